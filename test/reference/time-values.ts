import { dateExists } from './calendar.ts';
import { textOf } from './operators.ts';

// rules.md, section 7, C2: times of day, instants and days of the week, each as it is written, with its offset in seconds.

export interface TimeOfDay {
  readonly time: readonly [hour: number, minute: number, second: number];
  readonly offset: number;
}

export interface Instant extends TimeOfDay {
  readonly date: readonly [year: number, month: number, day: number];
}

export interface Weekday {
  readonly weekday: number;
  readonly offset: number;
}

/** `Z`, or `±hh:mm` up to 23:59. */
function offsetOf(text: string): number | undefined {
  if (text === 'Z') return 0;
  const [, sign, hours, minutes] = /^([+-])(\d\d):(\d\d)$/.exec(text) ?? [];
  if (sign === undefined || Number(hours) > 23 || Number(minutes) > 59) return undefined;
  const size = Number(hours) * 3600 + Number(minutes) * 60;
  return sign === '-' ? 0 - size : size;
}

export function timeOfDay(value: unknown): TimeOfDay | undefined {
  const [, hour, minute, second, rest] = /^(\d\d):(\d\d):(\d\d)(?:\.0+)?(\D.*)$/s.exec(textOf(value) ?? '') ?? [];
  const offset = offsetOf(rest ?? '');
  if (offset === undefined || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return undefined;
  return { time: [Number(hour), Number(minute), Number(second)], offset };
}

export function instant(value: unknown): Instant | undefined {
  const [, year, month, day, rest] = /^(\d{4})-(\d\d)-(\d\d)T(.*)$/s.exec(textOf(value) ?? '') ?? [];
  const time = timeOfDay(rest);
  if (time === undefined || !dateExists(Number(year), Number(month), Number(day))) return undefined;
  return { date: [Number(year), Number(month), Number(day)], ...time };
}

export function weekday(value: unknown): Weekday | undefined {
  const [, digit, rest] = /^([1-7])(.*)$/s.exec(textOf(value) ?? '') ?? [];
  if (digit === undefined) return undefined;
  // No offset means UTC.
  const offset = rest === '' ? 0 : offsetOf(rest ?? '');
  return offset === undefined ? undefined : { weekday: Number(digit), offset };
}
