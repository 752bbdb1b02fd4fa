import type { Formula } from './formula.ts';
import type { Stretch } from './stretches.ts';
import { attribute, binary, has, long, type Term, variable } from './term.ts';

/** The clock that a condition on the time reads (C2). */
export interface Clock {
  /** The period after which the clock repeats itself. */
  readonly range: Stretch;
  /** The values that Cedar reads, the finest first. */
  readonly hands: readonly [Hand, ...Hand[]];
}

/** A Long that counts time. */
interface Hand {
  readonly reads: Term;
  /** An instant at which the value is 0, and the time between two values, in milliseconds. */
  readonly zero: number;
  readonly tick: number;
}

const SECOND = 1000;
const DAY = 86_400 * SECOND;
export const WEEK: number = 7 * DAY;

/** The earliest time of a request. */
export const FIRST_INSTANT = -8.64e15;

/** 1970 began on a Thursday. The Sunday after it is day 0 of the week that follows. */
const SUNDAY = 3 * DAY;
const MONDAY = 4 * DAY;

const context = variable('context');
const hasNow = has(context, 'now');
const now = attribute(context, 'now');
const second: Hand = { reads: attribute(now, 'second'), zero: 0, tick: SECOND };
const secondOfDay: Hand = { reads: attribute(now, 'secondOfDay'), zero: 0, tick: SECOND };
const dayOfWeek: Hand = { reads: attribute(now, 'dayOfWeek'), zero: SUNDAY, tick: DAY };
const secondOfWeek: Hand = {
  reads: binary(binary(dayOfWeek.reads, '*', long(DAY / SECOND)), '+', secondOfDay.reads),
  zero: SUNDAY,
  tick: SECOND,
};

/** The clock that never repeats itself. */
export const CALENDAR: Clock = { range: { from: FIRST_INSTANT, until: Infinity }, hands: [second] };

/** The clocks, by the keys of conditions. */
export const CLOCKS: ReadonlyMap<string, Clock> = new Map<string, Clock>([
  ['{{environment.attributes.current_time}}', { range: { from: 0, until: DAY }, hands: [secondOfDay] }],
  ['{{environment.attributes.current_date_time}}', CALENDAR],
  [
    '{{environment.attributes.day_of_week}}',
    { range: { from: MONDAY, until: MONDAY + WEEK }, hands: [secondOfWeek, dayOfWeek] },
  ],
]);

/** The test that a clock is within a stretch, which already includes the offset of the condition (CED-3). */
export function showing({ range, hands: [finest, ...coarser] }: Clock, { from, until }: Stretch): Formula {
  const bounds = [
    ...(from > range.from ? [{ operator: '>=' as const, at: from }] : []),
    ...(until < range.until ? [{ operator: '<' as const, at: until }] : []),
  ];
  const isOn = ({ zero, tick }: Hand): boolean => bounds.every(({ at }) => (at - zero) % tick === 0);
  const { reads, zero, tick } = coarser.find(isOn) ?? finest;
  const tests = bounds.map(({ operator, at }) => binary(reads, operator, long((at - zero) / tick)));
  return { kind: 'test', term: tests.reduce((all, test) => binary(all, '&&', test), hasNow) };
}
