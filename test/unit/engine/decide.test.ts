import { compile, decide, type Request } from 'apikey-policy';
import { describe, expect, it } from 'vitest';
import {
  ANNA,
  account,
  all,
  any,
  ask,
  attribute,
  C,
  earlierThan,
  FAILS,
  HOLDS,
  inShort,
  MONDAY_NOON,
  narrowedBy,
  policy,
  ROBOT,
  S,
  T,
  U,
} from '../../support/build.ts';

const PDP = compile(account());

/** The three that take a request. */
const TAKERS = [
  ['decide', (request: Request) => decide(account(), request)],
  ['a compiled decide', PDP.decide],
  ['allows', PDP.allows],
] as const;

describe.each(TAKERS)('%s refuses a request that TypeScript would have refused', (_, take) => {
  const good = { principal: ANNA, action: T };

  it.each([
    ['principal', { action: T }],
    ['principal', { ...good, principal: '' }],
    ['principal', { ...good, principal: 7 }],
    ['principal', []],
    ['action', { principal: ANNA }],
    ['action', { ...good, action: 'iam-identity.account.Update' }],
    ['action', { ...good, action: 'toString' }],
    ['resource', { ...good, action: S }],
    ['resource', { ...good, action: S, resource: '' }],
    ['resource', { ...good, action: S, resource: null }],
    ['resource', { ...good, action: T, resource: 7 }],
    ['resource', { ...good, action: U, resource: null }],
    ['resource', { ...good, action: C, resource: [] }],
    ['time', { ...good, time: Number.NaN }],
    ['time', { ...good, time: Number.POSITIVE_INFINITY }],
    ['time', { ...good, time: 8.64e15 + 1 }],
    ['time', { ...good, time: -8.64e15 - 1 }],
    ['time', { ...good, time: '0' }],
    ['time', { ...good, time: null }],
    ['request', null],
    ['request', undefined],
    ['request', 'T'],
  ])('names %s of %j', (field, request) => {
    const refused = () => take(request as Request);
    expect(refused).toThrow(TypeError);
    expect(refused).toThrow(field);
  });

  it.each([
    { ...good, time: 8.64e15 },
    { ...good, time: -8.64e15 },
    { ...good, time: 0.5 },
    { ...good, resource: '' },
    { ...good, action: U, resource: '' },
    { ...good, action: S, resource: ROBOT, time: 0 },
  ])('takes %j', (request) => {
    expect(() => take(request)).not.toThrow();
  });

  it('takes a field that is undefined as absent', () => {
    expect(() => take({ ...good, resource: undefined, time: undefined } as unknown as Request)).not.toThrow();
  });
});

it('A7: a time of -0 comes back as 0', () => {
  expect(Object.is(ask(account(), T, { time: -0 }).request.time, 0)).toBe(true);
});

// How long they take is not asserted: what would explode would not answer at all.
describe('C1: conditions without end', { timeout: 60_000 }, () => {
  const told = (condition: object, time?: number) => {
    const [base] = account({ policies: [policy()] }).policies;
    if (base === undefined) throw new Error('the account has a policy');
    const policies = [{ ...base, condition: condition as NonNullable<typeof base.condition> }];
    const timed = time === undefined ? {} : { time };
    const asked = { principal: ANNA, action: T, ...timed };
    const decision = decide({ ...account(), policies }, asked);
    expect(compile({ ...account(), policies }).decide(asked)).toEqual(decision);
    return decision;
  };

  it('a hundred thousand levels are ten and an unknown', () => {
    let deep: object = HOLDS;
    for (let level = 0; level < 100_000; level++) deep = all(deep);
    expect(inShort(told(deep))).toEqual(['unknown-condition']);
    expect(inShort(told(any(deep, HOLDS)))).toBe('granted');
    expect(inShort(told(all(deep, FAILS)))).toBe('no-grant');
  });

  it('so is a condition that holds itself', () => {
    const conditions: object[] = [];
    const cycle = { operator: 'and', conditions };
    conditions.push(earlierThan('13:00:00Z'), cycle, cycle);
    const decision = told(cycle, MONDAY_NOON);
    expect(inShort(decision)).toEqual(['unknown-condition']);
    expect(decision.validUntil).toBe(MONDAY_NOON + 3_600_000);
    expect(inShort(told(any(cycle, HOLDS)))).toBe('granted');
  });

  it('a group of a hundred thousand conditions is read to its end', () => {
    const wide = Array.from({ length: 100_000 }, () => HOLDS);
    expect(inShort(told(all(...wide)))).toBe('granted');
    expect(inShort(told(all(...wide, FAILS)))).toBe('no-grant');
    expect(inShort(told(any(...wide.map(() => FAILS), HOLDS)))).toBe('granted');
  });
});

describe('G4: wildcards of a megabyte', { timeout: 60_000 }, () => {
  const LONG = 'a'.repeat(1_000_000);
  const id = `ServiceId-${LONG}`;
  const told = (pattern: unknown, operator = 'stringMatch') =>
    inShort(
      decide(
        account({
          principals: [...account().principals, { kind: 'service-id', id: `iam-${id}` }],
          policies: [policy({ target: narrowedBy(attribute('resource', pattern, operator)) })],
        }),
        { principal: ANNA, action: S, resource: id },
      ),
    );

  it.each([
    ['the text itself', id, 'granted'],
    ['a character more', `${id}a`, 'no-grant'],
    ['a question mark for each character', `ServiceId-${'?'.repeat(1_000_000)}`, 'granted'],
    ['one too many', `ServiceId-${'?'.repeat(1_000_001)}`, 'no-grant'],
    ['stars alone', '*'.repeat(1_000_000), 'granted'],
    ['a star and an a, time and again', `ServiceId-${'*a'.repeat(500_000)}`, 'granted'],
    ['the same with an end that is not there', `${'*a'.repeat(500_000)}b`, 'no-grant'],
    ['a long text that nearly is there', `*${'a'.repeat(400_000)}b*`, 'no-grant'],
    ['short texts that nearly are there', `*${'aaaaaaaaab*'.repeat(50_000)}`, 'no-grant'],
    ['gaps time and again', '*a?a'.repeat(100_000), 'granted'],
  ])('%s', (_, pattern, answer) => {
    expect(told(pattern)).toBe(answer);
  });

  it('one of many', () => {
    const patterns = Array.from({ length: 8 }, (_, index) => `*${'a'.repeat(index)}b`);
    expect(told(patterns, 'stringMatchAnyOf')).toBe('no-grant');
    expect(told([...patterns, '*a'], 'stringMatchAnyOf')).toBe('granted');
  });
});
