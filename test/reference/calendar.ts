/** C3: what a clock and a calendar on the wall show, at an offset, at an instant in whole seconds since 1970. */
export interface Wall {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  /** 1 = Monday … 7 = Sunday. */
  readonly weekday: number;
}

/** The calendar repeats after 400 years, weekdays and all: so an offset never leaves what a `Date` can hold. */
const FOUR_CENTURIES = 146_097 * 86_400;

export function wallAt(second: number, offsetInSeconds: number): Wall {
  const centuries = second > 0 ? -FOUR_CENTURIES : FOUR_CENTURIES;
  const date = new Date((second + offsetInSeconds + centuries) * 1000);
  return {
    year: date.getUTCFullYear() + (second > 0 ? 400 : -400),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
    weekday: [7, 1, 2, 3, 4, 5, 6][date.getUTCDay()] ?? 0,
  };
}

/** The second at which a calendar and a clock at an offset show this. */
export function secondOf(wall: Omit<Wall, 'weekday'>, offsetInSeconds: number): number {
  const date = new Date(0);
  date.setUTCFullYear(wall.year, wall.month - 1, wall.day);
  date.setUTCHours(wall.hour, wall.minute, wall.second);
  return date.getTime() / 1000 - offsetInSeconds;
}

export function dateExists(year: number, month: number, day: number): boolean {
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  return year >= 1 && year <= 9999 && day >= 1 && day <= (lengths[month - 1] ?? 0);
}
