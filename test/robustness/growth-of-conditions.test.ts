import { describe, expect, it } from 'vitest';
import type { Circumstances, ConditionTest } from '../../src/matching/condition.ts';
import { exponentOf, workOf } from './work.ts';

// Imported when counting has begun.
const { nextChangeIn, readCondition, testCondition } = await import('../../src/matching/condition.ts');
const { firstOpening, lastOpening } = await import('../../src/matching/opening.ts');

// Sorting takes a little more than proportional work: the exponent of n log n is 1.17 between these sizes.
const NEARLY_LINEAR = 1.3;
const SIZE = 50;

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const START = Date.parse('2026-01-01T00:00:00Z') / 1000;

const environment = (name: string, operator: string, value: unknown): object => ({
  key: `{{environment.attributes.${name}}}`,
  operator,
  value,
});
const textOf = (second: number): string => new Date(second * 1000).toISOString().replace('.000', '');
const all = (...conditions: readonly object[]): object => ({ operator: 'and', conditions });
const anyOf = (size: number, make: (index: number) => object): object => ({
  operator: 'or',
  conditions: Array.from({ length: size }, (_, index) => make(index)),
});

/** Open from one second of each day to another. */
const daily = (from: number, until: number): object =>
  all(
    environment('current_time', 'timeGreaterThanOrEquals', textOf(START + from).slice(11)),
    environment('current_time', 'timeLessThan', textOf(START + until).slice(11)),
  );
/** Open from one second since the start to another. */
const dated = (from: number, until: number): object =>
  all(
    environment('current_date_time', 'dateTimeGreaterThanOrEquals', textOf(START + from)),
    environment('current_date_time', 'dateTimeLessThan', textOf(START + until)),
  );
const days = (...values: readonly number[]): object => environment('day_of_week', 'dayOfWeekAnyOf', values);

const hours = (size: number): object => anyOf(size, (index) => daily(index * 30, index * 30 + 20));
const mornings = (size: number): object => anyOf(size, (index) => dated(index * DAY, index * DAY + 12 * HOUR));
const hoursOnDates = (size: number, length: number): object =>
  anyOf(size, (index) => all(dated(index * DAY, index * DAY + length), daily(9 * HOUR + index, 17 * HOUR)));
const weekdaysInMonths = (size: number): object =>
  anyOf(size, (index) => all(dated(index * DAY, (index + 30) * DAY), days(1, 2, 3, 4, 5), daily(9 * HOUR, 17 * HOUR)));

/** Conditions by the number of their windows, and whether they ever hold. */
const shapes: Record<string, readonly [make: (size: number) => object, opens: boolean]> = {
  'windows of dates': [mornings, true],
  'windows of dates that are empty': [(size) => anyOf(size, (index) => dated(index * DAY, index * DAY)), false],
  'windows of hours': [hours, true],
  'windows of hours that are empty': [(size) => anyOf(size, (index) => daily(index * 30, index * 30)), false],
  'days of a list': [(size) => days(...Array.from({ length: size }, (_, index) => (index % 7) + 1)), true],
  'days of lists': [(size) => anyOf(size, (index) => days((index % 7) + 1)), true],
  'windows of dates, and windows of hours': [(size) => all(mornings(size), hours(size)), true],
  'windows of hours, and windows of dates at other hours': [
    (size) =>
      all(
        hours(size),
        anyOf(size, (index) => dated(index * DAY + 14 * HOUR, index * DAY + 20 * HOUR)),
      ),
    false,
  ],
  'windows of dates and hours': [(size) => hoursOnDates(size, DAY), true],
  'windows of dates and hours that do not meet': [(size) => hoursOnDates(size, 9 * HOUR), false],
  'windows of dates and hours, at other hours': [
    (size) => all(hoursOnDates(size, DAY), daily(18 * HOUR, 20 * HOUR)),
    false,
  ],
  'windows of hours on dates that all overlap, at other hours': [
    (size) => all(hoursOnDates(size, 2000 * DAY), daily(18 * HOUR, 20 * HOUR)),
    false,
  ],
  'windows of dates and hours, and windows of dates at other hours': [
    (size) =>
      all(
        hoursOnDates(size, DAY),
        anyOf(size, (index) => dated(index * DAY, index * DAY + 9 * HOUR)),
      ),
    false,
  ],
  'windows of dates and hours, and such windows at other hours': [
    (size) =>
      all(
        hoursOnDates(size, DAY),
        anyOf(size, (index) => all(dated(index * DAY, index * DAY + DAY), daily(18 * HOUR, 19 * HOUR + index))),
      ),
    false,
  ],
  'windows of dates that overlap, on other days': [(size) => all(weekdaysInMonths(size), days(6, 7)), false],
};

const SECOND = START + 5 * DAY + 10 * HOUR;
const circumstances: Circumstances = { attributes: () => [undefined], second: SECOND };

const questions: Record<string, (condition: ConditionTest) => unknown> = {
  testCondition: (condition) => testCondition(condition, circumstances),
  nextChangeIn: (condition) => nextChangeIn(condition, SECOND),
  firstOpening: (condition) => firstOpening(condition, () => false),
  'firstOpening, from a second on': (condition) => firstOpening(condition, () => false, SECOND),
  lastOpening: (condition) => lastOpening(condition, () => false),
  'lastOpening, before a second': (condition) => lastOpening(condition, () => false, SECOND),
};

describe.each(Object.entries(shapes))('C1, C2: %s', (_, [make, opens]) => {
  it(opens ? 'hold at times' : 'never hold', () => {
    const condition = readCondition(make(SIZE));
    expect(firstOpening(condition, () => false) !== undefined).toBe(opens);
    expect(lastOpening(condition, () => false) !== undefined).toBe(opens);
  });

  it('are read with work in proportion', () => {
    const work = (size: number): number => {
      const condition = make(size);
      return workOf(() => readCondition(condition));
    };
    expect(exponentOf(work, SIZE)).toBeLessThan(NEARLY_LINEAR);
  });

  it.each(Object.entries(questions))('%s: work is in proportion', (_name, ask) => {
    const work = (size: number): number => {
      const condition = readCondition(make(size));
      return workOf(() => ask(condition));
    };
    expect(exponentOf(work, SIZE)).toBeLessThan(NEARLY_LINEAR);
  });
});
