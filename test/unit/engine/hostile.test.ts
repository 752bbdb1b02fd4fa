import { compile, decide } from 'apikey-policy';
import { describe, expect, it } from 'vitest';
import { inShort } from '../../support/answers.ts';
import * as given from '../../support/given.ts';
import { ANNA, CREATE_SERVICE_ID_API_KEY, MONDAY_NOON, UPDATE_SETTING } from '../../support/names.ts';

describe('C1: conditions without end', () => {
  const decisionOn = (condition: object, time?: number) => {
    const [base] = given.account({ policies: [given.policy()] }).policies;
    if (base === undefined) throw new Error('the account has a policy');
    const policies = [{ ...base, condition: condition as NonNullable<typeof base.condition> }];
    const timed = time === undefined ? {} : { time };
    const asked = { principal: ANNA, action: UPDATE_SETTING, ...timed };
    const decision = decide({ ...given.account(), policies }, asked);
    expect(compile({ ...given.account(), policies }).decide(asked)).toEqual(decision);
    return decision;
  };

  it('of a hundred thousand levels, ten are read and the rest is unknown', () => {
    let deep: object = given.HOLDS;
    for (let level = 0; level < 100_000; level++) deep = given.all(deep);
    expect(inShort(decisionOn(deep))).toEqual(['unknown-condition']);
    expect(inShort(decisionOn(given.any(deep, given.HOLDS)))).toBe('granted');
    expect(inShort(decisionOn(given.all(deep, given.FAILS)))).toBe('no-grant');
  });

  it('a condition that contains itself is read in the same way', () => {
    const conditions: object[] = [];
    const cycle = { operator: 'and', conditions };
    conditions.push(given.earlierThan('13:00:00Z'), cycle, cycle);
    const decision = decisionOn(cycle, MONDAY_NOON);
    expect(inShort(decision)).toEqual(['unknown-condition']);
    expect(decision.validUntil).toBe(MONDAY_NOON + 3_600_000);
    expect(inShort(decisionOn(given.any(cycle, given.HOLDS)))).toBe('granted');
  });

  it('a group of a hundred thousand conditions is read completely', () => {
    const wide = Array.from({ length: 100_000 }, () => given.HOLDS);
    expect(inShort(decisionOn(given.all(...wide)))).toBe('granted');
    expect(inShort(decisionOn(given.all(...wide, given.FAILS)))).toBe('no-grant');
    expect(inShort(decisionOn(given.any(...wide.map(() => given.FAILS), given.HOLDS)))).toBe('granted');
  });
});

describe('G4: wildcards of 200,000 characters', () => {
  const LENGTH = 200_000;
  const LONG = 'a'.repeat(LENGTH);
  const id = `ServiceId-${LONG}`;
  const decisionOn = (pattern: unknown, operator = 'stringMatch') =>
    inShort(
      decide(
        given.account({
          principals: [...given.account().principals, { kind: 'service-id', id: `iam-${id}` }],
          policies: [given.policy({ target: given.narrowedBy(given.attribute('resource', pattern, operator)) })],
        }),
        { principal: ANNA, action: CREATE_SERVICE_ID_API_KEY, resource: id },
      ),
    );

  it.each([
    ['the text itself', id, 'granted'],
    ['a character more', `${id}a`, 'no-grant'],
    ['a question mark for each character', `ServiceId-${'?'.repeat(LENGTH)}`, 'granted'],
    ['one too many', `ServiceId-${'?'.repeat(LENGTH + 1)}`, 'no-grant'],
    ['stars alone', '*'.repeat(LENGTH), 'granted'],
    ['a star and an a, time and again', `ServiceId-${'*a'.repeat(LENGTH / 2)}`, 'granted'],
    ['the same with an end that is not there', `${'*a'.repeat(LENGTH / 2)}b`, 'no-grant'],
    ['a long text that nearly is there', `*${'a'.repeat(0.4 * LENGTH)}b*`, 'no-grant'],
    ['short texts that nearly are there', `*${'aaaaaaaaab*'.repeat(LENGTH / 20)}`, 'no-grant'],
    ['gaps time and again', '*a?a'.repeat(LENGTH / 10), 'granted'],
  ])('%s', (_, pattern, answer) => {
    expect(decisionOn(pattern)).toBe(answer);
  });

  it('one of many', () => {
    const patterns = Array.from({ length: 8 }, (_, index) => `*${'a'.repeat(index)}b`);
    expect(decisionOn(patterns, 'stringMatchAnyOf')).toBe('no-grant');
    expect(decisionOn([...patterns, '*a'], 'stringMatchAnyOf')).toBe('granted');
  });
});
