import type { Condition } from 'apikey-policy';

/** The time of the calls. No window is open at it. */
export const MONDAY: number = Date.parse('2026-03-16T15:00:00Z');

const SECOND = 1000;
const DAY = 24 * 60 * 60 * SECOND;

const textOf = (time: number): string => new Date(time).toISOString().replace('.000', '');

const test = (name: string, operator: string, value: string): Condition => ({
  key: `{{environment.attributes.${name}}}`,
  operator,
  value,
});

const windows = (size: number, bounds: (index: number) => readonly Condition[]): Condition => ({
  operator: 'or',
  conditions: Array.from({ length: size }, (_, at) => ({ operator: 'and', conditions: bounds(at) })),
});

/** Half of each day after that Monday, as two bounds. */
export function dates(size: number): Condition {
  return windows(size, (at) => [
    test('current_date_time', 'dateTimeGreaterThanOrEquals', textOf(MONDAY + (at + 1) * DAY)),
    test('current_date_time', 'dateTimeLessThan', textOf(MONDAY + (at + 1.5) * DAY)),
  ]);
}

/** Some seconds of each half minute after midnight, as two times. */
export function hours(size: number): Condition {
  return windows(size, (at) => [
    test('current_time', 'timeGreaterThanOrEquals', textOf(30 * at * SECOND).slice(11)),
    test('current_time', 'timeLessThan', textOf((30 * at + 20) * SECOND).slice(11)),
  ]);
}
