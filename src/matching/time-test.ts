import { combinedSchedule } from './combined-schedule.ts';
import { DAY, opposite, repeating, type Schedule, WEEK } from './schedule.ts';
import type { LocalTime } from './time-value.ts';
import { readDayOfWeek, readInstant, readTimeOfDay } from './time-value.ts';

/** 1970 began on a Thursday, so this week's Monday began three days before it. */
const FIRST_MONDAY = -3 * DAY;

/** Reads a condition on the time of the request (C2); `undefined` where its operator or value cannot be read (C4). */
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

/** The schedule that holds while a clock that is ahead of UTC by an offset shows an earlier second than this one. */
type Before = (second: number, offset: number) => Schedule;

const timeBefore: Before = (second, offset) => repeating(DAY, -offset, second);
const dateBefore: Before = (second, offset) => ({ period: Infinity, changes: [second - offset], holdsFirst: true });

/** Times are compared in whole seconds, so an inclusive bound ends with the second after it (A5). */
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

/** A day that does not parse makes the whole list unreadable (C4). */
function anyDay(values: readonly unknown[]): Schedule | undefined {
  const days: Schedule[] = [];
  for (const value of values) {
    const day = readDayOfWeek(value);
    if (day === undefined) return undefined;
    days.push(repeating(WEEK, FIRST_MONDAY + day.second - day.offset, DAY));
  }
  return combinedSchedule('or', days);
}
