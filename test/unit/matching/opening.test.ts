import { describe, expect, it } from 'vitest';
import { readCondition } from '../../../src/matching/condition.ts';
import { firstOpening, lastOpening } from '../../../src/matching/opening.ts';
import * as given from '../../support/given.ts';

const at = (text: string): number => Date.parse(text) / 1000;
const key = (name: string): string => `{{environment.attributes.${name}}}`;
const time = (bound: string, value: string): object => ({ key: key('current_time'), operator: `time${bound}`, value });
const date = (bound: string, value: string): object => ({
  key: key('current_date_time'),
  operator: `dateTime${bound}`,
  value,
});
const day = (...values: readonly unknown[]): object => ({
  key: key('day_of_week'),
  operator: 'dayOfWeekAnyOf',
  value: values,
});

/** Nothing that no time decides counts as true, unless a test says so. */
const first = (condition: object, from?: number, assumed = false) =>
  firstOpening(readCondition(condition), () => assumed, from);
const last = (condition: object, before?: number, assumed = false) =>
  lastOpening(readCondition(condition), () => assumed, before);

const MONDAY = at('2026-03-16T00:00:00Z');
const FIRST_SECOND = -8.64e12;
const LAST_SECOND = 8.64e12;

const OFFICE = given.all(
  day(1, 2, 3, 4, 5),
  time('GreaterThanOrEquals', '09:00:00Z'),
  time('LessThanOrEquals', '16:59:59Z'),
);
const TWICE = given.any(
  given.all(date('GreaterThanOrEquals', '2026-05-01T00:00:00Z'), date('LessThan', '2026-05-02T00:00:00Z')),
  given.all(date('GreaterThanOrEquals', '2026-04-01T00:00:00Z'), date('LessThan', '2026-04-02T00:00:00Z')),
);
const ONCE = given.all(
  date('GreaterThanOrEquals', '2026-04-01T09:00:00Z'),
  date('LessThanOrEquals', '2026-04-02T17:59:59Z'),
);

describe('when a condition holds first, from a second on (C1, C2)', () => {
  it.each([
    ['weekly hours, as the week begins', OFFICE, MONDAY, at('2026-03-16T09:00:00Z')],
    ['weekly hours, from within them', OFFICE, at('2026-03-17T10:00:01Z'), at('2026-03-17T10:00:01Z')],
    ['weekly hours, at their last second', OFFICE, at('2026-03-20T16:59:59Z'), at('2026-03-20T16:59:59Z')],
    ['weekly hours, a second later', OFFICE, at('2026-03-20T17:00:00Z'), at('2026-03-23T09:00:00Z')],
    ['once, before it', ONCE, MONDAY, at('2026-04-01T09:00:00Z')],
    ['once, at its last second', ONCE, at('2026-04-02T17:59:59Z'), at('2026-04-02T17:59:59Z')],
    ['once, a second later', ONCE, at('2026-04-02T18:00:00Z'), undefined],
    ['twice, before both', TWICE, MONDAY, at('2026-04-01T00:00:00Z')],
    ['twice, between them', TWICE, at('2026-04-02T00:00:00Z'), at('2026-05-01T00:00:00Z')],
    [
      'hours across midnight',
      given.any(time('GreaterThan', '21:59:59Z'), time('LessThan', '06:00:00Z')),
      MONDAY,
      MONDAY,
    ],
    ['a day of its own offset', day('1+06:00'), MONDAY, MONDAY],
    ['a day that has ended at its offset', day('1+06:00'), MONDAY + 18 * 3600, MONDAY + (7 * 24 - 6) * 3600],
    [
      'office hours years away',
      given.all(OFFICE, date('GreaterThan', '9998-01-02T00:00:00Z')),
      0,
      at('9998-01-02T09:00:00Z'),
    ],
    [
      'of two dates the earlier',
      given.any(date('GreaterThan', '2030-01-01T00:00:00Z'), date('GreaterThan', '2029-01-01T00:00:00Z')),
      0,
      at('2029-01-01T00:00:01Z'),
    ],
  ])('%s', (_, condition, from, expected) => {
    expect(first(condition, from)).toBe(expected);
  });

  it.each([
    ['hours of one day across midnight', given.all(time('GreaterThan', '22:00:00Z'), time('LessThan', '06:00:00Z'))],
    ['two days at once', given.all(day(1), day(2))],
    ['no day', day()],
    [
      'an end before its beginning',
      given.all(date('LessThan', '2026-01-01T00:00:00Z'), date('GreaterThan', '2026-01-01T00:00:00Z')),
    ],
    [
      'two stretches that only touch',
      given.all(time('LessThan', '12:00:00Z'), time('GreaterThanOrEquals', '12:00:00Z')),
    ],
    [
      'touching stretches below an `or`',
      given.all(given.any(time('LessThan', '12:00:00Z'), day()), given.any(time('GreaterThanOrEquals', '12:00:00Z'))),
    ],
    [
      'a Monday in the four days from a Tuesday on',
      given.all(day(1), date('GreaterThanOrEquals', '2026-03-17T00:00:00Z'), date('LessThan', '2026-03-21T00:00:00Z')),
    ],
    ['before the first second of a day', time('LessThan', '00:00:00Z')],
    ['after the last second of a day', time('GreaterThan', '23:59:59Z')],
  ])('never: %s', (_, condition) => {
    expect(first(condition)).toBe(undefined);
    expect(last(condition)).toBe(undefined);
  });

  it('looks no further than a `Date` can', () => {
    const always = time('GreaterThanOrEquals', '00:00:00Z');
    expect([first(always), last(always)]).toEqual([FIRST_SECOND, LAST_SECOND]);
    expect([first(always, LAST_SECOND), last(always, FIRST_SECOND + 1)]).toEqual([LAST_SECOND, FIRST_SECOND]);
    const later = time('GreaterThan', '00:00:00Z');
    expect(first(later, LAST_SECOND)).toBe(undefined);
    for (const condition of [always, given.UNREADABLE]) {
      const beyond = [first(condition, LAST_SECOND + 1, true), last(condition, FIRST_SECOND, true)];
      expect(beyond).toEqual([undefined, undefined]);
    }
  });

  it('takes the assumed result for tests that do not depend on the time', () => {
    for (const timeless of [given.FAILS, given.UNREADABLE]) {
      expect([first(timeless), last(timeless)]).toEqual([undefined, undefined]);
      expect([first(timeless, MONDAY, true), last(timeless, MONDAY, true)]).toEqual([MONDAY, MONDAY - 1]);
      const condition = given.all(ONCE, timeless);
      expect([first(condition), last(condition)]).toEqual([undefined, undefined]);
      expect(first(condition, undefined, true)).toBe(at('2026-04-01T09:00:00Z'));
      expect(last(condition, undefined, true)).toBe(at('2026-04-02T17:59:59Z'));
    }
  });
});

describe('when a condition held last, before a second (C1, C2)', () => {
  it.each([
    ['weekly hours, as the week begins', OFFICE, MONDAY, at('2026-03-13T16:59:59Z')],
    ['weekly hours, from within them', OFFICE, at('2026-03-17T10:00:01Z'), at('2026-03-17T10:00:00Z')],
    ['weekly hours, at their first second', OFFICE, at('2026-03-17T09:00:00Z'), at('2026-03-16T16:59:59Z')],
    ['once, after it', ONCE, at('2030-01-01T00:00:00Z'), at('2026-04-02T17:59:59Z')],
    ['once, a second after its first', ONCE, at('2026-04-01T09:00:01Z'), at('2026-04-01T09:00:00Z')],
    ['once, at its first second', ONCE, at('2026-04-01T09:00:00Z'), undefined],
    ['twice, after both', TWICE, at('2030-01-01T00:00:00Z'), at('2026-05-01T23:59:59Z')],
    ['twice, between them', TWICE, at('2026-05-01T00:00:00Z'), at('2026-04-01T23:59:59Z')],
    [
      'a date alone, at its first second',
      date('GreaterThanOrEquals', '2026-04-01T09:00:00Z'),
      at('2026-04-01T09:00:00Z'),
      undefined,
    ],
    [
      'office hours long ago',
      given.all(OFFICE, date('LessThan', '0001-01-02T00:00:00Z')),
      0,
      at('0001-01-01T16:59:59Z'),
    ],
  ])('%s', (_, condition, before, expected) => {
    expect(last(condition, before)).toBe(expected);
  });
});
