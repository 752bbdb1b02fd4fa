import { describe, expect, it } from 'vitest';
import { nextChangeIn, readCondition } from '../../../src/matching/condition.ts';
import * as given from '../../support/given.ts';

const NOON = given.earlierThan('12:00:00Z');

// What can be said in JSON is tested by rule in rules/, this is what an account can hold that nobody parsed.
describe('C1: what JSON does not have', () => {
  it.each([
    ['a hole', undefined],
    ['a function', Object.assign(() => true, given.HOLDS)],
    ['a symbol', Symbol('condition')],
    ['a large number', 1n],
  ])('%s in the place of a condition cannot be read', (_, odd) => {
    expect(readCondition(odd)).toEqual({ kind: 'unreadable' });
    expect(readCondition(given.all(odd))).toEqual({ kind: 'and', conditions: [{ kind: 'unreadable' }] });
  });

  it.each([undefined, null, 1, true, {}, ['timeLessThan']])('an operator that is %j cannot be read', (operator) => {
    for (const condition of [
      { ...NOON, operator },
      { ...given.HOLDS, operator },
      { ...given.all(given.HOLDS), operator },
    ]) {
      expect(readCondition(condition)).toEqual({ kind: 'unreadable' });
    }
  });

  it('a property that is undefined is absent', () => {
    const leaf = { ...NOON, conditions: undefined, negate: undefined };
    expect(readCondition(leaf)).toEqual(readCondition(NOON));
    const group = { ...given.all(NOON), key: undefined, value: undefined, negate: undefined };
    expect(readCondition(group)).toEqual(readCondition(given.all(NOON)));
  });
});

describe('A5: the next change in a condition', () => {
  const HOUR = 3600;

  it.each([
    ['of a time', NOON, 12 * HOUR],
    ['of what no time changes', given.any(given.HOLDS, given.FAILS, given.UNREADABLE), Infinity],
    ['of an attribute alone', given.HOLDS, Infinity],
    ['of what cannot be read', given.UNREADABLE, Infinity],
    ['is the first of any part, of an `and`', given.all(NOON, given.earlierThan('11:00:00Z'), given.HOLDS), 11 * HOUR],
    ['and of an `or`', given.any(given.earlierThan('10:00:00Z'), NOON, given.UNREADABLE), 10 * HOUR],
    ['at any level', given.all(NOON, given.any(given.FAILS, given.all(given.earlierThan('09:00:00Z')))), 9 * HOUR],
    ['whether or not another part decides', given.all(given.FAILS, NOON), 12 * HOUR],
    ['but not below what cannot be read', { ...given.all(NOON), negate: true }, Infinity],
  ])('%s', (_, condition, second) => {
    expect(nextChangeIn(readCondition(condition), 0)).toBe(second);
  });
});
