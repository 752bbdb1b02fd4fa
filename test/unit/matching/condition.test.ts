import { describe, expect, it } from 'vitest';
import { looksAtAttribute, looksAtTime, nextChangeIn, readCondition } from '../../../src/matching/condition.ts';
import { all, any, attribute, earlierThan, FAILS, HOLDS, UNREADABLE } from '../../support/build.ts';

const NOON = earlierThan('12:00:00Z');
const ON_ROBOT = attribute('{{resource.attributes.resource}}', 'ServiceId-ROBOT', 'stringEquals');
const ON_RESOURCES = attribute('{{resource.attributes.resourceType}}', 'serviceid', 'stringEquals');

// What can be said in JSON is tested by rule in rules/, this is what an account can hold that nobody parsed.
describe('C1: what JSON does not have', () => {
  it.each([
    ['a hole', undefined],
    ['a function', Object.assign(() => true, HOLDS)],
    ['a symbol', Symbol('condition')],
    ['a large number', 1n],
  ])('%s in the place of a condition cannot be read', (_, odd) => {
    expect(readCondition(odd)).toEqual({ kind: 'unreadable' });
    expect(readCondition(all(odd))).toEqual({ kind: 'and', conditions: [{ kind: 'unreadable' }] });
  });

  it.each([undefined, null, 1, true, {}, ['timeLessThan']])('an operator that is %j cannot be read', (operator) => {
    for (const condition of [
      { ...NOON, operator },
      { ...HOLDS, operator },
      { ...all(HOLDS), operator },
    ]) {
      expect(readCondition(condition)).toEqual({ kind: 'unreadable' });
    }
  });

  it('a property that is undefined is absent', () => {
    const leaf = { ...NOON, conditions: undefined, negate: undefined };
    expect(readCondition(leaf)).toEqual(readCondition(NOON));
    const group = { ...all(NOON), key: undefined, value: undefined, negate: undefined };
    expect(readCondition(group)).toEqual(readCondition(all(NOON)));
  });
});

describe('C2, C5: what a condition looks at', () => {
  it.each([
    ['a time', NOON, true, false],
    ['an attribute', ON_ROBOT, false, true],
    ['another attribute', ON_RESOURCES, false, false],
    ['what cannot be read', UNREADABLE, false, false],
    ['a group of others', all(ON_RESOURCES, any(UNREADABLE, HOLDS)), false, false],
    ['a time and more', all(UNREADABLE, NOON), true, false],
    ['a time or more', any(NOON, ON_RESOURCES), true, false],
    ['an attribute and more', all(ON_ROBOT, ON_RESOURCES), false, true],
    ['an attribute or more', any(UNREADABLE, ON_ROBOT), false, true],
    ['both, deep inside', all(HOLDS, any(UNREADABLE, all(NOON), all(any(ON_ROBOT)))), true, true],
    ['both, below what cannot be read', { ...all(NOON, ON_ROBOT), operator: 'not' }, false, false],
  ])('%s', (_, condition, time, resource) => {
    const read = readCondition(condition);
    expect([looksAtTime(read), looksAtAttribute(read, 'resource')]).toEqual([time, resource]);
  });
});

describe('A5: the next change in a condition', () => {
  const HOUR = 3600;

  it.each([
    ['of a time', NOON, 12 * HOUR],
    ['of what no time changes', any(HOLDS, FAILS, UNREADABLE), Infinity],
    ['of an attribute alone', HOLDS, Infinity],
    ['of what cannot be read', UNREADABLE, Infinity],
    ['is the first of any part, of an `and`', all(NOON, earlierThan('11:00:00Z'), HOLDS), 11 * HOUR],
    ['and of an `or`', any(earlierThan('10:00:00Z'), NOON, UNREADABLE), 10 * HOUR],
    ['at any level', all(NOON, any(FAILS, all(earlierThan('09:00:00Z')))), 9 * HOUR],
    ['whether or not another part decides', all(FAILS, NOON), 12 * HOUR],
    ['but not below what cannot be read', { ...all(NOON), negate: true }, Infinity],
  ])('%s', (_, condition, second) => {
    expect(nextChangeIn(readCondition(condition), 0)).toBe(second);
  });
});
