import { describe, expect, it } from 'vitest';
import { answerBy } from '../../support/answers.ts';
import * as given from '../../support/given.ts';
import { MONDAY_NOON, UPDATE_SETTING } from '../../support/names.ts';

const UNKNOWN = ['unknown-condition'];

const by = (condition: unknown, time?: number) =>
  answerBy({ condition }, UPDATE_SETTING, time === undefined ? {} : { time });

/** A condition that stands at this level, under one group for each level above it. */
function atLevel(level: number, condition: unknown): unknown {
  return level === 1 ? condition : given.all(atLevel(level - 1, condition));
}

describe('C1: one condition, or and / or over conditions', () => {
  // What `and` makes of the two, and what `or` does.
  it.each([
    [given.HOLDS, given.HOLDS, 'granted', 'granted'],
    [given.HOLDS, given.UNREADABLE, UNKNOWN, 'granted'],
    [given.HOLDS, given.FAILS, 'no-grant', 'granted'],
    [given.UNREADABLE, given.UNREADABLE, UNKNOWN, UNKNOWN],
    [given.UNREADABLE, given.FAILS, 'no-grant', UNKNOWN],
    [given.FAILS, given.FAILS, 'no-grant', 'no-grant'],
  ])('%j with %j', (one, other, both, either) => {
    expect([by(given.all(one, other)), by(given.all(other, one))]).toEqual([both, both]);
    expect([by(given.any(one, other)), by(given.any(other, one))]).toEqual([either, either]);
  });

  it('groups hold groups, and a group of one is the same as its one condition', () => {
    for (const [condition, answer] of [
      [given.HOLDS, 'granted'],
      [given.FAILS, 'no-grant'],
      [given.UNREADABLE, UNKNOWN],
    ] as const) {
      expect(by(condition)).toEqual(answer);
      expect(by(given.all(condition))).toEqual(answer);
      expect(by(given.any(condition))).toEqual(answer);
    }
    expect(
      by(given.any(given.all(given.HOLDS, given.FAILS), given.all(given.HOLDS, given.any(given.FAILS, given.HOLDS)))),
    ).toBe('granted');
    expect(
      by(given.all(given.any(given.HOLDS, given.FAILS), given.any(given.FAILS, given.all(given.FAILS, given.HOLDS)))),
    ).toBe('no-grant');
  });

  it('a policy without a rule has no condition that could fail', () => {
    expect(by(undefined)).toBe('granted');
  });

  it.each<[string, unknown]>([
    ['nothing', null],
    ['a string', 'always'],
    ['a number', 1],
    ['true', true],
    ['an empty list', []],
    ['a list', [given.HOLDS]],
    ['an empty object', {}],
    ['an empty and', given.all()],
    ['an empty or', given.any()],
    ['another group', { operator: 'not', conditions: [given.HOLDS] }],
    ['a group in capitals', { operator: 'AND', conditions: [given.HOLDS] }],
    ['a group without an operator', { conditions: [given.HOLDS] }],
    ['a group without conditions', { operator: 'and' }],
    ['a group whose conditions are no list', { operator: 'and', conditions: given.HOLDS }],
    ['a group whose conditions are null', { operator: 'and', conditions: null }],
    ['a leaf without key', { ...given.HOLDS, key: undefined }],
    ['a leaf with an odd key', { ...given.HOLDS, key: 7 }],
    ['a leaf without operator', { ...given.HOLDS, operator: undefined }],
    ['a leaf with an odd operator', { ...given.HOLDS, operator: null }],
    ['a leaf that is a group', { ...given.HOLDS, conditions: [given.HOLDS] }],
    ['a group with a key', { ...given.all(given.HOLDS), key: '{{resource.attributes.serviceName}}' }],
    ['a group with a value', { ...given.any(given.HOLDS), value: true }],
    ['a negated leaf', { ...given.HOLDS, negate: false }],
    ['a negated group', { ...given.all(given.HOLDS), negate: true }],
    ['a leaf with a key of its prototype', JSON.parse(JSON.stringify(given.HOLDS).replace('{', '{"__proto__":1,'))],
  ])('%s in the place of a condition is unknown by itself', (_, odd) => {
    expect(by(odd)).toEqual(UNKNOWN);
    expect(by(given.any(odd, given.HOLDS))).toBe('granted');
    expect(by(given.any(odd, given.FAILS))).toEqual(UNKNOWN);
    expect(by(given.all(odd, given.HOLDS))).toEqual(UNKNOWN);
    expect(by(given.all(odd, given.FAILS))).toBe('no-grant');
  });

  it('the tenth level counts, the eleventh is unknown', () => {
    expect(by(atLevel(10, given.HOLDS))).toBe('granted');
    expect(by(atLevel(10, given.FAILS))).toBe('no-grant');
    expect(by(atLevel(11, given.HOLDS))).toEqual(UNKNOWN);
    expect(by(atLevel(11, given.FAILS))).toEqual(UNKNOWN);
    expect(by(atLevel(500, given.FAILS))).toEqual(UNKNOWN);
  });

  it('a condition that is too deep is unknown by itself', () => {
    expect(by(given.any(atLevel(10, given.HOLDS), given.HOLDS))).toBe('granted');
    expect(by(given.all(atLevel(10, given.HOLDS), given.FAILS))).toBe('no-grant');
    expect(by(atLevel(9, given.any(given.all(given.HOLDS), given.HOLDS)))).toBe('granted');
    expect(by(atLevel(9, given.all(given.all(given.HOLDS), given.FAILS)))).toBe('no-grant');
    expect(by(atLevel(9, given.all(given.all(given.HOLDS), given.HOLDS)))).toEqual(UNKNOWN);
  });
});

const NOW = '{{environment.attributes.current_date_time}}';
const DAY = '{{environment.attributes.day_of_week}}';
const CLOCK = '{{environment.attributes.current_time}}';

// Which operators and values parse, and what they make of every second, is tested in matching/.
describe('C2: conditions on the time', () => {
  it.each([
    [CLOCK, 'timeLessThan', '12:00:00Z', 'no-grant'],
    [CLOCK, 'timeLessThan', '12:00:01+00:00', 'granted'],
    [CLOCK, 'timeLessThanOrEquals', '12:00:00Z', 'granted'],
    [CLOCK, 'timeGreaterThan', '12:00:00Z', 'no-grant'],
    [CLOCK, 'timeGreaterThanOrEquals', '12:00:00Z', 'granted'],
    [CLOCK, 'timeGreaterThanOrEquals', '13:00:00+01:00', 'granted'],
    [CLOCK, 'timeGreaterThanOrEquals', '12:00:00-01:00', 'no-grant'],
    [NOW, 'dateTimeLessThan', '2026-03-16T12:00:00Z', 'no-grant'],
    [NOW, 'dateTimeLessThanOrEquals', '2026-03-16T12:00:00Z', 'granted'],
    [NOW, 'dateTimeGreaterThan', '2026-03-16T12:00:00Z', 'no-grant'],
    [NOW, 'dateTimeGreaterThanOrEquals', '2026-03-16T14:00:00+02:00', 'granted'],
    [DAY, 'dayOfWeekEquals', 1, 'granted'],
    [DAY, 'dayOfWeekEquals', '1+00:00', 'granted'],
    [DAY, 'dayOfWeekEquals', '2', 'no-grant'],
    [DAY, 'dayOfWeekEquals', '2+12:00', 'granted'],
    [DAY, 'dayOfWeekAnyOf', ['7', 1], 'granted'],
    [DAY, 'dayOfWeekAnyOf', [2, '3'], 'no-grant'],
  ])('on a Monday at 12:00:00Z, %s %s %j', (key, operator, value, answer) => {
    expect(by({ key, operator, value }, MONDAY_NOON)).toBe(answer);
  });
});

describe('C3: whole seconds', () => {
  it('the time of the request is rounded down, also before 1970', () => {
    const untilNoon = { key: CLOCK, operator: 'timeLessThanOrEquals', value: '12:00:00Z' };
    for (const noon of [MONDAY_NOON, Date.parse('1969-03-16T12:00:00Z')]) {
      expect(by(untilNoon, noon + 999)).toBe('granted');
      expect(by(untilNoon, noon + 1000)).toBe('no-grant');
      expect(by(given.earlierThan('12:00:00Z'), noon - 1)).toBe('granted');
      expect(by(given.earlierThan('12:00:00Z'), noon - 0.5)).toBe('granted');
      expect(by(given.earlierThan('12:00:00Z'), noon)).toBe('no-grant');
    }
    expect(by({ key: NOW, operator: 'dateTimeLessThan', value: '1970-01-01T00:00:00Z' }, -1)).toBe('granted');
    expect(by({ key: NOW, operator: 'dateTimeLessThan', value: '1970-01-01T00:00:00Z' }, 0)).toBe('no-grant');
  });

  it('a fraction of a second in a value parses only if it is zero', () => {
    expect(by(given.earlierThan('12:00:01.000Z'), MONDAY_NOON)).toBe('granted');
    expect(by(given.earlierThan('12:00:01.5Z'), MONDAY_NOON)).toEqual(UNKNOWN);
  });
});

describe('C4: unknown conditions on the time', () => {
  it.each([
    ['a time of day', given.earlierThan('12:00:00Z')],
    ['an instant', { key: NOW, operator: 'dateTimeLessThan', value: '2026-03-16T12:00:00Z' }],
    ['a day', { key: DAY, operator: 'dayOfWeekEquals', value: 1 }],
    ['an empty list of days', { key: DAY, operator: 'dayOfWeekAnyOf', value: [] }],
    ['a time of day that is never reached', given.earlierThan('00:00:00Z')],
  ])('%s, if only the time is missing', (_, condition) => {
    expect(by(condition)).toEqual(['time-needed']);
  });

  it.each([
    ['an unknown key', given.UNREADABLE],
    ['no key in braces', { ...given.earlierThan('12:00:00Z'), key: 'environment.attributes.current_time' }],
    ['an unknown operator', { key: CLOCK, operator: 'timeEquals', value: '12:00:00Z' }],
    ['an operator on the wrong key', { key: NOW, operator: 'timeLessThan', value: '12:00:00Z' }],
    ['another one', { key: CLOCK, operator: 'dateTimeLessThan', value: '2026-03-16T12:00:00Z' }],
    ['a string operator on the time', { key: CLOCK, operator: 'stringExists', value: true }],
    ['a value that does not parse', given.earlierThan('12:00')],
    ['no value', given.earlierThan(undefined)],
    ['a list with an element that does not parse', { key: DAY, operator: 'dayOfWeekAnyOf', value: [1, '08'] }],
  ])('%s, with a time and without', (_, condition) => {
    expect(by(condition, MONDAY_NOON)).toEqual(UNKNOWN);
    expect(by(condition)).toEqual(UNKNOWN);
  });

  it('an empty list of days matches nothing', () => {
    expect(by({ key: DAY, operator: 'dayOfWeekAnyOf', value: [] }, MONDAY_NOON)).toBe('no-grant');
  });

  it('both reasons, if both apply', () => {
    expect(by(given.all(given.UNREADABLE, given.earlierThan('12:00:00Z')))).toEqual([
      'time-needed',
      'unknown-condition',
    ]);
    expect(by(given.any(given.UNREADABLE, given.earlierThan('12:00:00Z')), MONDAY_NOON)).toEqual(UNKNOWN);
    expect(by(given.any(given.UNREADABLE, given.earlierThan('12:00:01Z')), MONDAY_NOON)).toBe('granted');
  });
});
