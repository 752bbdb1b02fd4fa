import type { Matcher, MatcherValue } from 'apikey-policy';
import fc from 'fast-check';
import { clocks } from './times.ts';

const TIME = '{{environment.attributes.current_time}}';
const DATE_TIME = '{{environment.attributes.current_date_time}}';
const DAY = '{{environment.attributes.day_of_week}}';

const BOUNDS = ['LessThan', 'LessThanOrEquals', 'GreaterThan', 'GreaterThanOrEquals'];

const bounds = fc
  .record({ clock: clocks, bound: fc.constantFrom(...BOUNDS), isTimeOfDay: fc.boolean() })
  .map(({ clock: { date, time, offset }, bound, isTimeOfDay }): Matcher => {
    if (isTimeOfDay) return { key: TIME, operator: `time${bound}`, value: time + offset };
    return { key: DATE_TIME, operator: `dateTime${bound}`, value: `${date}T${time}${offset}` };
  });

/** A day as a number, as a string, or as a string with an offset (C2). */
const days = fc
  .tuple(clocks, fc.constantFrom('number', 'string', 'offset'))
  .map(([{ day, offset }, form]) => (form === 'number' ? day : form === 'string' ? `${day}` : `${day}${offset}`));

const daysOfWeek = fc.oneof(
  days.map((value): Matcher => ({ key: DAY, operator: 'dayOfWeekEquals', value })),
  fc.array(days, { maxLength: 4 }).map((value): Matcher => ({ key: DAY, operator: 'dayOfWeekAnyOf', value })),
);

/** Conditions on the time whose windows begin or end near the times of requests (C2). */
export const timeConditions: fc.Arbitrary<Matcher> = fc.oneof({ weight: 2, arbitrary: bounds }, daysOfWeek);

const times = (operator: string, ...values: unknown[]): Matcher[] =>
  values.map((value) => ({ key: TIME, operator, value: value as MatcherValue }));
const dateTimes = (operator: string, ...values: unknown[]): Matcher[] =>
  values.map((value) => ({ key: DATE_TIME, operator, value: value as MatcherValue }));
const weekDays = (operator: string, ...values: unknown[]): Matcher[] =>
  values.map((value) => ({ key: DAY, operator, value: value as MatcherValue }));

/** Conditions that are almost conditions on the time (C2, C3, C4). */
export const unreadableTimeConditions: fc.Arbitrary<Matcher> = fc.constantFrom(
  ...times('timeLessThan', '23:59:59', '9:00:00Z', '24:00:00Z', '12:60:00Z', '12:00Z', '12:00:00.5Z', '12:00:00+24:00'),
  ...times('timeGreaterThan', 120000, null, ['00:00:00Z'], {}, '00:00:00z', ' 00:00:00Z'),
  ...times('dateTimeLessThan', '23:59:59Z', '2099-01-01T00:00:00Z'),
  ...times('TimeLessThan', '23:59:59Z'),
  ...times('timeEquals', '12:00:00Z'),
  ...dateTimes('dateTimeLessThan', '2099-02-29T00:00:00Z', '2099-01-01', '2099-01-01 00:00:00Z', '2099-01-01T00:00:00'),
  ...dateTimes('dateTimeGreaterThan', '0000-01-01T00:00:00Z', '-000001-01-01T00:00:00Z', ['2000-01-01T00:00:00Z'], 0),
  ...dateTimes('timeLessThan', '23:59:59Z'),
  ...weekDays('dayOfWeekEquals', 0, 8, 1.5, '03', '1.0', 'Monday', [1], null, true, '1+6:00'),
  ...weekDays('dayOfWeekAnyOf', 1, '1', [1, 'x'], [[1]], [null]),
  ...weekDays('stringEquals', '1'),
);
