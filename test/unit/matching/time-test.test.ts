import { describe, expect, it } from 'vitest';
import { holdsAt } from '../../../src/matching/schedule.ts';
import { readTimeTest } from '../../../src/matching/time-test.ts';

const CLOCK = '{{environment.attributes.current_time}}';
const NOW = '{{environment.attributes.current_date_time}}';
const DAY = '{{environment.attributes.day_of_week}}';

function holds(key: string, operator: string, value: unknown, instant: string): boolean | undefined {
  const test = readTimeTest(key, operator, value);
  return test && holdsAt(test, Math.floor(Date.parse(instant) / 1000));
}

/** What an operator answers in the second before its bound, at its bound, and in the second after it. */
const AROUND = [
  ['LessThan', [true, false, false]],
  ['LessThanOrEquals', [true, true, false]],
  ['GreaterThan', [false, false, true]],
  ['GreaterThanOrEquals', [false, true, true]],
] as const;

describe.each(AROUND)('C2: …%s', (operator, answers) => {
  it.each([
    ['12:00:00Z', ['11:59:59Z', '12:00:00Z', '12:00:01Z']],
    ['12:00:00.000Z', ['11:59:59.999Z', '12:00:00.999Z', '12:00:01Z']],
    ['12:00:00+05:30', ['06:29:59Z', '06:30:00Z', '06:30:01Z']],
    ['12:00:00-05:00', ['16:59:59Z', '17:00:00Z', '17:00:01Z']],
  ])('C2: time%s: its bound %s', (bound, times) => {
    for (const date of ['2026-03-16', '2024-02-29', '1969-12-31', '1900-03-01', '0001-01-02']) {
      const held = times.map((time) => holds(CLOCK, `time${operator}`, bound, `${date}T${time}`));
      expect(held).toEqual(answers);
    }
  });

  it.each([
    ['2026-03-16T12:00:00Z', ['2026-03-16T11:59:59Z', '2026-03-16T12:00:00Z', '2026-03-16T12:00:01Z']],
    ['2026-03-16T12:00:00+05:30', ['2026-03-16T06:29:59Z', '2026-03-16T06:30:00Z', '2026-03-16T06:30:01Z']],
    ['2024-03-01T00:00:00Z', ['2024-02-29T23:59:59Z', '2024-03-01T00:00:00Z', '2024-03-01T00:00:01Z']],
    ['2023-03-01T00:00:00Z', ['2023-02-28T23:59:59Z', '2023-03-01T00:00:00Z', '2023-03-01T00:00:01Z']],
    ['1969-12-31T23:59:59Z', ['1969-12-31T23:59:58.5Z', '1969-12-31T23:59:59.5Z', '1970-01-01T00:00:00Z']],
    ['2026-01-01T00:30:00+01:00', ['2025-12-31T23:29:59Z', '2025-12-31T23:30:00Z', '2025-12-31T23:30:01Z']],
  ])('C2: dateTime%s: its bound %s', (bound, instants) => {
    const held = instants.map((instant) => holds(NOW, `dateTime${operator}`, bound, instant));
    expect(held).toEqual(answers);
  });

  it('C2: an instant does not come again, a time of day does at midnight of its own offset', () => {
    const [before, , after] = answers;
    expect(holds(NOW, `dateTime${operator}`, '2026-03-16T12:00:00Z', '2026-03-17T11:00:00Z')).toBe(after);
    expect(holds(NOW, `dateTime${operator}`, '2026-03-16T12:00:00Z', '0001-01-01T00:00:00Z')).toBe(before);
    expect(holds(NOW, `dateTime${operator}`, '2026-03-16T12:00:00Z', '+275760-09-13T00:00:00Z')).toBe(after);
    expect(holds(NOW, `dateTime${operator}`, '2026-03-16T12:00:00Z', '-271821-04-20T00:00:00Z')).toBe(before);
    expect(holds(CLOCK, `time${operator}`, '12:00:00+02:00', '2026-03-16T21:59:59Z')).toBe(after);
    expect(holds(CLOCK, `time${operator}`, '12:00:00+02:00', '2026-03-16T22:00:00Z')).toBe(before);
  });
});

describe('C2: the ends of a day', () => {
  it.each([
    ['timeLessThan', '00:00:00Z', false],
    ['timeGreaterThan', '23:59:59Z', false],
    ['timeLessThanOrEquals', '23:59:59Z', true],
    ['timeGreaterThanOrEquals', '00:00:00Z', true],
  ])('%s %s is always %s', (operator, bound, always) => {
    for (const time of ['00:00:00Z', '00:00:01Z', '12:00:00Z', '23:59:59.999Z']) {
      expect(holds(CLOCK, operator, bound, `2026-03-16T${time}`)).toBe(always);
    }
  });

  it('the first and the last second', () => {
    expect(holds(CLOCK, 'timeLessThanOrEquals', '00:00:00Z', '2026-03-16T00:00:00.999Z')).toBe(true);
    expect(holds(CLOCK, 'timeLessThanOrEquals', '00:00:00Z', '2026-03-16T00:00:01Z')).toBe(false);
    expect(holds(CLOCK, 'timeGreaterThanOrEquals', '23:59:59Z', '2026-03-16T23:59:58Z')).toBe(false);
    expect(holds(CLOCK, 'timeGreaterThanOrEquals', '23:59:59Z', '2026-03-16T23:59:59Z')).toBe(true);
  });
});

describe('C3: Z is +00:00', () => {
  it.each(['11:59:59', '12:00:00'])('at %s', (time) => {
    for (const offset of ['Z', '+00:00', '-00:00']) {
      expect(holds(CLOCK, 'timeLessThan', `12:00:00${offset}`, `2026-03-16T${time}Z`)).toBe(time < '12');
      const noon = `2026-03-16T12:00:00${offset}`;
      expect(holds(NOW, 'dateTimeLessThan', noon, `2026-03-16T${time}Z`)).toBe(time < '12');
    }
  });
});

describe('C2: days of the week', () => {
  // A Monday, a leap day (a Thursday), the first day of 1970 (a Thursday), and a Sunday before it.
  it.each([
    ['2026-03-16', 1],
    ['2024-02-29', 4],
    ['1970-01-01', 4],
    ['1969-12-28', 7],
    ['1900-01-01', 1],
    ['2026-03-22', 7],
  ])('%s is day %d from its first second to its last', (date, day) => {
    for (const value of [1, 2, 3, 4, 5, 6, 7]) {
      for (const time of ['00:00:00Z', '23:59:59.999Z']) {
        expect(holds(DAY, 'dayOfWeekEquals', value, `${date}T${time}`)).toBe(value === day);
        expect(holds(DAY, 'dayOfWeekEquals', `${value}+00:00`, `${date}T${time}`)).toBe(value === day);
        expect(holds(DAY, 'dayOfWeekAnyOf', [`${value}Z`], `${date}T${time}`)).toBe(value === day);
      }
    }
  });

  it.each([
    ['1+06:00', '2026-03-15T17:59:59Z', false],
    ['1+06:00', '2026-03-15T18:00:00Z', true],
    ['1+06:00', '2026-03-16T17:59:59Z', true],
    ['1+06:00', '2026-03-16T18:00:00Z', false],
    ['1-23:59', '2026-03-16T23:58:59Z', false],
    ['1-23:59', '2026-03-16T23:59:00Z', true],
    ['7+23:59', '2026-03-21T00:00:59Z', false],
    ['7+23:59', '2026-03-21T00:01:00Z', true],
  ])('C3: day %s at %s: %s', (value, instant, answer) => {
    expect(holds(DAY, 'dayOfWeekEquals', value, instant)).toBe(answer);
  });

  it('any of several, each at its own offset', () => {
    const value = [1, '3+12:00', '7'];
    expect(holds(DAY, 'dayOfWeekAnyOf', value, '2026-03-16T12:00:00Z')).toBe(true);
    expect(holds(DAY, 'dayOfWeekAnyOf', value, '2026-03-17T11:59:59Z')).toBe(false);
    expect(holds(DAY, 'dayOfWeekAnyOf', value, '2026-03-17T12:00:00Z')).toBe(true);
    expect(holds(DAY, 'dayOfWeekAnyOf', value, '2026-03-22T00:00:00Z')).toBe(true);
    expect(holds(DAY, 'dayOfWeekAnyOf', [], '2026-03-16T12:00:00Z')).toBe(false);
  });
});

describe('C4: what cannot be read', () => {
  it.each([
    ['{{environment.attributes.current_Time}}', 'timeLessThan', '12:00:00Z'],
    ['{{environment.attributes.toString}}', 'timeLessThan', '12:00:00Z'],
    ['', 'timeLessThan', '12:00:00Z'],
    [CLOCK, 'dateTimeLessThan', '12:00:00Z'],
    [CLOCK, 'timelessthan', '12:00:00Z'],
    [CLOCK, 'time', '12:00:00Z'],
    [CLOCK, 'LessThan', '12:00:00Z'],
    [CLOCK, 'timeEquals', '12:00:00Z'],
    [CLOCK, 'timeLessThan', '2026-03-16T12:00:00Z'],
    [CLOCK, 'timeLessThan', ['12:00:00Z']],
    [CLOCK, 'dayOfWeekEquals', 1],
    [NOW, 'timeLessThan', '2026-03-16T12:00:00Z'],
    [NOW, 'dateTimeLessThan', '12:00:00Z'],
    [NOW, 'dateTimeEquals', '2026-03-16T12:00:00Z'],
    [DAY, 'dayOfWeekEquals', [1]],
    [DAY, 'dayOfWeekEquals', 8],
    [DAY, 'dayOfWeekAnyOf', 1],
    [DAY, 'dayOfWeekAnyOf', '1'],
    [DAY, 'dayOfWeekAnyOf', [1, 8]],
    [DAY, 'dayOfWeekAnyOf', [1, [2]]],
    [DAY, 'dayOfWeekNotEquals', 1],
    [DAY, 'dayOfWeekNotAnyOf', [1]],
    [DAY, 'timeLessThan', '12:00:00Z'],
  ])('%s %s %j', (key, operator, value) => {
    expect(readTimeTest(key, operator, value)).toBeUndefined();
  });
});
