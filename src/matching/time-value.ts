import { DAY } from './schedule.ts';

const OFFSET = '(Z|([+-])([01]\\d|2[0-3]):([0-5]\\d))';
const TIME = '([01]\\d|2[0-3]):([0-5]\\d):([0-5]\\d)(?:\\.0+)?';

const TIME_OF_DAY = new RegExp(`^${TIME}${OFFSET}$`);
const INSTANT = new RegExp(`^(\\d{4})-(\\d\\d)-(\\d\\d)T${TIME}${OFFSET}$`);
const DAY_OF_WEEK = new RegExp(`^([1-7])${OFFSET}?$`);

/** A local time and how far its clock is ahead of UTC, in seconds. */
export interface LocalTime {
  readonly second: number;
  readonly offset: number;
}

/** Reads `hh:mm:ss±hh:mm`: the second of the day (C2). A fraction of a second parses only where it is zero (C3). */
export function readTimeOfDay(text: unknown): LocalTime | undefined {
  const [hour, minute, second, ...offset] = groups(TIME_OF_DAY, text);
  return hour === undefined ? undefined : { second: secondOfDay(hour, minute, second), offset: offsetOf(offset) };
}

/** Reads an ISO 8601 date and time with offset: the second since 1970 of a clock at that offset (C2). */
export function readInstant(text: unknown): LocalTime | undefined {
  const [year, month, day, hour, minute, second, ...offset] = groups(INSTANT, text);
  const midnight = readDate(Number(year), Number(month), Number(day));
  return midnight === undefined
    ? undefined
    : { second: midnight + secondOfDay(hour, minute, second), offset: offsetOf(offset) };
}

/** Reads `1` (Monday) to `7`, a number or a text that may bear an offset: the second of the week it begins with (C2). */
export function readDayOfWeek(value: unknown): LocalTime | undefined {
  const [day, ...offset] = groups(DAY_OF_WEEK, typeof value === 'number' ? String(value) : value);
  return day === undefined ? undefined : { second: (Number(day) - 1) * DAY, offset: offsetOf(offset) };
}

/** What the groups of a pattern match; none where the pattern does not. */
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
  // A day or month that does not exist runs over into another month; what did not match gives no month at all.
  return year > 0 && date.getUTCMonth() === month - 1 ? date.getTime() / 1000 : undefined;
}
