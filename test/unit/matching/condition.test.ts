import { describe, expect, it } from 'vitest';
import { looksAtAttribute, looksAtTime, nextChangeIn, readCondition } from '../../../src/matching/condition.ts';
import * as given from '../../support/given.ts';

const NOON = given.earlierThan('12:00:00Z');
const ON_ROBOT = given.attribute('{{resource.attributes.resource}}', 'ServiceId-ROBOT', 'stringEquals');
const ON_RESOURCES = given.attribute('{{resource.attributes.resourceType}}', 'serviceid', 'stringEquals');

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

describe('C2, C5: what a condition looks at', () => {
  it.each([
    ['a time', NOON, true, false],
    ['an attribute', ON_ROBOT, false, true],
    ['another attribute', ON_RESOURCES, false, false],
    ['what cannot be read', given.UNREADABLE, false, false],
    ['a group of others', given.all(ON_RESOURCES, given.any(given.UNREADABLE, given.HOLDS)), false, false],
    ['a time and more', given.all(given.UNREADABLE, NOON), true, false],
    ['a time or more', given.any(NOON, ON_RESOURCES), true, false],
    ['an attribute and more', given.all(ON_ROBOT, ON_RESOURCES), false, true],
    ['an attribute or more', given.any(given.UNREADABLE, ON_ROBOT), false, true],
    [
      'both, deep inside',
      given.all(given.HOLDS, given.any(given.UNREADABLE, given.all(NOON), given.all(given.any(ON_ROBOT)))),
      true,
      true,
    ],
    ['both, below what cannot be read', { ...given.all(NOON, ON_ROBOT), operator: 'not' }, false, false],
  ])('%s', (_, condition, time, resource) => {
    const read = readCondition(condition);
    expect([looksAtTime(read), looksAtAttribute(read, 'resource')]).toEqual([time, resource]);
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
