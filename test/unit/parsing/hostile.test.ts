import { compile, decide, parseAccount } from 'apikey-policy';
import { describe, expect, it } from 'vitest';
import { account, found, freely, issuesOf, parsed, withPolicy } from './given.ts';

/** Deeper than any stack: a call takes more than the 33 bytes that would be left for each level. */
const DEPTH = 30_000;
const LONGEST = 2 ** 32 - 1;

function nested(depth: number, around: (inner: unknown) => unknown, core: unknown = 'x'): unknown {
  let value = core;
  for (let level = 0; level < depth; level++) value = around(value);
  return value;
}

describe('an input of any depth', () => {
  it.each([
    ['lists', (inner: unknown) => [inner]],
    ['objects', (inner: unknown) => ({ a: inner })],
    ['conditions', (inner: unknown) => ({ operator: 'and', conditions: [inner] })],
  ])('%s: is parsed, compiled and decided', (_, around) => {
    for (const input of freely(nested(DEPTH, around))) {
      const value = parsed(input);
      const request = { principal: 'IBMid-1', action: 'iam-identity.account.update' } as const;
      expect(compile(value).decide(request)).toEqual(decide(value, request));
      expect(parseAccount(value).ok).toBe(true);
    }
  });

  it('is compared with an equal one in the same list', () => {
    const deep = (core: unknown) => nested(DEPTH / 2, (inner) => ({ a: [inner] }), core);
    const policies = (...cores: readonly unknown[]) =>
      cores.flatMap((core) => parsed(withPolicy({ condition: deep(core) })).policies);
    expect(parsed(account({ policies: policies(1, 1) })).policies).toHaveLength(1);
    expect(found(account({ policies: policies(1, 2) }))).toEqual(['conflict policies.1']);
  });

  it('has an issue with the whole path at its end', () => {
    const [issue, ...others] = issuesOf(withPolicy({ condition: nested(DEPTH, (inner) => [inner], NaN) }));
    expect(others).toEqual([]);
    expect(issue?.path).toHaveLength(3 + DEPTH);
  });

  it('has a bounded number of issues, though it is wrong at every level', () => {
    const issues = issuesOf(withPolicy({ condition: nested(DEPTH, (inner) => [NaN, inner]) }));
    const keys = issues.reduce((sum, { path }) => sum + path.length, 0);
    expect(issues.length).toBeGreaterThan(4_000);
    expect(keys).toBeLessThan(10_200_000);
  });

  it('is not followed in a place of another type', () => {
    expect(found(account({ policies: nested(DEPTH, (inner) => [inner]) }))).toEqual(['wrong-type policies.0']);
    expect(found(nested(DEPTH, (inner) => ({ policies: inner })))).toContain('wrong-type policies');
  });
});

describe('an input that is far larger than its memory', () => {
  it('made of holes is read up to the first holes', () => {
    const holes: unknown[] = Array(LONGEST);
    holes[LONGEST - 1] = 'x';
    for (const input of [account({ policies: holes, partial: holes }), ...freely(holes), ...freely([holes])]) {
      const issues = issuesOf(input);
      expect(issues.length).toBeGreaterThan(0);
      expect(issues.length).toBeLessThan(1000);
    }
  });

  it('made of entries between holes has an issue for a hole', () => {
    const sparse: string[] = ['RESTRICTED'];
    sparse[5000] = 'RESTRICTED';
    expect(found(account({ enterprise: { apiKeyCreation: sparse } }))[0]).toBe(
      'wrong-type enterprise.apiKeyCreation.1',
    );
  });

  it.each([
    ['lists in lists', (inner: unknown) => Array(10).fill(inner)],
    ['objects in objects', (inner: unknown) => ({ a: inner, b: inner, c: inner })],
  ])('made of the same %s is refused after too many repeats', (_, around) => {
    const codes = freely(nested(60, around)).map((input) => issuesOf(input).map(({ code }) => code));
    expect(codes).toEqual(Array(3).fill(['repeated-too-often']));
  });

  it('made of one entry over and over is refused; as many different entries are not', () => {
    const group = { id: 'g', members: [] };
    expect(found(account({ accessGroups: Array(200_000).fill(group) }))).toContainEqual(
      expect.stringMatching(/^repeated-too-often /),
    );
    const target = { attributes: [{ key: 'k', value: ['v'] }] };
    const policies = Array.from({ length: 30_000 }, (_, index) => ({
      ...parsed(withPolicy({})).policies[0],
      id: `p${index}`,
      target,
    }));
    expect(found(account({ policies }))).toEqual([]);
  });

  it('made of one long array in many entries is refused, also in a place for arrays', () => {
    const roles = Array.from({ length: 10_000 }, (_, index) => `role ${index}`);
    const policies = Array.from({ length: 1000 }, (_, index) => ({
      ...parsed(withPolicy({})).policies[0],
      id: `p${index}`,
      roles,
    }));
    expect(found(account({ policies }))).toEqual([expect.stringMatching(/^repeated-too-often policies\.\d+\.roles$/)]);
    expect(found(account({ policies: policies.slice(0, 100) }))).toEqual([]);
  });

  it('from parsed JSON is never refused for repeats', () => {
    const groups = Array.from({ length: 60_000 }, () => ({ id: 'g', members: ['a'] }));
    expect(parsed(JSON.parse(JSON.stringify(account({ accessGroups: groups })))).accessGroups).toHaveLength(1);
  });
});
