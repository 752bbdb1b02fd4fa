import { decide } from 'apikey-policy';
import { describe, expect, it } from 'vitest';
import { ask } from '../../support/answers.ts';
import * as given from '../../support/given.ts';
import { ANNA, UPDATE_SETTING } from '../../support/names.ts';

const CLOCK = '{{environment.attributes.current_time}}';
const NOW = '{{environment.attributes.current_date_time}}';
const DAY = '{{environment.attributes.day_of_week}}';

// A Monday.
const MORNING = '2026-03-16T10:00:00Z';
const NOON = '2026-03-16T12:00:00.000Z';
const LAST_INSTANT = 8.64e15;

const clock = (operator: string, value: string) => ({ key: CLOCK, operator: `time${operator}`, value });
const now = (operator: string, value: string) => ({ key: NOW, operator: `dateTime${operator}`, value });
const days = (...value: unknown[]) => ({ key: DAY, operator: 'dayOfWeekAnyOf', value });
const daily = [1, 2, 3, 4, 5, 6, 7];

/** How long an answer holds that rests on this condition, as an ISO date. */
function until(condition: unknown, time: string): string | undefined {
  const decision = ask(given.account({ policies: [given.policy({ condition })] }), UPDATE_SETTING, {
    time: Date.parse(time),
  });
  return decision.validUntil === undefined ? undefined : new Date(decision.validUntil).toISOString();
}

describe('A5: the first change of a time of day', () => {
  it.each([
    ['LessThan', '12:00:00Z', '2026-03-16T11:59:59.999Z', NOON],
    ['LessThan', '12:00:00Z', NOON, '2026-03-17T00:00:00.000Z'],
    ['LessThan', '12:00:00+02:00', '2026-03-16T09:59:59Z', '2026-03-16T10:00:00.000Z'],
    ['LessThan', '12:00:00+02:00', MORNING, '2026-03-16T22:00:00.000Z'],
    ['LessThan', '12:00:00-05:30', '2026-03-16T17:30:00Z', '2026-03-17T05:30:00.000Z'],
    ['LessThanOrEquals', '12:00:00Z', '2026-03-16T12:00:00.999Z', '2026-03-16T12:00:01.000Z'],
    ['LessThanOrEquals', '12:00:00Z', '2026-03-16T12:00:01Z', '2026-03-17T00:00:00.000Z'],
    ['GreaterThan', '12:00:00Z', NOON, '2026-03-16T12:00:01.000Z'],
    ['GreaterThan', '12:00:00Z', '2026-03-16T12:00:01Z', '2026-03-17T00:00:00.000Z'],
    ['GreaterThanOrEquals', '12:00:00Z', '2026-03-16T11:59:59.5Z', NOON],
    ['GreaterThanOrEquals', '12:00:00Z', NOON, '2026-03-17T00:00:00.000Z'],
    ['GreaterThanOrEquals', '23:59:59Z', '2026-03-16T23:59:59.999Z', '2026-03-17T00:00:00.000Z'],
    ['LessThan', '12:00:00Z', '2028-02-28T12:00:00Z', '2028-02-29T00:00:00.000Z'],
    ['LessThan', '12:00:00Z', '1969-12-31T11:59:59.5Z', '1969-12-31T12:00:00.000Z'],
    ['LessThan', '12:00:00Z', '1969-12-31T23:59:59.999Z', '1970-01-01T00:00:00.000Z'],
  ])('time%s %s at %s', (operator, value, time, change) => {
    expect(until(clock(operator, value), time)).toBe(change);
  });

  it.each([
    ['LessThan', '00:00:00Z'],
    ['LessThanOrEquals', '23:59:59Z'],
    ['GreaterThan', '23:59:59Z'],
    ['GreaterThanOrEquals', '00:00:00Z'],
    ['LessThanOrEquals', '23:59:59+05:00'],
    ['GreaterThanOrEquals', '00:00:00-03:00'],
  ])('time%s %s is always the same', (operator, value) => {
    for (const time of ['2026-03-16T00:00:00Z', MORNING, '2026-03-16T23:59:59Z', '1969-12-31T23:59:59Z']) {
      expect(until(clock(operator, value), time)).toBeUndefined();
    }
  });
});

describe('A5: the only change of an instant', () => {
  it.each([
    ['LessThan', NOON],
    ['GreaterThanOrEquals', NOON],
    ['LessThanOrEquals', '2026-03-16T12:00:01.000Z'],
    ['GreaterThan', '2026-03-16T12:00:01.000Z'],
  ])('dateTime%s noon changes at %s', (operator, change) => {
    const condition = now(operator, '2026-03-16T14:00:00+02:00');
    expect(until(condition, MORNING)).toBe(change);
    expect(until(condition, '0001-01-01T00:00:00Z')).toBe(change);
    expect(until(condition, new Date(Date.parse(change) - 1).toISOString())).toBe(change);
    expect(until(condition, change)).toBeUndefined();
    expect(until(condition, '9999-12-31T23:59:59Z')).toBeUndefined();
  });
});

describe('A5: the changes of days of the week', () => {
  it.each([
    [[1], MORNING, '2026-03-17T00:00:00.000Z'],
    [[2], MORNING, '2026-03-17T00:00:00.000Z'],
    [[7], MORNING, '2026-03-22T00:00:00.000Z'],
    [[1, 2], MORNING, '2026-03-18T00:00:00.000Z'],
    [['2', 1], MORNING, '2026-03-18T00:00:00.000Z'],
    [[1, 3], MORNING, '2026-03-17T00:00:00.000Z'],
    [[7, 1], '2026-03-15T10:00:00Z', '2026-03-17T00:00:00.000Z'],
    [['1+06:00'], MORNING, '2026-03-16T18:00:00.000Z'],
    [['1+06:00'], '2026-03-16T18:00:00Z', '2026-03-22T18:00:00.000Z'],
    [['1-06:00'], MORNING, '2026-03-17T06:00:00.000Z'],
    [['1+06:00', 1], MORNING, '2026-03-17T00:00:00.000Z'],
    [['1+06:00', '1-06:00'], MORNING, '2026-03-17T06:00:00.000Z'],
    [[4], '1969-12-31T23:59:59Z', '1970-01-01T00:00:00.000Z'],
    [[2], '2028-02-28T12:00:00Z', '2028-02-29T00:00:00.000Z'],
    [[], MORNING, undefined],
    [daily, MORNING, undefined],
    [[...daily].reverse(), '2026-03-22T23:59:59Z', undefined],
    [['1+06:00', '2-06:00', 3, 4, 5, 6, 7], MORNING, '2026-03-16T18:00:00.000Z'],
    [['1-06:00', '1', 2, 3, 4, 5, 6, 7, '7+03:00'], MORNING, undefined],
  ])('days %j at %s', (value, time, change) => {
    expect(until(days(...value), time)).toBe(change);
  });
});

describe('A5: several conditions', () => {
  it('the first change of any test counts, even if the condition stays the same', () => {
    const leaves = [given.earlierThan('15:00:00Z'), now('LessThan', '2026-03-16T11:00:00Z'), days(1)];
    for (const condition of [
      given.all(...leaves),
      given.any(...leaves),
      given.any(given.HOLDS, ...leaves),
      given.all(given.FAILS, given.all(given.any(...leaves))),
    ]) {
      expect(until(condition, MORNING)).toBe('2026-03-16T11:00:00.000Z');
      expect(until(condition, '2026-03-16T11:00:00Z')).toBe('2026-03-16T15:00:00.000Z');
    }
  });

  it('the first change of any policy counts', () => {
    const policies = ['15:00:00Z', '11:00:00Z', '14:00:00Z'].map((value) =>
      given.policy({ id: value, condition: given.earlierThan(value) }),
    );
    expect(ask(given.account({ policies }), UPDATE_SETTING, { time: Date.parse(MORNING) }).validUntil).toBe(
      Date.parse('2026-03-16T11:00:00Z'),
    );
  });

  it('a test that cannot be read, or does not test the time, never changes', () => {
    for (const leaf of [
      given.UNREADABLE,
      given.earlierThan('12:00'),
      given.earlierThan('12:00:00.5Z'),
      given.HOLDS,
      given.FAILS,
    ]) {
      expect(until(leaf, MORNING)).toBeUndefined();
      expect(until(given.all(leaf, given.earlierThan('12:00:00Z')), MORNING)).toBe(NOON);
    }
  });

  it('a test below an unreadable node does not count', () => {
    const noon = given.earlierThan('12:00:00Z');
    for (const node of [
      { ...given.all(noon), negate: true },
      { operator: 'not', conditions: [noon] },
      { ...noon, negate: true },
    ]) {
      expect(until(node, MORNING)).toBeUndefined();
      expect(until(given.any(node, given.earlierThan('13:00:00Z')), MORNING)).toBe('2026-03-16T13:00:00.000Z');
    }
    let nested: object = noon;
    for (let level = 10; level > 1; level--) nested = given.all(nested);
    expect(until(nested, MORNING)).toBe(NOON);
    expect(until(given.all(nested), MORNING)).toBeUndefined();
  });
});

describe('A5: when it is absent', () => {
  const of = given.account({ policies: [given.policy({ condition: given.earlierThan('12:00:00Z') })] });
  const at = (time: number) => decide(of, { principal: ANNA, action: UPDATE_SETTING, time });

  it('without a time in the request, and without conditions on it', () => {
    expect(ask(of, UPDATE_SETTING)).not.toHaveProperty('validUntil');
    expect(ask(given.account({ policies: [given.policy()] }), UPDATE_SETTING, { time: 0 })).not.toHaveProperty(
      'validUntil',
    );
    expect(ask(given.account(), UPDATE_SETTING, { time: 0 })).not.toHaveProperty('validUntil');
  });

  it('if the change is later than a Date can represent', () => {
    expect(at(LAST_INSTANT - 1).validUntil).toBe(LAST_INSTANT);
    expect(at(LAST_INSTANT)).not.toHaveProperty('validUntil');
    expect(at(-LAST_INSTANT).validUntil).toBe(-LAST_INSTANT + 12 * 3_600_000);
    const weekly = given.account({ policies: [given.policy({ condition: days(1) })] });
    expect(ask(weekly, UPDATE_SETTING, { time: LAST_INSTANT })).not.toHaveProperty('validUntil');
  });

  it('it is there at 1970 itself, and a multiple of 1000 before and after', () => {
    expect(at(-1).validUntil).toBe(0);
    for (const time of [-1, 0.5, 999, 86_399_999, -86_400_001]) {
      const { validUntil = Number.NaN } = at(time);
      expect(validUntil % 1000 === 0 && validUntil > time).toBe(true);
    }
  });
});
