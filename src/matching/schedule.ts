export const DAY: number = 86_400;
export const WEEK: number = 7 * DAY;

/**
 * When a time condition holds. Times of day repeat after a day, days of the week after a week, dates never (C2).
 * All values are whole seconds since 1970 in UTC (C3).
 */
export interface Schedule {
  /** `Infinity` if it does not repeat. */
  readonly period: number;
  /** The seconds of a period at which it begins or ends, in ascending order; an even number if it repeats. */
  readonly changes: readonly number[];
  /** Whether it holds before the first of these changes. */
  readonly holdsFirst: boolean;
}

/** A schedule that always or never holds. */
export function unchanging(holds: boolean): Schedule {
  return { period: 1, changes: [], holdsFirst: holds };
}

/** A schedule that holds for some seconds of each period. */
export function repeating(period: number, from: number, length: number): Schedule {
  const start = secondOfPeriod(period, from);
  const end = secondOfPeriod(period, from + length);
  if (start === end) return unchanging(length > 0);
  const holdsFirst = end < start;
  return { period, changes: holdsFirst ? [end, start] : [start, end], holdsFirst };
}

/** The opposite schedule: it holds whenever the given one does not. */
export function opposite(schedule: Schedule): Schedule {
  return { ...schedule, holdsFirst: !schedule.holdsFirst };
}

/** The same schedule with time running backwards: what happened at second `t` happens at second `-1 - t`. */
export function reversed({ period, changes, holdsFirst }: Schedule): Schedule {
  const end = period === Infinity ? 0 : period;
  return {
    period,
    changes: changes.map((change) => end - change).reverse(),
    holdsFirst: holdsFirst !== (changes.length % 2 === 1),
  };
}

/** Whether a schedule holds at a second. */
export function holdsAt({ period, changes, holdsFirst }: Schedule, second: number): boolean {
  return holdsFirst !== (countUpTo(changes, secondOfPeriod(period, second)) % 2 === 1);
}

/** The first second after this one at which a schedule changes, or `Infinity` if it never does (A5). */
export function nextChange({ period, changes }: Schedule, second: number): number {
  const now = secondOfPeriod(period, second);
  return second - now + (changes[countUpTo(changes, now)] ?? period + (changes[0] ?? Infinity));
}

function secondOfPeriod(period: number, second: number): number {
  return period === Infinity ? second : second - Math.floor(second / period) * period;
}

/** How many of these ascending numbers are at most a bound. */
function countUpTo(numbers: readonly number[], bound: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const number = numbers[middle];
    if (number !== undefined && number <= bound) low = middle + 1;
    else high = middle;
  }
  return low;
}
