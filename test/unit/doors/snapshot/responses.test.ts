import { accountFromIbmCloud, type IbmCloudPayloads, type PayloadList } from 'apikey-policy/ibm-cloud';
import { nextRequests, PAYLOAD_ISSUES, withResponse } from 'apikey-policy/snapshot';
import { describe, expect, it } from 'vitest';
import { roundsOf } from '../../../support/emulator/rounds.ts';
import { ACCOUNT, answered, bodyOf, frozen, NOTHING, requestFor } from './given.ts';

const LISTED: IbmCloudPayloads = {
  ...NOTHING,
  accessGroups: [{ groups: [{ id: 'g-1' }] }],
  serviceIdGroups: { serviceid_groups: [{ id: 's-1' }] },
};
const keyOf = (list: PayloadList): string | undefined =>
  ({ accessGroupMembers: 'g-1', groupServiceIds: 's-1' })[list as string];
const asked = (list: PayloadList) => {
  const key = keyOf(list);
  const from = list === 'accessGroups' || list === 'serviceIdGroups' ? NOTHING : LISTED;
  return { from, request: requestFor(from, list, key) };
};

const SETTINGS = { restrict_create_platform_apikey: 'RESTRICTED', restrict_create_service_id: 'NOT_SET' };

/** Bodies that do not fit the request, their issues, and similar bodies that fit. */
const REFUSED: readonly (readonly [list: PayloadList, body: unknown, issue: string, neighbour: unknown])[] = [
  ['account', [], 'wrong-type account', {}],
  ['account', { id: 'account-2' }, 'other-account account.id', { id: ACCOUNT }],
  ['account', { id: null }, 'wrong-type account.id', {}],
  ['account', { owner_iamid: null }, 'wrong-type account.owner_iamid', { owner_iamid: 'IBMid-1' }],
  ['account', { owner_iamid: '' }, 'wrong-type account.owner_iamid', {}],
  ['accountSettings', {}, 'missing accountSettings.restrict_create_platform_apikey', SETTINGS],
  [
    'accountSettings',
    { ...SETTINGS, account_id: 'account-2' },
    'other-account accountSettings.account_id',
    { ...SETTINGS, account_id: ACCOUNT },
  ],
  [
    'accountSettings',
    { ...SETTINGS, restrict_create_service_id: null },
    'wrong-type accountSettings.restrict_create_service_id',
    { ...SETTINGS, restrict_create_service_id: 'ODD' },
  ],
  ['effectiveSettings', SETTINGS, 'missing effectiveSettings.account', { account: SETTINGS }],
  [
    'effectiveSettings',
    { account: SETTINGS, assigned_templates: {} },
    'wrong-type effectiveSettings.assigned_templates',
    { account: SETTINGS, assigned_templates: [] },
  ],
  [
    'roles',
    { custom_roles: [], service_roles: [] },
    'missing roles.system_roles',
    { custom_roles: [], service_roles: [], system_roles: [] },
  ],
  ['policies', { errors: [] }, 'missing policies.0.policies', { policies: [] }],
  ['v2Policies', { policies: {} }, 'wrong-type v2Policies.0.policies', { policies: [null] }],
  [
    'accessGroups',
    { groups: [{ id: 'g', account_id: 'account-2' }] },
    'other-account accessGroups.0.groups.0.account_id',
    { groups: [{ id: 'g', account_id: ACCOUNT }] },
  ],
  ['accessGroupMembers', { members: null }, 'wrong-type accessGroupMembers.g-1.0.members', { members: [] }],
  ['users', 'all of them', 'wrong-type users.0', { resources: [] }],
  ['users', undefined, 'missing users.0', { total_results: 0 }],
  ['serviceIds', {}, 'missing serviceIds.0.serviceids', { serviceids: [] }],
  ['serviceIdGroups', {}, 'missing serviceIdGroups.serviceid_groups', { serviceid_groups: [] }],
  [
    'groupServiceIds',
    { serviceids: [{ account_id: 'account-2' }] },
    'other-account groupServiceIds.s-1.0.serviceids.0.account_id',
    { serviceids: [{}] },
  ],
  ['trustedProfiles', { profiles: 'none' }, 'wrong-type trustedProfiles.0.profiles', { profiles: [] }],
  ['users', { resources: [new Date(0)] }, 'not-json users.0.resources.0', { resources: [{}] }],
  [
    'users',
    { resources: [], total_results: Number.NaN },
    'not-json users.0.total_results',
    { resources: [], total_results: 0 },
  ],
  [
    'users',
    Object.defineProperty({}, 'next_url', {
      enumerable: true,
      get: () => {
        throw new Error('gone');
      },
    }),
    'not-json users.0',
    { resources: [] },
  ],
];

describe('N5: what is not the answer of its call is refused', () => {
  it.each(REFUSED)('%s %#', (list, body, issue, neighbour) => {
    const { from, request } = asked(list);
    const read = withResponse(from, request, body);
    const found = read.ok ? [] : read.issues.map(({ code, path }) => `${code} ${path.join('.')}`);
    expect(found).toContain(issue);
    expect(Object.keys(PAYLOAD_ISSUES)).toContain(issue.split(' ')[0]);
    expect(withResponse(from, request, neighbour).ok).toBe(true);
  });

  it.each(REFUSED.filter(([, body]) => body !== undefined))('as the adapter would: %s %#', (list, body, issue) => {
    const { from, request } = asked(list);
    const read = withResponse(from, request, body);
    const key = keyOf(list);
    const bodies = issue.includes('.0') ? [body] : body;
    const result = accountFromIbmCloud({ ...from, [list]: key === undefined ? bodies : { [key]: bodies } });
    const found = read.ok ? [] : read.issues.filter(({ code }) => code !== 'not-json');
    expect(result.ok ? [] : result.issues).toEqual(expect.arrayContaining(found));
  });

  it('says of a body that throws that it cannot be read', () => {
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    const read = withResponse(NOTHING, requestFor(NOTHING, 'users'), proxy);
    expect(!read.ok && read.issues).toEqual([
      { code: 'not-json', path: ['users', 0], message: '`users[0]` must be plain JSON, but reading it failed' },
    ]);
  });

  it('leaves the payloads as they are, taken or refused', () => {
    const from = frozen({ ...LISTED, users: [{ resources: [], next_url: '?_start=1' }] });
    const request = frozen(requestFor(from, 'users'));
    const before = JSON.stringify(from);
    expect(withResponse(from, request, frozen({ resources: 'none' })).ok).toBe(false);
    expect(answered(from, request, frozen({ resources: [{ iam_id: 'IBMid-1' }] })).users).toHaveLength(2);
    expect(JSON.stringify(from)).toBe(before);
  });

  it('keeps a copy, as JSON would', () => {
    const body = { resources: [{ iam_id: 'IBMid-1', state: undefined }], total_results: -0 };
    const { users } = answered(NOTHING, requestFor(NOTHING, 'users'), body);
    body.resources.push({ iam_id: 'IBMid-2', state: undefined });
    expect(users).toStrictEqual([{ resources: [{ iam_id: 'IBMid-1' }], total_results: 0 }]);
  });
});

describe('an answer to no call that is missing changes nothing', () => {
  const first = requestFor(NOTHING, 'users');
  const once = answered(NOTHING, first, { resources: [], next_url: '/v2?_start=a' });
  const second = requestFor(once, 'users');

  it('because it is there already', () => {
    expect(answered(once, first, { resources: [], next_url: '/v2?_start=b' })).toBe(once);
    const alone = answered(NOTHING, requestFor(NOTHING, 'account'), {});
    expect(answered(alone, requestFor(NOTHING, 'account'), { owner_iamid: 'IBMid-1' })).toBe(alone);
  });

  it('because the list was read anew since, and goes on otherwise', () => {
    const anew = answered(NOTHING, first, { resources: [], next_url: '/v2?_start=c' });
    expect(answered(anew, second, { resources: [] })).toBe(anew);
    expect(answered(anew, { ...second, query: undefined as never }, { resources: [] })).toBe(anew);
    expect(answered(NOTHING, second, { resources: [] })).toBe(NOTHING);
  });

  it('because the list was read anew since, and comes to the same token at another page', () => {
    const pages = ['c', 'a'].map((start) => ({ resources: [], next_url: `/v2?_start=${start}` }));
    const anew = { ...NOTHING, users: pages };
    expect(requestFor(anew, 'users')).toMatchObject({ query: second.query, into: { page: 2 } });
    expect(answered(anew, second, { resources: [] })).toBe(anew);
  });
});

describe('a malformed request is a TypeError', () => {
  const request = requestFor(NOTHING, 'users');
  it.each([
    [null, '`into` of a request'],
    [{ ...request, into: 'users' }, '`into` of a request'],
    [{ ...request, into: { list: 'accountId', page: 0 } }, '`into.list` of a request'],
    [{ ...request, into: { list: '__proto__', page: 0 } }, '`into.list` of a request'],
    [{ ...request, into: { list: 'users', page: -1 } }, '`into.page` of a request'],
    [{ ...request, into: { list: 'users', page: 0.5 } }, '`into.page` of a request'],
    [{ ...request, into: { list: 'users' } }, '`into.page` of a request'],
    [{ ...request, into: { list: 'accessGroupMembers', page: 0 } }, '`into.key` of a request'],
    [{ ...request, into: { list: 'groupServiceIds', key: '', page: 0 } }, '`into.key` of a request'],
  ])('%j', (odd, message) => {
    expect(() => withResponse(NOTHING, odd as never, {})).toThrow(TypeError);
    expect(() => withResponse(NOTHING, odd as never, {})).toThrow(message);
  });

  it('and so are payloads without an account', () => {
    expect(() => withResponse({} as never, request, {})).toThrow('`accountId` of payloads');
  });
});

describe('N7: payloads that are being read say so', () => {
  it('from the first answer to the last', () => {
    let payloads = NOTHING;
    for (const requests of roundsOf(() => payloads)) {
      for (const request of requests) {
        payloads = answered(payloads, request, bodyOf(request, undefined, 2));
        expect(payloads.reading === true).toBe(nextRequests(payloads).length > 0);
      }
    }
    expect(Object.keys(payloads)).not.toContain('reading');
    const result = accountFromIbmCloud(payloads);
    expect(result.ok && result.account.partial).toBeUndefined();
  });
});
