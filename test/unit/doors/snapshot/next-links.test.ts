import type { IbmCloudPayloads } from 'apikey-policy/ibm-cloud';
import { nextRequests, type SnapshotRequest } from 'apikey-policy/snapshot';
import { describe, expect, it } from 'vitest';
import { answerOf } from '../../../support/emulator/answer.ts';
import { HOSTILE, type Hostile } from '../../../support/emulator/pages.ts';
import { readAll } from '../../../support/emulator/read-all.ts';
import { unpaged } from '../../../support/emulator/world.ts';
import { accountOf, answered, NOTHING, places, requestFor, world } from './given.ts';

const HOSTS = ['accounts.cloud.ibm.com', 'iam.cloud.ibm.com', 'user-management.cloud.ibm.com'];
const EVERY_LIST = ['policies', 'accessGroups', 'principals'];

/** Reads the small account, two rows a page, where every list's links are of this kind. */
function readWith(hostile: Hostile): { payloads: IbmCloudPayloads; made: SnapshotRequest[]; codes: string[] } {
  const made: SnapshotRequest[] = [];
  const payloads = readAll(NOTHING, {
    answer: (asked) => answerOf(world(), asked, { most: 2, hostile }),
    onRequest: (request) => made.push(request),
  });
  const codes = accountOf(payloads).diagnostics.map(({ code }) => code);
  return { payloads, made, codes: [...new Set(codes)].filter((code) => code.startsWith('page-')) };
}

describe('N3: next links that lead astray', () => {
  it.each(HOSTILE)('%s: no other host is asked, and it ends', (how) => {
    const { payloads, made } = readWith(how);
    expect(made.filter(({ host, url }) => !HOSTS.includes(host) || new URL(url).host !== host)).toEqual([]);
    expect(new Set(made.map(({ url }) => url)).size).toBe(made.length);
    expect(nextRequests(payloads)).toEqual([]);
    expect(payloads.reading).toBeUndefined();
  });

  it('a foreign host: the list is read to its end all the same', () => {
    const { payloads, codes } = readWith('foreign host');
    expect(JSON.stringify(payloads)).toContain('attacker.example');
    expect(accountOf(payloads).account).toEqual(accountOf(unpaged(world())).account);
    expect(codes).toEqual([]);
  });

  it('a loop: the list is partial, once its first page came again', () => {
    const { payloads, codes } = readWith('loop');
    expect(payloads.users).toHaveLength(2);
    expect(accountOf(payloads).account.partial).toEqual(EVERY_LIST);
    expect(codes).toEqual(['page-loop']);
  });

  it('no parameter: the list is partial after its first page', () => {
    const { payloads, codes } = readWith('missing parameter');
    expect(payloads.users).toHaveLength(1);
    expect(accountOf(payloads).account.partial).toEqual(EVERY_LIST);
    expect(codes).toEqual(['page-link']);
  });

  it('pages without end: no more than 10,000 are asked for', () => {
    const page = (at: number) => ({ policies: [], next: { start: `${at}` } });
    const nearly = { ...NOTHING, policies: Array.from({ length: 9_999 }, (_, at) => page(at)) };
    const request = requestFor(nearly, 'policies');
    expect(request).toMatchObject({ query: { start: '9998' }, into: { page: 9_999 } });
    const full = answered(nearly, request, page(9_999));
    expect(places(full).filter((place) => place.startsWith('policies'))).toEqual([]);
  });

  it.each([
    ['a token that was followed long ago', ['a', 'b', 'c', 'a']],
    ['the token that led to the page itself', ['a', 'a']],
  ])('%s is not followed again', (_, tokens) => {
    const policies = tokens.map((start) => ({ policies: [], next: { start } }));
    expect(places({ ...NOTHING, policies })).not.toContain(`policies ${policies.length}`);
    expect(places({ ...NOTHING, policies: policies.slice(0, -1) })).toContain(`policies ${policies.length - 1}`);
  });

  const policiesPage = (start: string) => ({ policies: [], next: { start } });
  const nextPolicies = (payloads: IbmCloudPayloads) =>
    nextRequests(payloads).find(({ into }) => into.list === 'policies')?.query.start;
  const goneOn = (payloads: IbmCloudPayloads, start: string): IbmCloudPayloads =>
    answered(payloads, requestFor(payloads, 'policies'), policiesPage(start));

  it('a token counts as followed only in the payloads that followed it', () => {
    const first = goneOn(NOTHING, 'a');
    const [one, other] = [goneOn(goneOn(first, 'b'), 'c'), goneOn(goneOn(first, 'c'), 'b')];
    expect([nextPolicies(first), nextPolicies(one), nextPolicies(other)]).toEqual(['a', 'c', 'b']);
    expect(nextPolicies(goneOn(one, 'b'))).toBeUndefined();
    expect(nextPolicies(goneOn(other, 'c'))).toBeUndefined();
    expect(nextPolicies(goneOn(other, 'd'))).toBe('d');
  });

  it('payloads that were saved and loaded go on as before', () => {
    const read = goneOn(goneOn(goneOn(NOTHING, 'a'), 'b'), 'c');
    const loaded: IbmCloudPayloads = JSON.parse(JSON.stringify(read));
    expect(nextRequests(loaded)).toEqual(nextRequests(read));
    expect(goneOn(loaded, 'd')).toEqual(goneOn(read, 'd'));
    expect(nextPolicies(goneOn(loaded, 'b'))).toBeUndefined();
  });

  it('an array that the caller changes is read again', () => {
    const policies = [policiesPage('a'), policiesPage('b')];
    const payloads = { ...NOTHING, policies };
    expect(nextPolicies(payloads)).toBe('b');
    policies.push(policiesPage('a'));
    expect(nextPolicies(payloads)).toBeUndefined();
    policies[2] = policiesPage('c');
    expect(nextPolicies(payloads)).toBe('c');
    expect(nextPolicies({ ...NOTHING, users: policies })).toBeUndefined();
  });

  it.each([
    ['policies', { policies: [], next: {} }],
    ['policies', { policies: [], next: 'start=a' }],
    ['policies', { policies: [], next: { start: 7 } }],
    ['policies', { policies: [], next: { start: '', href: '/v1/policies?start=a' } }],
    ['accessGroups', { next: { href: '/v2/groups#?offset=10' } }],
    ['accessGroups', { next: '/v2/groups?offset=10' }],
    ['users', { next_url: '/v2/users?start=a' }],
    ['users', { next_url: { href: '?_start=a' } }],
    ['users', { next_url: ['/v2/users?_start=a'] }],
    ['trustedProfiles', { profiles: [], next: '?xpagetoken=a' }],
    ['trustedProfiles', { profiles: [], next: '?pagetoken=' }],
  ] as const)('%s: %j is no way on', (list, page) => {
    expect(places({ ...NOTHING, [list]: [page] })).toEqual(places(NOTHING).filter((place) => place !== `${list} 0`));
  });
});

const LINKED: readonly (readonly [list: 'accessGroups' | 'users' | 'serviceIds', parameter: string, key: string])[] = [
  ['accessGroups', 'offset', 'next'],
  ['users', '_start', 'next_url'],
  ['serviceIds', 'pagetoken', 'next'],
];

describe.each(LINKED)('N2: the token in an address of %s', (list, parameter, key) => {
  /** What the next call takes, after a page whose link has this query. */
  function tokenOf(search: string): string | undefined {
    const address = `https://iam.cloud.ibm.com/v2/x${search.replaceAll('TOKEN', parameter)}`;
    const link = { serviceids: [], [key]: list === 'accessGroups' ? { href: address } : address };
    return nextRequests({ ...NOTHING, [list]: [link] }).find(({ into }) => into.list === list)?.query[parameter];
  }

  it.each([
    ['?TOKEN=abc', 'abc'],
    ['?limit=1&a=b&TOKEN=abc', 'abc'],
    ['?TOKEN=abc&limit=1', 'abc'],
    ['?TOKEN=abc#?TOKEN=def', 'abc'],
    ['?TOKEN=abc&TOKEN=def', 'abc'],
    ['?xTOKEN=def&TOKEN=abc', 'abc'],
    ['?TOKEN=a=b?c', 'a=b?c'],
    ['?TOKEN=50%', '50%'],
  ])('is the first in the query by its name: %s', (search, token) => {
    expect(tokenOf(search)).toBe(token);
  });

  it.each(['?TOKEN', '?TOKEN=&TOKEN=a', '?xTOKEN=a', '?a=?TOKEN=a', '#?TOKEN=a', '?a=b#&TOKEN=a', '/TOKEN=a'])(
    'is nowhere else: %s',
    (search) => {
      expect(tokenOf(search)).toBeUndefined();
    },
  );
});
