import type { Vector } from '../vector.ts';
import { dateTime, day, having, time, UPDATE_REQUEST } from './accounts.ts';
import { type Answer, at, granted, miss, noGrant, open, vector } from './answer-builders.ts';

const UNKNOWN = open(['unknown-condition']);

const until = (validUntil: string) => ({ validUntil });

const TRUE = granted();

const trueUntil = (instant: string): Answer => granted(until(instant));

const falseUntil = (instant: string): Answer => noGrant(miss('condition'), until(instant));

const NOON = '2026-03-16T12:00:00Z';

const MIDNIGHT = '2026-03-17T00:00:00Z';

/** Times of day that begin every day, so that what parses always holds at or after them. */
const MIDNIGHTS: readonly (readonly [string, unknown, boolean])[] = [
  ['z', '00:00:00Z', true],
  ['offset', '00:00:00-05:00', true],
  ['zero-offset', '00:00:00-00:00', true],
  ['zero-fraction', '00:00:00.000Z', true],
  ['largest-offset', '00:00:00+23:59', true],
  ['too-large-offset', '00:00:00+24:00', false],
  ['minutes-of-offset', '00:00:00+00:60', false],
  ['fraction', '00:00:00.001Z', false],
  ['fraction-without-digits', '00:00:00.Z', false],
  ['no-offset', '00:00:00', false],
  ['no-seconds', '00:00Z', false],
  ['one-digit', '0:00:00Z', false],
  ['hour-24', '24:00:00Z', false],
  ['minute-60', '00:60:00Z', false],
  ['second-60', '00:00:60Z', false],
  ['lower-case', '00:00:00z', false],
  ['short-offset', '00:00:00+0000', false],
  ['space', ' 00:00:00Z', false],
  ['line-break', '00:00:00Z\n', false],
  ['number', 0, false],
  ['list', ['00:00:00Z'], false],
  ['null', null, false],
  ['instant', '2026-03-16T00:00:00Z', false],
];

/** Instants long past, so that what parses holds, and never changes again. */
const PAST: readonly (readonly [string, unknown, boolean])[] = [
  ['z', '2024-02-29T00:00:00Z', true],
  ['offset', '2024-02-29T00:00:00+05:30', true],
  ['zero-fraction', '2024-02-29T00:00:00.0Z', true],
  ['year-1', '0001-01-01T00:00:00Z', true],
  ['year-0', '0000-01-01T00:00:00Z', false],
  ['no-leap-year', '2023-02-29T00:00:00Z', false],
  ['century-no-leap-year', '1900-02-29T00:00:00Z', false],
  ['leap-century', '2000-02-29T00:00:00Z', true],
  ['month-13', '2024-13-01T00:00:00Z', false],
  ['month-0', '2024-00-01T00:00:00Z', false],
  ['day-0', '2024-01-00T00:00:00Z', false],
  ['april-31', '2024-04-31T00:00:00Z', false],
  ['hour-24', '2024-01-01T24:00:00Z', false],
  ['fraction', '2024-01-01T00:00:00.5Z', false],
  ['no-offset', '2024-01-01T00:00:00', false],
  ['date-alone', '2024-01-01', false],
  ['space', '2024-01-01 00:00:00Z', false],
  ['six-digit-year', '+002024-01-01T00:00:00Z', false],
  ['number', 1704067200000, false],
  ['list', ['2024-01-01T00:00:00Z'], false],
];

/** Days, asked on a Monday at noon. */
const DAYS: readonly (readonly [string, unknown, Answer])[] = [
  ['number', 1, trueUntil(MIDNIGHT)],
  ['text', '1', trueUntil(MIDNIGHT)],
  ['z', '1Z', trueUntil(MIDNIGHT)],
  ['offset', '1+06:00', trueUntil('2026-03-16T18:00:00Z')],
  ['negative-offset', '1-06:00', trueUntil('2026-03-17T06:00:00Z')],
  ['already-tuesday', '2+13:00', trueUntil('2026-03-17T11:00:00Z')],
  ['still-sunday', '7-13:00', trueUntil('2026-03-16T13:00:00Z')],
  ['tomorrow', 2, falseUntil(MIDNIGHT)],
  ['sunday', 7, falseUntil('2026-03-22T00:00:00Z')],
  ['zero', 0, UNKNOWN],
  ['eight', 8, UNKNOWN],
  ['two-digits', '01', UNKNOWN],
  ['fraction', 1.5, UNKNOWN],
  ['fraction-as-text', '1.0', UNKNOWN],
  ['name', 'Monday', UNKNOWN],
  ['short-offset', '1+6:00', UNKNOWN],
  ['boolean', true, UNKNOWN],
  ['list', [1], UNKNOWN],
];

/** C2 to C4: values of conditions on time. */
export const timeValues: readonly Vector[] = [
  ...MIDNIGHTS.map(([name, value, parses]) =>
    vector(
      `C2-time-value-${name}`,
      parses ? 'A time of day in this form parses.' : 'A time of day in this form does not parse.',
      having({ condition: time('timeGreaterThanOrEquals', value) }),
      at(NOON, UPDATE_REQUEST),
      parses ? TRUE : UNKNOWN,
      'C4',
    ),
  ),
  ...PAST.map(([name, value, parses]) =>
    vector(
      `C2-instant-value-${name}`,
      parses ? 'An instant in this form parses.' : 'An instant in this form does not parse.',
      having({ condition: dateTime('dateTimeGreaterThanOrEquals', value) }),
      at(NOON, UPDATE_REQUEST),
      parses ? TRUE : UNKNOWN,
      'C4',
    ),
  ),
  ...DAYS.map(([name, value, answer]) =>
    vector(
      `C2-day-${name}`,
      '1 is Monday and 7 is Sunday, as a number or a string, optionally with an offset; nothing else parses.',
      having({ condition: day('dayOfWeekEquals', value) }),
      at(NOON, UPDATE_REQUEST),
      answer,
      'C4',
    ),
  ),
];
