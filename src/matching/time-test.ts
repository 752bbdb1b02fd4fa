import { combinedSchedule } from './combined-schedule.ts';
import { DAY, opposite, repeating, type Schedule, WEEK } from './schedule.ts';
import type { LocalTime } from './time-value.ts';
import { readDayOfWeek, readInstant, readTimeOfDay } from './time-value.ts';

/** 1970 began on a Thursday, so the Monday of that week was three days earlier. */
const FIRST_MONDAY = -3 * DAY;

/** Makes the test of a time condition (C2); `undefined` if its operator or value cannot be read (C4). */
export function readTimeTest(key: string, operator: string, value: unknown): Schedule | undefined {
  switch (key) {
    case '{{environment.attributes.current_time}}':
      return readBound(operator, 'time', readTimeOfDay(value), timeBefore);
    case '{{environment.attributes.current_date_time}}':
      return readBound(operator, 'dateTime', readInstant(value), dateBefore);
    case '{{environment.attributes.day_of_week}}':
      return readDays(operator, value);
    default:
      return undefined;
  }
}

/** The schedule that holds while a clock, ahead of UTC by `offset`, shows a second before `second`. */
type Before = (second: number, offset: number) => Schedule;

const timeBefore: Before = (second, offset) => repeating(DAY, -offset, second);
const dateBefore: Before = (second, offset) => ({ period: Infinity, changes: [second - offset], holdsFirst: true });

/** Times are compared in whole seconds, so an inclusive bound is the exclusive bound one second later (A5). */
function readBound(
  operator: string,
  prefix: string,
  bound: LocalTime | undefined,
  before: Before,
): Schedule | undefined {
  if (bound === undefined || !operator.startsWith(prefix)) return undefined;
  const { second, offset } = bound;
  switch (operator.slice(prefix.length)) {
    case 'LessThan':
      return before(second, offset);
    case 'LessThanOrEquals':
      return before(second + 1, offset);
    case 'GreaterThan':
      return opposite(before(second + 1, offset));
    case 'GreaterThanOrEquals':
      return opposite(before(second, offset));
    default:
      return undefined;
  }
}

function readDays(operator: string, value: unknown): Schedule | undefined {
  if (operator === 'dayOfWeekEquals') return anyDay([value]);
  return operator === 'dayOfWeekAnyOf' && Array.isArray(value) ? anyDay(value) : undefined;
}

/** If one day does not parse, the whole list is unreadable (C4). */
function anyDay(values: readonly unknown[]): Schedule | undefined {
  const days: Schedule[] = [];
  for (const value of values) {
    const day = readDayOfWeek(value);
    if (day === undefined) return undefined;
    days.push(repeating(WEEK, FIRST_MONDAY + day.second - day.offset, DAY));
  }
  return combinedSchedule('or', days);
}
