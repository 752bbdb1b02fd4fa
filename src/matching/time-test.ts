import type { LocalTime } from './time-value.ts';
import { readDayOfWeek, readInstant, readTimeOfDay } from './time-value.ts';
import type { TimeTest, Window } from './window.ts';

const DAY = 86_400;
const WEEK = 7 * DAY;

/** 1970 began on a Thursday, so this week's Monday began three days before it. */
const FIRST_MONDAY = -3 * DAY;

/** Further away than any instant that a `Date` can hold, in seconds. */
const FAR = 1e13;

/** Reads a condition on the time of the request (C2); `undefined` where its operator or value cannot be read (C4). */
export function readTimeTest(key: string, operator: string, value: unknown): TimeTest | undefined {
  switch (key) {
    case '{{environment.attributes.current_time}}':
      return readBound(operator, 'time', readTimeOfDay(value), { from: 0, until: DAY, period: DAY });
    case '{{environment.attributes.current_date_time}}':
      return readBound(operator, 'dateTime', readInstant(value), { from: -FAR, until: FAR, period: Infinity });
    case '{{environment.attributes.day_of_week}}':
      return readDays(operator, value);
    default:
      return undefined;
  }
}

/** All the seconds that a clock can show, and after how many it shows them again. */
interface Range {
  readonly from: number;
  readonly until: number;
  readonly period: number;
}

/** A bound cuts the whole range in two. It is in whole seconds, so an inclusive one ends with the second after it. */
function readBound(operator: string, prefix: string, bound: LocalTime | undefined, range: Range): TimeTest | undefined {
  if (bound === undefined || !operator.startsWith(prefix)) return undefined;
  const { second, offset } = bound;
  const between = (from: number, until: number): TimeTest => ({
    period: range.period,
    windows: [{ from: from - offset, length: until - from }],
  });
  switch (operator.slice(prefix.length)) {
    case 'LessThan':
      return between(range.from, second);
    case 'LessThanOrEquals':
      return between(range.from, second + 1);
    case 'GreaterThan':
      return between(second + 1, range.until);
    case 'GreaterThanOrEquals':
      return between(second, range.until);
    default:
      return undefined;
  }
}

function readDays(operator: string, value: unknown): TimeTest | undefined {
  if (operator === 'dayOfWeekEquals') return daysTest([value]);
  return operator === 'dayOfWeekAnyOf' && Array.isArray(value) ? daysTest(value) : undefined;
}

/** One window for each day; a day that does not parse makes the whole list unreadable (C4). */
function daysTest(values: readonly unknown[]): TimeTest | undefined {
  const windows: Window[] = [];
  for (const value of values) {
    const day = readDayOfWeek(value);
    if (day === undefined) return undefined;
    windows.push({ from: FIRST_MONDAY + day.second - day.offset, length: DAY });
  }
  return { period: WEEK, windows };
}
