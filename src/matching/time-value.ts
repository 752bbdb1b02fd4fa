import { DAY } from './schedule.ts';

const OFFSET = '(Z|([+-])([01]\\d|2[0-3]):([0-5]\\d))';
const TIME = '([01]\\d|2[0-3]):([0-5]\\d):([0-5]\\d)(?:\\.0+)?';

const TIME_OF_DAY = new RegExp(`^${TIME}${OFFSET}$`);
const INSTANT = new RegExp(`^(\\d{4})-(\\d\\d)-(\\d\\d)T${TIME}${OFFSET}$`);
const DAY_OF_WEEK = new RegExp(`^([1-7])${OFFSET}?$`);

/** A local time, and the offset of its clock from UTC, in seconds. */
export interface LocalTime {
  readonly second: number;
  readonly offset: number;
}

/** Parses `hh:mm:ss±hh:mm` to the second of the day (C2). A fraction of a second must be zero (C3). */
export function readTimeOfDay(text: unknown): LocalTime | undefined {
  const [hour, minute, second, ...offset] = groups(TIME_OF_DAY, text);
  return hour === undefined ? undefined : { second: secondOfDay(hour, minute, second), offset: offsetOf(offset) };
}

/** Parses an ISO 8601 date and time with offset to the second since 1970 on a clock with that offset (C2). */
export function readInstant(text: unknown): LocalTime | undefined {
  const [year, month, day, hour, minute, second, ...offset] = groups(INSTANT, text);
  const midnight = readDate(Number(year), Number(month), Number(day));
  return midnight === undefined
    ? undefined
    : { second: midnight + secondOfDay(hour, minute, second), offset: offsetOf(offset) };
}

/**
 * Parses `1` (Monday) to `7`, as a number or as a string with an optional offset, to its first second of the week
 * (C2).
 */
export function readDayOfWeek(value: unknown): LocalTime | undefined {
  const [day, ...offset] = groups(DAY_OF_WEEK, typeof value === 'number' ? String(value) : value);
  return day === undefined ? undefined : { second: (Number(day) - 1) * DAY, offset: offsetOf(offset) };
}

/** The groups of a match; empty if the pattern does not match. */
function groups(pattern: RegExp, text: unknown): readonly (string | undefined)[] {
  return (typeof text === 'string' && pattern.exec(text)?.slice(1)) || [];
}

function secondOfDay(hour?: string, minute?: string, second?: string): number {
  return Number(hour) * 3600 + Number(minute) * 60 + Number(second);
}

/** `Z` and no offset at all mean UTC (C2, C3). */
function offsetOf([, sign, hour, minute]: readonly (string | undefined)[]): number {
  if (sign === undefined) return 0;
  return (sign === '-' ? -60 : 60) * (Number(hour) * 60 + Number(minute));
}

/** The first second of a date that exists, years 0001 to 9999. */
function readDate(year: number, month: number, day: number): number | undefined {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  // A day that does not exist gives another month, and a string that did not match gives `NaN`.
  return year > 0 && date.getUTCMonth() === month - 1 ? date.getTime() / 1000 : undefined;
}
