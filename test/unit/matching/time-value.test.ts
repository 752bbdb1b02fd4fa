import { describe, expect, it } from 'vitest';
import { readDayOfWeek, readInstant, readTimeOfDay } from '../../../src/matching/time-value.ts';

const HOUR = 3600;
const DAY = 24 * HOUR;

/** Offsets, and how many seconds each is ahead of UTC. */
const OFFSETS = [
  ['Z', 0],
  ['+00:00', 0],
  ['+01:00', HOUR],
  ['-05:30', -5.5 * HOUR],
  ['+23:59', DAY - 60],
  ['-23:59', 60 - DAY],
] as const;
const NO_OFFSETS = ['z', '+24:00', '+00:60', '+0:00', '+00', '+0000', '00:00', ' Z', 'Z ', '+01:00Z', '−01:00', 'UTC'];

describe('C2: times of day', () => {
  it.each([
    ['00:00:00', 0],
    ['09:05:07', 9 * HOUR + 5 * 60 + 7],
    ['23:59:59', DAY - 1],
    ['12:00:00.0', 12 * HOUR],
    ['12:00:00.000000000', 12 * HOUR],
  ])('%s is a time, followed by an offset', (time, second) => {
    for (const [text, offset] of OFFSETS) expect(readTimeOfDay(time + text)).toEqual({ second, offset });
  });

  it('-00:00 is no time ahead either', () => {
    expect(Math.abs(readTimeOfDay('12:00:00-00:00')?.offset ?? Number.NaN)).toBe(0);
  });

  it.each(NO_OFFSETS)('%j is no offset', (offset) => {
    expect(readTimeOfDay(`12:00:00${offset}`)).toBeUndefined();
  });

  it.each([
    '12:00:00',
    '24:00:00Z',
    '12:60:00Z',
    '12:00:60Z',
    '9:00:00Z',
    '12:00Z',
    '12:00:00.Z',
    '12:00:00,0Z',
    ' 12:00:00Z',
    '12:00:00Z\n',
    '１２:00:00Z',
    '2026-03-16T12:00:00Z',
    '',
  ])('%j is none', (text) => {
    expect(readTimeOfDay(text)).toBeUndefined();
  });

  it.each([undefined, null, 12, true, ['12:00:00Z'], {}])('nor is %j', (value) => {
    expect(readTimeOfDay(value)).toBeUndefined();
  });

  it.each(['12:00:00.1Z', '12:00:00.001Z', '12:00:00.0000000001Z'])(
    'C3: the fraction of %s is not zero, so it does not parse',
    (text) => {
      expect(readTimeOfDay(text)).toBeUndefined();
      expect(readInstant(`2026-03-16T${text}`)).toBeUndefined();
    },
  );
});

describe('C2: instants', () => {
  it.each([
    ['1970-01-01T00:00:00Z', 0],
    ['1969-12-31T23:59:59Z', -1],
    ['2026-03-16T12:00:00.0Z', Date.UTC(2026, 2, 16, 12) / 1000],
    ['2024-02-29T00:00:00Z', Date.UTC(2024, 1, 29) / 1000],
    ['2000-02-29T00:00:00Z', Date.UTC(2000, 1, 29) / 1000],
    ['0001-01-01T00:00:00Z', -62_135_596_800],
    ['0099-12-31T23:59:59Z', -59_011_459_201],
    ['9999-12-31T23:59:59Z', 253_402_300_799],
  ])('%s', (text, second) => {
    expect(readInstant(text)).toEqual({ second, offset: 0 });
  });

  it('the second is that of the clock at the offset', () => {
    for (const [text, offset] of OFFSETS) {
      expect(readInstant(`1970-01-02T00:00:00${text}`)).toEqual({ second: DAY, offset });
    }
  });

  it.each([
    '0000-01-01T00:00:00Z',
    '10000-01-01T00:00:00Z',
    '-0001-01-01T00:00:00Z',
    '+002026-03-16T12:00:00Z',
    '2023-02-29T00:00:00Z',
    '1900-02-29T00:00:00Z',
    '2024-02-30T00:00:00Z',
    '2026-04-31T00:00:00Z',
    '2026-00-01T00:00:00Z',
    '2026-13-01T00:00:00Z',
    '2026-01-00T00:00:00Z',
    '2026-01-32T00:00:00Z',
    '2026-03-16T24:00:00Z',
    '2026-03-16T12:00:60Z',
    '2026-03-16T12:00Z',
    '2026-03-16T12:00:00',
    '2026-03-16t12:00:00Z',
    '2026-03-16 12:00:00Z',
    '20260316T120000Z',
    '2026-3-16T12:00:00Z',
    '2026-03-16',
    '12:00:00Z',
    '',
  ])('%j is none', (text) => {
    expect(readInstant(text)).toBeUndefined();
  });

  it.each([...NO_OFFSETS])('with %j it is none', (offset) => {
    expect(readInstant(`2026-03-16T12:00:00${offset}`)).toBeUndefined();
  });

  it.each([undefined, null, 0, ['2026-03-16T12:00:00Z']])('nor is %j', (value) => {
    expect(readInstant(value)).toBeUndefined();
  });
});

describe('C2: days of the week', () => {
  it.each([1, 2, 3, 4, 5, 6, 7])('%d, as a number or a string, alone or with an offset', (day) => {
    const second = (day - 1) * DAY;
    expect(readDayOfWeek(day)).toEqual({ second, offset: 0 });
    expect(readDayOfWeek(`${day}`)).toEqual({ second, offset: 0 });
    for (const [text, offset] of OFFSETS) expect(readDayOfWeek(day + text)).toEqual({ second, offset });
  });

  it.each([0, 8, 1.5, -1, Number.NaN, '0', '8', '03', '3.0', '', ' 3', '3 ', '12', 'Monday', true, null, [3], {}])(
    '%j is none',
    (value) => {
      expect(readDayOfWeek(value)).toBeUndefined();
    },
  );

  it.each(NO_OFFSETS)('with %j it is none', (offset) => {
    expect(readDayOfWeek(`3${offset}`)).toBeUndefined();
  });
});
