import type { IbmCloudPayloads } from 'apikey-policy/ibm-cloud';
import { nextRequests } from 'apikey-policy/snapshot';
import { describe, expect, it } from 'vitest';
import { answered, NOTHING, places, requestFor } from './given.ts';

const IAM = 'https://iam.cloud.ibm.com';

describe('the first round', () => {
  it('asks for everything that needs no other answer', () => {
    expect(nextRequests(NOTHING).map(({ into, url }) => [into.list, into.page, url])).toEqual([
      ['account', 0, 'https://accounts.cloud.ibm.com/v4/accounts/account-1'],
      ['accountSettings', 0, `${IAM}/v1/accounts/account-1/settings/identity`],
      ['effectiveSettings', 0, `${IAM}/v1/accounts/account-1/effective_settings/identity`],
      ['policies', 0, `${IAM}/v1/policies?account_id=account-1&limit=100`],
      ['v2Policies', 0, `${IAM}/v2/policies?account_id=account-1&limit=100`],
      ['roles', 0, `${IAM}/v2/roles?account_id=account-1&service_name=iam-identity`],
      ['accessGroups', 0, `${IAM}/v2/groups?account_id=account-1&limit=100`],
      ['users', 0, 'https://user-management.cloud.ibm.com/v2/accounts/account-1/users?limit=100'],
      ['serviceIds', 0, `${IAM}/v1/serviceids/?account_id=account-1&pagesize=100`],
      ['serviceIdGroups', 0, `${IAM}/v1/serviceid_groups?account_id=account-1`],
      ['trustedProfiles', 0, `${IAM}/v1/profiles?account_id=account-1&pagesize=100`],
    ]);
  });

  it('gives each call as plain data, part by part', () => {
    expect(requestFor(NOTHING, 'users')).toStrictEqual({
      method: 'GET',
      host: 'user-management.cloud.ibm.com',
      path: '/v2/accounts/account-1/users',
      query: { limit: '100' },
      url: 'https://user-management.cloud.ibm.com/v2/accounts/account-1/users?limit=100',
      into: { list: 'users', page: 0 },
    });
    const requests = nextRequests(NOTHING);
    expect(JSON.parse(JSON.stringify(requests))).toEqual(requests);
  });

  it('takes an empty list of pages for none', () => {
    expect(places({ ...NOTHING, users: [] })).toEqual(places(NOTHING));
  });

  it.each([[{}], [{ accountId: '' }], [{ accountId: 1 }], [null], [[]], ['account-1']])(
    'needs an account ID: %j',
    (payloads) => {
      expect(() => nextRequests(payloads as never)).toThrow('`accountId` of payloads must be an account ID');
    },
  );
});

describe('lists that are asked group by group', () => {
  const groups = (...ids: unknown[]): IbmCloudPayloads => ({
    ...NOTHING,
    accessGroups: [{ groups: ids.map((id) => ({ id })) }],
  });
  const serviceIdGroups = (...ids: unknown[]): IbmCloudPayloads => ({
    ...NOTHING,
    serviceIdGroups: { serviceid_groups: ids.map((id) => ({ id })) },
  });
  const keys = (payloads: IbmCloudPayloads) => nextRequests(payloads).flatMap(({ into }) => into.key ?? []);

  it('are asked for every group that is listed, in its order, once', () => {
    expect(keys(groups('b', 'a', 'b', 'c'))).toEqual(['a', 'b', 'c']);
    expect(requestFor(groups('g 1'), 'accessGroupMembers', 'g 1').url).toBe(
      `${IAM}/v2/groups/g%201/members?membership_type=all&limit=100`,
    );
    expect(requestFor(serviceIdGroups('s&1'), 'groupServiceIds', 's&1').url).toBe(
      `${IAM}/v1/serviceids/?account_id=account-1&group_id=s%261&pagesize=100`,
    );
  });

  it('are not made for the public access group, or for an id that is malformed or has no URL', () => {
    expect(keys(groups('AccessGroupId-PublicAccess', '', '.', '..', null, 7, undefined))).toEqual([]);
    expect(keys({ ...NOTHING, accessGroups: [{ groups: [null, 'g', []] }] } as never)).toEqual([]);
    expect(keys(serviceIdGroups('', '..', null))).toEqual(['..']);
  });

  it.each(['__proto__', 'constructor', 'toString'])('can have groups that are called %s', (id) => {
    const asked = requestFor(groups(id), 'accessGroupMembers', id);
    const page = { total_count: 1, members: [{ iam_id: 'IBMid-1' }] };
    const read = answered(groups(id), asked, page);
    expect(Object.entries(read.accessGroupMembers ?? {})).toEqual([[id, [page]]]);
    expect(JSON.parse(JSON.stringify(read))).toEqual(read);
    expect(keys(read)).toEqual([]);
  });

  it('go on in the order of the payloads where groups are not listed and have pages', () => {
    const pages = [{ members: [], next: { href: '/v2?offset=50' } }];
    expect(keys({ ...groups('c'), accessGroupMembers: { b: pages, a: pages } })).toEqual(['b', 'a', 'c']);
  });

  it('go on where a group is not listed and has pages', () => {
    const payloads = { ...NOTHING, accessGroupMembers: { 'g-9': [{ members: [], next: { href: '/v2?offset=50' } }] } };
    expect(requestFor(payloads, 'accessGroupMembers', 'g-9')).toMatchObject({
      query: { membership_type: 'all', limit: '100', offset: '50' },
      into: { page: 1 },
    });
  });
});

describe('N2: of a next link the token alone is taken', () => {
  const TOKEN = 'a b+c/d=e&f?g#h%é"<';
  const inQuery = new URLSearchParams({ other: '1', token: TOKEN }).toString();
  const links: readonly (readonly [
    list: 'policies' | 'accessGroups' | 'users' | 'trustedProfiles',
    parameter: string,
    page: object,
  ])[] = [
    ['policies', 'start', { policies: [], next: { href: 'https://attacker.example/v1/policies', start: TOKEN } }],
    ['accessGroups', 'offset', { next: { href: `https://attacker.example/?${inQuery.replace('token', 'offset')}` } }],
    ['users', '_start', { next_url: `//attacker.example/v2?${inQuery.replace('token', '_start')}#_start=no` }],
    [
      'trustedProfiles',
      'pagetoken',
      { profiles: [], next: `http://attacker.example?${inQuery.replace('token', 'pagetoken')}` },
    ],
  ];

  it.each(links)('%s', (list, parameter, page) => {
    const first = requestFor(NOTHING, list);
    const second = requestFor({ ...NOTHING, [list]: [page] }, list);
    expect(second).toEqual({
      ...first,
      query: { ...first.query, [parameter]: TOKEN },
      url: expect.any(String),
      into: { list, page: 1 },
    });
    const { host, pathname, searchParams } = new URL(second.url);
    expect([host, pathname]).toEqual([first.host, first.path]);
    expect(Object.fromEntries(searchParams)).toEqual(second.query);
  });

  it.each(['\ud800', 'a\udfffb'])('half a surrogate pair is no reason to fail: %j', (half) => {
    const whole = half.replace(/[\ud800-\udfff]/, '\ufffd');
    const payloads = { accountId: half, policies: [{ policies: [], next: { start: half } }] };
    expect(new URL(requestFor(payloads, 'policies').url).searchParams.get('start')).toBe(whole);
    expect(new URL(requestFor(payloads, 'account').url).pathname).toBe(`/v4/accounts/${encodeURIComponent(whole)}`);
  });
});

describe('payloads that cannot be read', () => {
  it.each([
    ['a list that is none', { users: 'all' }],
    ['a list that is null', { users: null }],
    ['a list where one body belongs', { account: [] }],
    ['pages that are none', { users: [null] }],
    ['a page that ends before the last', { users: [{}, { next_url: '/?_start=2' }] }],
    [
      'groups that are none',
      { accessGroups: 'all', accessGroupMembers: [], serviceIdGroups: null, groupServiceIds: 7 },
    ],
    ['failures that are none', { failures: 'all' }],
    ['failures that say nothing', { failures: [null, {}, { list: 7 }] }],
  ])('are left to the adapter: %s', (_, odd) => {
    const lists = Object.keys(odd);
    expect(places({ ...NOTHING, ...odd } as never)).toEqual(
      places(NOTHING).filter((place) => !lists.some((list) => place.startsWith(`${list} `))),
    );
  });
});
