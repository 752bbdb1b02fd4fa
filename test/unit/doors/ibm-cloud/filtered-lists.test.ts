import { decide } from 'apikey-policy';
import { accountFromIbmCloud } from 'apikey-policy/ibm-cloud';
import { describe, expect, it } from 'vitest';
import { odd } from '../../../support/odd.ts';
import { account, effective, noted, partial, settings } from './given.ts';

const LISTS: readonly (readonly [field: string, list: string, wrapped: (page: object) => object])[] = [
  ['policies', 'policies', (page) => ({ policies: [{ policies: [], ...page }] })],
  ['v2Policies', 'policies', (page) => ({ v2Policies: [{ policies: [], ...page }] })],
  ['accessGroups', 'accessGroups', (page) => ({ accessGroups: [{ groups: [], ...page }] })],
  ['users', 'principals', (page) => ({ users: [{ resources: [], ...page }] })],
  ['serviceIds', 'principals', (page) => ({ serviceIds: [{ serviceids: [], ...page }] })],
  ['groupServiceIds.s-1', 'principals', (page) => ({ groupServiceIds: { 's-1': [{ serviceids: [], ...page }] } })],
  ['trustedProfiles', 'principals', (page) => ({ trustedProfiles: [{ profiles: [], ...page }] })],
];

const members = (page: object): object => ({ accessGroupMembers: { 'g-1': [{ members: [], ...page }] } });
const isMembersPartial = (page: object): boolean => account(members(page)).accessGroups[0]?.partial === true;
const first = (query: string): object => ({ first: { href: `https://iam.cloud.ibm.com/v1/x?limit=100&${query}` } });

const FILTERS = [
  'iam_id=IBMid-1',
  'access_group_id=g-1',
  'user_id=x',
  'service_type=service',
  'service_name=iam-identity',
  'service_group_id=IAM',
  'tag_name=env',
  'tag_value=prod',
  'roles=r',
  'search=team',
  'name=deployer',
  'state=deleted',
  'state=ACTIVE',
  'type=authorization',
];

describe('B5: a list that was asked for with a filter', () => {
  // Before: the rows of a filter were taken for the whole list, so whoever it left out certainly had nothing. Now: partial.
  it.each(LISTS)('is partial, whatever the filter: %s', (field, list, wrapped) => {
    for (const filter of FILTERS) {
      expect(partial(wrapped(first(filter)))).toEqual([list]);
      expect(noted(wrapped(first(filter))).filter((one) => one.startsWith('filtered'))).toEqual([
        `filtered-list ${field}.0.first`,
      ]);
    }
  });

  it.each(LISTS)('is not one that was asked for as a whole: %s', (_, __, wrapped) => {
    for (const query of [
      'iam_id=',
      'state=active',
      'type=access',
      'account_id=a&sort=name',
      'group_id=s-1',
      '#name=x',
    ]) {
      expect(partial(wrapped(first(query)))).toEqual([]);
    }
  });

  it.each(LISTS)('says so in any of its links: %s', (field, list, wrapped) => {
    for (const key of ['first', 'first_url', 'href']) {
      for (const link of ['/x?name=a', { href: 'https://iam.cloud.ibm.com/x?a=b&n%61me=a' }]) {
        expect(partial(wrapped({ [key]: link }))).toEqual([list]);
        expect(noted(wrapped({ [key]: link }))).toContain(`filtered-list ${field}.0.${key}`);
      }
      for (const link of [null, 5, { start: '?name=a' }, 'name=a'])
        expect(partial(wrapped({ [key]: link }))).toEqual([]);
    }
    for (const key of ['next', 'next_url']) {
      const link = '/x?name=a&_start=b&pagetoken=b';
      expect(noted(wrapped({ [key]: link }))).toContain(`filtered-list ${field}.0.${key}`);
    }
  });

  it("is partial on the group for a group's members, of which a type is a filter, too", () => {
    for (const filter of [...FILTERS, 'type=access', 'type=user', 'membership_type=static']) {
      expect(isMembersPartial(first(filter))).toBe(true);
      expect(noted(members(first(filter)))).toEqual(['filtered-list accessGroupMembers.g-1.0.first']);
    }
    for (const query of ['membership_type=all', 'membership_type=', 'limit=100', 'state=active']) {
      expect(isMembersPartial(first(query))).toBe(false);
    }
    // Only of members is it a filter.
    expect(partial({ accessGroups: [{ groups: [], ...first('membership_type=static') }] })).toEqual([]);
  });

  it('says so once, of however many pages', () => {
    const users = [
      { resources: [], next_url: '/x?_start=a' },
      { resources: [], first_url: '/x?state=PENDING' },
      { resources: [], first_url: '/x?state=PENDING', next_url: '/x?_start=b' },
    ];
    expect(noted({ users })).toEqual(['filtered-list users.1.first_url']);
  });
});

describe('B5: a list of users that may show the caller alone', () => {
  const RESTRICTED = { restrict_user_list_visibility: 'RESTRICTED' };
  const restricted = { accountSettings: { ...settings(), ...RESTRICTED } };

  it.each([
    ['the account settings', restricted],
    [
      "the effective settings' account",
      { effectiveSettings: effective({ account: { ...settings(), ...RESTRICTED } }) },
    ],
    ["the effective settings' effective", { effectiveSettings: effective({ effective: RESTRICTED }) }],
  ])('is partial, by %s', (_, instead) => {
    expect(partial(instead)).toEqual(['principals']);
    expect(noted(instead)).toEqual(['user-list-restricted users']);
    expect(partial({ ...instead, users: [{ resources: [] }] })).toEqual(['principals']);
    const two = [{ iam_id: 'IBMid-1' }, { iam_id: 'IBMid-2' }];
    expect(partial({ ...instead, users: [{ resources: two }] })).toEqual([]);
    const twice = [{ iam_id: 'IBMid-1' }, { iam_id: 'IBMid-1' }];
    expect(partial({ ...instead, users: [{ resources: twice }] })).toEqual(['principals']);
  });

  it('is said to be so where there is a list', () => {
    expect(noted({ ...restricted, users: [{ resources: [], total_results: 5 }] })).toEqual([
      'total-larger users',
      'user-list-restricted users',
    ]);
    expect(noted({ ...restricted, users: [] })).toEqual(['list-not-given users']);
    expect(noted({ ...restricted, users: undefined })).toEqual(['list-not-given users']);
  });

  it('is whole where the settings do not say so', () => {
    const odd = { restrict_user_list_visibility: 'NOT_RESTRICTED' };
    expect(partial({ accountSettings: { ...settings(), ...odd } })).toEqual([]);
    expect(partial({ effectiveSettings: effective({ assigned_templates: [RESTRICTED] }) })).toEqual([]);
  });

  // Before: everyone but the caller was certainly not in the account, not even the owner. Now: it is unknown.
  it('denies no other principal with certainty', () => {
    const result = accountFromIbmCloud(odd('user-list-visibility'));
    if (!result.ok) throw new Error(result.issues[0].message);
    expect(result.diagnostics.map(({ code }) => code)).toEqual(['user-list-restricted']);
    const ask = (principal: string, action: 'iam-identity.user-apikey.create' | 'iam-identity.account.update') =>
      decide(result.account, { principal, action }).effect;
    expect(ask('IBMid-B', 'iam-identity.user-apikey.create')).toBe('indeterminate');
    expect(ask('IBMid-O', 'iam-identity.account.update')).toBe('indeterminate');
  });
});
