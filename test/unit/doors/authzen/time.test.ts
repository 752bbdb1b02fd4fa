import { compile } from 'apikey-policy';
import { authzenPdp } from 'apikey-policy/authzen';
import { describe, expect, it } from 'vitest';
import { readInstant } from '../../../../src/json/instant.ts';
import * as given from '../../../support/given.ts';
import { ANNA, MONDAY_NOON, UPDATE_SETTING } from '../../../support/names.ts';
import { checked } from './schemas.ts';

/** Anna may change the setting in the morning. */
const pdp = checked(
  authzenPdp(compile(given.account({ policies: [given.policy({ condition: given.earlierThan('12:00:00+00:00') })] }))),
);
const subject = { type: 'user', id: ANNA };
const action = { name: UPDATE_SETTING };
const resource = { type: 'account', id: 'account-1' };
const question = { subject, action, resource };
const at = (time: unknown) => pdp.evaluation({ ...question, context: { time } });
const PROBLEM = '`context.time` must be an RFC 3339 date and time with seconds and offset';

describe('AZ-2: context.time', () => {
  it('AZ-2: is when it is asked', () => {
    expect(at('2026-03-16T11:59:59Z').body).toEqual({ decision: true });
    expect(at('2026-03-16T12:00:00Z').body).toMatchObject({ decision: false });
    expect(at('2026-03-16T12:59:59.999+01:00').body).toEqual({ decision: true });
    expect(at('2026-03-16T06:59:59-05:00').body).toEqual({ decision: true });
  });

  it('AZ-2: without one there is no time', () => {
    for (const context of [undefined, {}, { ip: '192.168.1.1' }, { Time: 'x' }]) {
      const answer = Object(pdp.evaluation({ ...question, context }).body);
      expect([answer.decision, Object.keys(answer.context.reason_admin)]).toEqual([false, ['time-needed']]);
    }
  });

  it('AZ-2: one that cannot be read is a 400, whatever is asked', () => {
    for (const time of ['2026-03-16T11:59Z', 'now', '', null, MONDAY_NOON, ['2026-03-16T11:59:59Z'], {}]) {
      expect(at(time)).toEqual({ status: 400, body: PROBLEM });
      const context = { time };
      expect(pdp.evaluation({ ...question, action: { name: 'x' }, context }).status).toBe(400);
      expect(pdp.subjectSearch({ ...question, context })).toEqual({ status: 400, body: PROBLEM });
      expect(pdp.resourceSearch({ ...question, context })).toEqual({ status: 400, body: PROBLEM });
      expect(pdp.actionSearch({ ...question, context })).toEqual({ status: 400, body: PROBLEM });
      expect(pdp.subjectSearch({ ...question, subject: { type: 'spaceship' }, context }).status).toBe(400);
    }
  });

  it('AZ-2: in a batch, one that cannot be read is a no for its item', () => {
    const [morning, odd] = [{ context: { time: '2026-03-16T08:00:00Z' } }, { context: { time: 'soon' } }];
    const failed = { decision: false, context: { error: { status: 400, message: PROBLEM } } };
    expect(pdp.evaluations({ ...question, ...odd, evaluations: [morning, odd, {}] })).toEqual({
      status: 200,
      body: { evaluations: [{ decision: true }, failed, failed] },
    });
  });

  it('AZ-2: a context of an item without a time has none, whatever the default', () => {
    const batch = { ...question, context: { time: '2026-03-16T08:00:00Z' }, evaluations: [{}, { context: {} }] };
    expect(Object(pdp.evaluations(batch).body).evaluations).toMatchObject([{ decision: true }, { decision: false }]);
  });

  it('AZ-2: searches are of that time', () => {
    const search = (time: string) => Object(pdp.actionSearch({ ...question, context: { time } }).body).results;
    expect(search('2026-03-16T11:59:59Z')).toContainEqual(action);
    expect(search('2026-03-16T12:00:00Z')).not.toContainEqual(action);
  });
});

describe('AZ-2: RFC 3339', () => {
  it.each([
    ['1970-01-01T00:00:00Z', 0],
    ['2026-03-16T12:00:00Z', MONDAY_NOON],
    ['2026-03-16t12:00:00z', MONDAY_NOON],
    ['2026-03-16T12:00:00-00:00', MONDAY_NOON],
    ['2026-03-17T11:59:00+23:59', MONDAY_NOON],
    ['2026-03-15T12:01:00-23:59', MONDAY_NOON],
    ['2026-03-16T12:00:00.5Z', MONDAY_NOON + 500],
    ['2026-03-16T12:00:00.0019999Z', MONDAY_NOON + 1],
    ['1969-12-31T23:59:59.999Z', -1],
    ['2024-02-29T00:00:00Z', Date.UTC(2024, 1, 29)],
    ['0000-01-01T00:00:00Z', -62_167_219_200_000],
    ['0099-12-31T23:59:59Z', -59_011_459_201_000],
    ['9999-12-31T23:59:59-23:59', 253_402_387_139_000],
    ['1990-12-31T23:59:60Z', Date.UTC(1991, 0, 1)],
    ['1990-12-31T15:59:60-08:00', Date.UTC(1991, 0, 1)],
    ['2015-07-01T01:59:60.25+02:00', Date.UTC(2015, 6, 1) + 250],
  ])('%s is an instant', (text, instant) => {
    expect(readInstant(text)).toBe(instant);
  });

  it.each([
    '2026-03-16',
    '2026-03-16T12:00:00',
    '2026-03-16T12:00Z',
    '2026-03-16T12:00-07:00',
    '2026-03-16 12:00:00Z',
    '2026-03-16T12:00:00.Z',
    '2026-03-16T12:00:00,5Z',
    '2026-03-16T12:00:00+0000',
    '2026-03-16T12:00:00+00',
    '2026-03-16T12:00:00+24:00',
    '2026-03-16T12:00:00+00:60',
    '2026-03-16T24:00:00Z',
    '2026-03-16T12:60:00Z',
    '2026-03-16T12:00:61Z',
    '2026-03-16T12:00:60Z',
    '2026-03-31T23:59:60Z',
    '2026-01-15T23:59:60Z',
    '1990-12-31T23:59:60-08:00',
    '2026-02-29T12:00:00Z',
    '2026-02-99T12:00:00Z',
    '2026-13-01T12:00:00Z',
    '2026-00-01T12:00:00Z',
    '2026-03-00T12:00:00Z',
    '2026-03-32T12:00:00Z',
    '+002026-03-16T12:00:00Z',
    '-0001-03-16T12:00:00Z',
    ' 2026-03-16T12:00:00Z',
    '2026-03-16T12:00:00Z\n',
    '٢٠٢٦-03-16T12:00:00Z',
    'Mon, 16 Mar 2026 12:00:00 GMT',
    undefined,
    new Date(0),
  ])('%j is none', (text) => {
    expect(readInstant(text)).toBeUndefined();
  });
});
