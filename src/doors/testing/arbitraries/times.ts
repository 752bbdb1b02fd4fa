import fc from 'fast-check';
import { weighted, weightedValues } from './weighted.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** Conditions and requests use times near these, so that windows begin and end near requests; mostly the first. */
const instants = weightedValues<number>(
  [12, Date.UTC(2026, 2, 2, 8, 30)], // a Monday
  [3, Date.UTC(2026, 2, 1)], // midnight, as a Sunday begins
  [2, Date.UTC(2024, 1, 29, 23, 59, 59)], // the last second of a leap day
  [1, Date.UTC(1969, 11, 31, 23, 59, 59)], // the last second before 1970
  [1, Date.UTC(9999, 11, 31, 23, 59, 59)], // the last second that a condition can name (C2)
  [1, Date.parse('0001-01-01T00:00:00Z')], // the first second that a condition can name (C2)
);

const steps = weighted(
  [6, fc.constantFrom(0, -SECOND, SECOND)],
  [2, fc.constantFrom(HOUR, -HOUR, 24 * HOUR, -24 * HOUR)],
  [2, fc.integer({ min: -36 * 3600, max: 36 * 3600 }).map((seconds) => seconds * SECOND)],
);

/** Whole seconds near the instants, at which windows of conditions begin and end. */
const boundaries: fc.Arbitrary<number> = fc.tuple(instants, steps).map(([instant, step]) => instant + step);

/** Times of requests: a boundary, a fraction of a second beside one, or the limits of `Date`. */
export const requestTimes: fc.Arbitrary<number> = weighted(
  [8, boundaries],
  [3, fc.tuple(boundaries, fc.constantFrom(1, 999, 0.5, -1, -0.5)).map(([second, part]) => second + part)],
  [1, fc.constantFrom(0, -0, -1, 8.64e15, 8.64e15 - SECOND, -8.64e15)],
);

/** An offset, and the milliseconds that its clock is ahead of UTC. */
interface Offset {
  readonly text: string;
  readonly ahead: number;
}

const offset = (text: string, minutes: number): Offset => ({ text, ahead: minutes * MINUTE });

const offsets = weighted(
  [2, fc.constantFrom(offset('Z', 0), offset('+00:00', 0), offset('-00:00', 0))],
  [2, fc.constantFrom(offset('+05:30', 330), offset('-11:00', -660), offset('+14:00', 840))],
  [1, fc.constantFrom(offset('+23:59', 1439), offset('-23:59', -1439))],
);

/** The date and time of a boundary in a time zone. */
export interface Clock {
  readonly date: string;
  /** With a fraction of a second only where it is zero (C3). */
  readonly time: string;
  /** 1 = Monday … 7 = Sunday. */
  readonly day: number;
  readonly offset: string;
}

export const clocks: fc.Arbitrary<Clock> = fc
  .tuple(boundaries, offsets, weightedValues([8, ''], [1, '.0'], [1, '.000']))
  .map(([instant, { text, ahead }, fraction]) => {
    const local = new Date(instant + ahead);
    const [date = '', time = ''] = local.toISOString().split('T');
    return { date, time: time.slice(0, 'hh:mm:ss'.length) + fraction, day: local.getUTCDay() || 7, offset: text };
  });
