import { compile } from 'apikey-policy';
import { authzenPdp } from 'apikey-policy/authzen';
import { describe, expect, it } from 'vitest';
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
