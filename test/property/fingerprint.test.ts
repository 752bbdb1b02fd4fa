import { type Account, compile, decide, parseAccount } from 'apikey-policy';
import { fingerprint } from 'apikey-policy/gateway';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accounts, requestsOf } from '../../src/doors/testing/arbitraries/index.ts';
import { exponentOf, workOf } from '../robustness/work.ts';
import { RUNS } from './runs.ts';

const LABELS = { name: 'Renamed', email: 'renamed@example.com', managed: true, dynamic: true };

/** Every list of a value in another order, with one of its entries twice. */
function reordered(value: unknown, draw: (from: number) => number): unknown {
  if (Array.isArray(value)) {
    const parts = value.map((part) => reordered(part, draw));
    if (parts.length > 0) parts.push(parts[draw(parts.length)]);
    return parts
      .map((part) => ({ part, at: draw(1000) }))
      .sort((one, other) => one.at - other.at)
      .map(({ part }) => part);
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, reordered(part, draw)]));
}

/** Every entry with other labels, or with none. */
function relabelled<Entry extends object>(entries: readonly Entry[], keys: readonly string[], named: boolean): Entry[] {
  return entries.map((entry) => {
    const rest = Object.entries(entry).filter(([key]) => !keys.includes(key));
    const labels = Object.entries(LABELS).filter(([key]) => named && keys.includes(key));
    return Object.fromEntries([...rest, ...labels]) as Entry;
  });
}

function renamed(account: Account, named: boolean): Account {
  return {
    ...account,
    principals: relabelled(account.principals, ['name', 'email'], named),
    accessGroups: relabelled(account.accessGroups, ['name', 'managed', 'dynamic'], named),
    policies: relabelled(account.policies, ['name', 'managed'], named),
    ...(account.roles !== undefined && { roles: relabelled(account.roles, ['name'], named) }),
  };
}

const draws = fc.array(fc.nat(), { minLength: 20, maxLength: 20 }).map((numbers) => {
  let at = 0;
  return (from: number): number => (numbers[at++ % numbers.length] ?? 0) % from;
});

describe('GATE-6: the fingerprint of an account', () => {
  it('A6: is the same whatever the order of the lists, the repeated entries and the names', () => {
    fc.assert(
      fc.property(accounts(), draws, fc.boolean(), (account, draw, named) => {
        const other = reordered(renamed(account, named), draw) as Account;
        expect(fingerprint(other)).toBe(fingerprint(account));
        expect(fingerprint(compile(account))).toBe(fingerprint(account));
        const parsed = parseAccount(other);
        if (parsed.ok) expect(fingerprint(parsed.value)).toBe(fingerprint(account));
      }),
      { numRuns: Math.ceil(RUNS / 3) },
    );
  });

  it('A6: stands for the decisions: accounts that share it answer alike', () => {
    const cases = accounts().chain((account) => fc.tuple(fc.constant(account), requestsOf(account), draws));
    fc.assert(
      fc.property(cases, ([account, request, draw]) => {
        const other = reordered(account, draw) as Account;
        const answer = ({ effect, reason, unknowns }: ReturnType<typeof decide>) => [effect, reason, unknowns];
        expect(answer(decide(other, request))).toEqual(answer(decide(account, request)));
      }),
      { numRuns: RUNS },
    );
  });

  it('differs for accounts that differ in anything else', () => {
    fc.assert(
      fc.property(accounts(), accounts(), (one, other) => {
        const canonical = (account: Account) => JSON.parse(fingerprint(account));
        // The string is JSON of the account itself, as a set of lists: nothing but labels is left out.
        expect(fingerprint(canonical(one))).toBe(fingerprint(one));
        expect(fingerprint(one) === fingerprint(other)).toBe(
          JSON.stringify(canonical(one)) === JSON.stringify(canonical(other)),
        );
      }),
      { numRuns: RUNS },
    );
  });

  const account: Account = {
    id: 'a',
    apiKeyCreation: 'RESTRICTED',
    principals: [{ kind: 'user', id: 'IBMid-1', state: 'ACTIVE' }],
    accessGroups: [{ id: 'AccessGroupId-1', members: ['IBMid-1', 'IBMid-2'] }],
    policies: [],
  };

  it.each<[string, Partial<Account>]>([
    ['its id', { id: 'b' }],
    ['a setting', { apiKeyCreation: 'NOT_RESTRICTED' }],
    ['an absent setting', { apiKeyCreation: undefined }],
    ['a state', { principals: [{ kind: 'user', id: 'IBMid-1', state: 'PENDING' }] }],
    ['a member', { accessGroups: [{ id: 'AccessGroupId-1', members: ['IBMid-1'] }] }],
    ['members in one string', { accessGroups: [{ id: 'AccessGroupId-1', members: ['IBMid-1","IBMid-2'] }] }],
    ['what is incomplete', { partial: ['policies'] }],
  ])('differs by %s', (_, change) => {
    expect(fingerprint({ ...account, ...change })).not.toBe(fingerprint(account));
  });

  it('leaves out no name but that of an entry', () => {
    const test = { key: 'k', value: 'v', name: 'n' };
    const policy = { id: 'p', subject: { principal: 'x' }, roles: [], target: { attributes: [test] } };
    expect(fingerprint({ ...account, policies: [policy] })).toContain('"name":"n"');
  });

  it.each<[string, (size: number) => unknown]>([
    [
      'members',
      (size) => ({ accessGroups: [{ id: 'g', members: Array.from({ length: size }, (_, at) => `x${at}`) }] }),
    ],
    ['depth', (size) => ({ policies: [deep(size)] })],
  ])('costs in proportion to its size: %s', (_, make) => {
    const read = (size: number): number => workOf(() => fingerprint(Object.assign({ ...account }, make(size))));
    expect(exponentOf(read, 200)).toBeLessThan(1.3);
  });

  function deep(depth: number): unknown {
    let condition: unknown = { key: 'k', operator: 'o', value: 'v' };
    for (let at = 0; at < depth; at++) {
      condition = { operator: 'and', conditions: [condition, { key: `${at}`, operator: 'o', value: 'v' }] };
    }
    return { id: 'p', subject: { principal: 'x' }, roles: [], target: { attributes: [] }, condition };
  }

  it('reads a condition that is deeper than the stack', () => {
    expect(fingerprint(Object.assign({ ...account }, { policies: [deep(20_000)] })).length).toBeGreaterThan(1_000_000);
  });

  it('refuses an array instead of an account', () => {
    expect(() => fingerprint([] as never)).toThrow(
      new TypeError('`from` must be an account or a decision point, but has no `id`'),
    );
  });
});
