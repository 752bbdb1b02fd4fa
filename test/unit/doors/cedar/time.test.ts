import { toCedarRequest } from 'apikey-policy/cedar';
import { describe, expect, it } from 'vitest';
import * as given from '../../../support/given.ts';
import { ANNA, UPDATE_SETTING } from '../../../support/names.ts';
import { clauseOf } from './exported.ts';

const TIME = '{{environment.attributes.current_time}}';
const INSTANT = '{{environment.attributes.current_date_time}}';
const DAY = '{{environment.attributes.day_of_week}}';
const on = (value: unknown, operator = 'dayOfWeekAnyOf'): object => ({ key: DAY, operator, value });

describe('CED-3: conditions on time', () => {
  it.each([
    [given.earlierThan('12:00:00Z'), 'context has now && context.now.secondOfDay < 43200'],
    [
      { ...given.earlierThan('12:00:00Z'), operator: 'timeLessThanOrEquals' },
      'context has now && context.now.secondOfDay < 43201',
    ],
    [
      { key: TIME, operator: 'timeGreaterThanOrEquals', value: '09:00:00+05:30' },
      'context has now && context.now.secondOfDay >= 12600 && context.now.secondOfDay < 66600',
    ],
    [
      { key: TIME, operator: 'timeLessThan', value: '09:00:00-20:00' },
      'context has now && context.now.secondOfDay < 18000 || context has now && context.now.secondOfDay >= 72000',
    ],
    [{ key: TIME, operator: 'timeGreaterThanOrEquals', value: '00:00:00-11:00' }, 'context has now'],
    [
      { key: INSTANT, operator: 'dateTimeGreaterThan', value: '2026-03-16T00:00:00+01:00' },
      'context has now && context.now.second >= 1773615601',
    ],
    [
      { key: INSTANT, operator: 'dateTimeLessThan', value: '1969-12-31T23:59:50Z' },
      'context has now && context.now.second < -10',
    ],
    [on([1, 2, '3', 4, '5Z']), 'context has now && context.now.dayOfWeek < 6'],
    [on(3, 'dayOfWeekEquals'), 'context has now && context.now.dayOfWeek >= 3 && context.now.dayOfWeek < 4'],
    [
      on(['2+06:00']),
      'context has now && context.now.dayOfWeek * 86400 + context.now.secondOfDay >= 151200 && context.now.dayOfWeek * 86400 + context.now.secondOfDay < 237600',
    ],
    [
      on([2, '2+06:00']),
      'context has now && context.now.dayOfWeek * 86400 + context.now.secondOfDay >= 151200 && context.now.dayOfWeek * 86400 + context.now.secondOfDay < 259200',
    ],
  ])('%j', (condition, clause) => {
    expect(clauseOf(condition)).toBe(clause);
  });

  const NOON = 'context has now && context.now.secondOfDay < 43200';
  const WEEK = 'context has now && context.now.dayOfWeek < 6';

  it.each([
    ['what holds decides', given.any(given.earlierThan('12:00:00Z'), given.HOLDS), 'always'],
    ['what fails is left out', given.any(given.earlierThan('12:00:00Z'), given.FAILS), NOON],
    ['what is unknown counts as not true', given.any(given.earlierThan('12:00:00Z'), given.UNREADABLE), NOON],
    ['which under `and` is never', given.all(given.earlierThan('12:00:00Z'), given.UNREADABLE), undefined],
    ['an empty group is unknown', given.any(given.earlierThan('12:00:00Z'), given.all()), NOON],
    [
      'groups of groups',
      given.all(given.any(given.earlierThan('12:00:00Z'), on([6, 7])), on([1, 2, 3, 4, 5])),
      `(${NOON} || context has now && context.now.dayOfWeek >= 6) && (${WEEK})`,
    ],
    [
      'a group of one part is that part',
      given.all(given.earlierThan('12:00:00Z'), given.any(given.all(on([1, 2, 3, 4, 5]), on([1, 2, 3])))),
      `${NOON} && (${WEEK}) && (context has now && context.now.dayOfWeek < 4)`,
    ],
    [
      'groups of one kind are one',
      given.any(given.earlierThan('12:00:00Z'), given.any(on([1, 2, 3, 4, 5]))),
      `${NOON} || ${WEEK}`,
    ],
  ])('under `and` and `or`: %s', (_, condition, clause) => {
    expect(clauseOf(condition)).toBe(clause);
  });

  it('C1: a test below ten levels counts as not true', () => {
    const nested = (levels: number): object =>
      Array.from({ length: levels - 1 }).reduce<object>((inner) => given.all(inner), given.earlierThan('12:00:00Z'));
    expect(clauseOf(nested(10))).toBe(NOON);
    expect(clauseOf(nested(11))).toBeUndefined();
    expect(clauseOf(nested(10_000))).toBeUndefined();
  });

  it.each([
    ['2026-03-16T15:00:00Z', { second: 1_773_673_200, secondOfDay: 54_000, dayOfWeek: 1 }],
    ['2026-03-15T23:59:59.999Z', { second: 1_773_619_199, secondOfDay: 86_399, dayOfWeek: 7 }],
    ['1970-01-01T00:00:00Z', { second: 0, secondOfDay: 0, dayOfWeek: 4 }],
    ['1969-12-31T23:59:59.999Z', { second: -1, secondOfDay: 86_399, dayOfWeek: 3 }],
    ['0001-01-01T00:00:00Z', { second: -62_135_596_800, secondOfDay: 0, dayOfWeek: 1 }],
  ])('C3: %s in the context', (time, now) => {
    expect(toCedarRequest({ principal: ANNA, action: UPDATE_SETTING, time: Date.parse(time) }).context).toEqual({
      now,
    });
  });

  it('no time, no `now`', () => {
    expect(toCedarRequest({ principal: ANNA, action: UPDATE_SETTING }).context).toEqual({});
    expect(
      Object.is(toCedarRequest({ principal: ANNA, action: UPDATE_SETTING, time: -0 }).context.now?.second, 0),
    ).toBe(true);
  });
});
