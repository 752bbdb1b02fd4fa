import { secondOf, type Wall, wallAt } from './calendar.ts';
import { type Instant, instant, type TimeOfDay, timeOfDay, type Weekday, weekday } from './time-values.ts';

/** C2 to C4: a condition on the time, once it has been read. */
export interface TimeLeaf {
  /** Its truth at an instant in whole seconds. */
  readonly holdsAt: (second: number) => boolean;
  /** Instants, in whole seconds, among which is the first after this one at which its truth changes (A5). */
  readonly candidatesAfter: (second: number) => readonly number[];
}

/** Below, at or above zero as the first part in which they differ is. */
function compare(a: readonly number[], b: readonly number[]): number {
  for (const [position, part] of a.entries()) {
    const difference = part - (b[position] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

const COMPARISONS: ReadonlyMap<string, (difference: number) => boolean> = new Map([
  ['LessThan', (difference: number) => difference < 0],
  ['LessThanOrEquals', (difference: number) => difference <= 0],
  ['GreaterThan', (difference: number) => difference > 0],
  ['GreaterThanOrEquals', (difference: number) => difference >= 0],
]);

const DAY = 86_400;

/** The midnights at an offset, from the one at or before this second for a while. */
function midnights(second: number, offset: number): readonly number[] {
  const { hour, minute, second: rest } = wallAt(second, offset);
  const last = second - (hour * 3600 + minute * 60 + rest);
  return [0, 1, 2, 3, 4, 5, 6, 7, 8].map((days) => last + days * DAY);
}

function timeOfDayLeaf({ time, offset }: TimeOfDay, holds: (difference: number) => boolean): TimeLeaf {
  const [hour, minute, second] = time;
  const bound = hour * 3600 + minute * 60 + second;
  return {
    holdsAt: (at) => {
      const wall = wallAt(at, offset);
      return holds(compare([wall.hour, wall.minute, wall.second], time));
    },
    candidatesAfter: (at) =>
      midnights(at, offset).flatMap((midnight) => [midnight, midnight + bound, midnight + bound + 1]),
  };
}

function instantLeaf({ date, time, offset }: Instant, holds: (difference: number) => boolean): TimeLeaf {
  const [year, month, day] = date;
  const [hour, minute, second] = time;
  const bound = secondOf({ year, month, day, hour, minute, second }, offset);
  const partsOf = (wall: Wall) => [wall.year, wall.month, wall.day, wall.hour, wall.minute, wall.second];
  return {
    holdsAt: (at) => holds(compare(partsOf(wallAt(at, offset)), [...date, ...time])),
    candidatesAfter: () => [bound, bound + 1],
  };
}

function weekdaysLeaf(days: readonly Weekday[]): TimeLeaf {
  return {
    holdsAt: (at) => days.some((day) => wallAt(at, day.offset).weekday === day.weekday),
    candidatesAfter: (at) => days.flatMap(({ offset }) => midnights(at, offset)),
  };
}

/** The leaf, or nothing where it is not one that C2 knows and can read. */
export function timeLeaf(key: string, operator: string, value: unknown): TimeLeaf | undefined {
  if (key === '{{environment.attributes.current_time}}') {
    const holds = /^time/.test(operator) ? COMPARISONS.get(operator.slice('time'.length)) : undefined;
    const bound = timeOfDay(value);
    return holds === undefined || bound === undefined ? undefined : timeOfDayLeaf(bound, holds);
  }
  if (key === '{{environment.attributes.current_date_time}}') {
    const holds = /^dateTime/.test(operator) ? COMPARISONS.get(operator.slice('dateTime'.length)) : undefined;
    const bound = instant(value);
    return holds === undefined || bound === undefined ? undefined : instantLeaf(bound, holds);
  }
  if (key === '{{environment.attributes.day_of_week}}') {
    const isOne = operator === 'dayOfWeekEquals';
    if (!isOne && (operator !== 'dayOfWeekAnyOf' || !Array.isArray(value))) return undefined;
    const values: readonly unknown[] = isOne ? [value] : Array.from(Array.isArray(value) ? value : []);
    const days = values.map(weekday);
    return days.every((day) => day !== undefined) ? weekdaysLeaf(days) : undefined;
  }
  return undefined;
}

/** The greatest instant that a `Date` can hold, in milliseconds. */
const LAST_INSTANT = 8.64e15;

/** A5: the first instant after this one, in milliseconds, at which one of the leaves changes its truth. */
export function firstChange(leaves: readonly TimeLeaf[], time: number): number | undefined {
  const changes = leaves.flatMap(({ holdsAt, candidatesAfter }) =>
    candidatesAfter(Math.floor(time / 1000))
      .filter((second) => second * 1000 > time && second * 1000 <= LAST_INSTANT)
      .filter((second) => holdsAt(second) !== holdsAt(second - 1)),
  );
  return changes.length === 0 ? undefined : Math.min(...changes) * 1000;
}
