import type { Issue } from 'apikey-policy';
import { PAYLOAD_DIAGNOSTICS, type PayloadDiagnosticCode } from 'apikey-policy/ibm-cloud';
import { describe, expect, it } from 'vitest';
import {
  authorization,
  type Case,
  diagnostics,
  effective,
  noted,
  page,
  placeholder,
  settings,
  shown,
  v1,
  v2,
} from './given.ts';

const roles = (...custom_roles: object[]): object => ({ custom_roles, service_roles: [], system_roles: [] });
const users = (...resources: object[]): object => ({ users: [{ resources }] });
const groups = (fields: object): object => ({ accessGroups: [{ groups: [{ id: 'g-1', ...fields }] }] });

const odd = v1('p-1', { subjects: [] });
const role = { crn: 'crn:v1:bluemix:public:kms::::role:X', actions: ['kms.keys.read'] };
const shows = (actions: object[]): object =>
  v2('p-2', { control: { grant: { roles: [{ role_id: role.crn, actions }] } } });

const notes: Readonly<Record<PayloadDiagnosticCode, Case>> = {
  'effective-settings-not-given': [
    { effectiveSettings: undefined },
    'effectiveSettings',
    '`effectiveSettings` is not given, so it is assumed that no enterprise template restricts the account',
    {},
  ],
  'settings-disagree': [
    { accountSettings: settings('RESTRICTED') },
    'accountSettings.restrict_create_platform_apikey',
    '`accountSettings.restrict_create_platform_apikey` differs between the two bodies (`RESTRICTED` and `NOT_SET`), so the stricter value counts',
    { accountSettings: settings('RESTRICTED'), effectiveSettings: effective({ account: settings('RESTRICTED') }) },
  ],
  'effective-stricter': [
    { effectiveSettings: effective({ effective: { restrict_create_service_id: 'RESTRICTED' } }) },
    'effectiveSettings.effective.restrict_create_service_id',
    '`effectiveSettings.effective.restrict_create_service_id` is `RESTRICTED`, which is stricter than the account and its templates, so it counts as another template',
    { effectiveSettings: effective({ effective: { restrict_create_service_id: 'NOT_RESTRICTED' } }) },
  ],
  'unknown-setting-value': [
    { effectiveSettings: effective({ assigned_templates: [{ restrict_create_service_id: 'MAYBE' }] }) },
    'effectiveSettings.assigned_templates.0.restrict_create_service_id',
    '`effectiveSettings.assigned_templates[0].restrict_create_service_id` is `MAYBE`, which is not one of RESTRICTED, NOT_RESTRICTED and NOT_SET',
    { effectiveSettings: effective({ assigned_templates: [{ restrict_create_service_id: 'NOT_SET' }] }) },
  ],
  'owner-not-known': [
    { account: {} },
    'ownerId',
    '`ownerId` is not given, so any user may be the owner: give `ownerId` or `account`',
    { account: {}, ownerId: 'IBMid-1' },
  ],
  'list-not-given': [{ users: undefined }, 'users', '`users` is not given, so its entries are unknown', users()],
  'page-missing': [
    { users: [{ resources: [], next_url: '/?_start=a' }] },
    'users',
    '`users` must have exactly one page without a link to a next page, but has 0',
    { users: [{ resources: [], next_url: '' }] },
  ],
  'page-link': [
    { users: [{ resources: [], next_url: '/?start=a' }] },
    'users.0.next_url',
    '`users[0].next_url` has no `_start` to request the next page with',
    { users: [{ resources: [], next_url: '/?start=a' }, { resources: [] }] },
  ],
  'page-loop': [
    {
      users: [
        { resources: [], next_url: '/?_start=a' },
        { resources: [], next_url: '/?_start=%61' },
      ],
    },
    'users.1.next_url',
    '`users[1].next_url` leads to `a` again, so the list would never end',
    {
      users: [{ resources: [], next_url: '/?_start=a' }, { resources: [], next_url: '/?_start=b' }, { resources: [] }],
    },
  ],
  'page-limit': [
    { users: Array.from({ length: 10_000 }, (_, index) => ({ resources: [], next_url: `/?_start=${index}` })) },
    'users',
    '`users` has at least 10000 pages and links to more, which are not read',
    {
      users: Array.from({ length: 10_000 }, (_, index) => ({
        resources: [],
        ...(index > 0 && { next_url: `/?_start=${index}` }),
      })),
    },
  ],
  'total-larger': [
    { users: [{ resources: [], total_results: 1 }] },
    'users',
    '`users` states a total of 1; 0 rows were read',
    { users: [{ resources: [], total_results: 0 }] },
  ],
  'filtered-list': [
    { users: [{ resources: [], first_url: '/v2/accounts/account-1/users?limit=100&state=PENDING' }] },
    'users.0.first_url',
    '`users[0].first_url` has the filter `state`, so the list may lack entries',
    { users: [{ resources: [], first_url: '/v2/accounts/account-1/users?limit=100&state=' }] },
  ],
  'user-list-restricted': [
    { accountSettings: { ...settings(), restrict_user_list_visibility: 'RESTRICTED' } },
    'users',
    '`users` has at most one user, and the settings may hide all other users from the caller',
    { accountSettings: { ...settings(), restrict_user_list_visibility: 'NOT_RESTRICTED' } },
  ],
  'placeholder-unresolved': [
    { policies: page(placeholder('p-1')) },
    'policies.0.policies.0',
    '`policies[0].policies[0]` is a placeholder for a policy that only v2 can express, and no v2 page has that policy',
    { policies: page(placeholder('p-2')) },
  ],
  'no-policies': [
    { policies: page(), v2Policies: page() },
    'policies',
    '`policies` has no policies: a caller without permission to read policies gets the same list',
    { policies: page() },
  ],
  'role-differs': [
    { roles: roles({ crn: 'crn:v1:bluemix:public:iam::::role:Viewer', actions: ['iam-identity.apikey.create'] }) },
    'roles.custom_roles.0',
    '`roles.custom_roles[0]` differs from the catalogue on `iam-identity.apikey.create`; the catalogue counts',
    { roles: roles({ crn: 'crn:v1:bluemix:public:iam::::role:Viewer', actions: ['iam-identity.apikey.get'] }) },
  ],
  'role-contested': [
    { roles: roles(role, { ...role, actions: [] }) },
    'roles.custom_roles.1',
    '`roles.custom_roles[1]` defines `crn:v1:bluemix:public:kms::::role:X` in another way than an earlier row, so the role is unknown',
    { roles: roles(role, role) },
  ],
  'role-overruled': [
    { roles: roles(role), v2Policies: page(shows([])) },
    'v2Policies.0.policies.0.control.grant.roles.0',
    '`v2Policies[0].policies[0].control.grant.roles[0]` defines `crn:v1:bluemix:public:kms::::role:X` in another way than the roles body; the roles body counts',
    { roles: roles(role), v2Policies: page(shows([{ id: 'kms.keys.read' }])) },
  ],
  'role-unreadable': [
    { roles: roles({ ...role, actions: undefined }) },
    'roles.custom_roles.0',
    '`roles.custom_roles[0]` cannot be read, so its role is unknown: its `actions` are not an array of actions',
    { roles: roles({ ...role, actions: [] }) },
  ],
  'policy-not-held': [
    { policies: page(odd) },
    'policies.0.policies.0',
    '`policies[0].policies[0]` was left out: its subject is not exactly one `iam_id` or `access_group_id`, so the policies are partial',
    { policies: page(v1('p-1')) },
  ],
  'service-authorization': [
    { policies: page(authorization()) },
    'policies.0.policies.0',
    '`policies[0].policies[0]` lets the service `secrets-manager` create API keys for service IDs, although a service is not a principal',
    { policies: page(authorization({ state: 'deleted' })) },
  ],
  'rule-null': [
    { v2Policies: page(v2('p-2', { rule: null })) },
    'v2Policies.0.policies.0.rule',
    '`v2Policies[0].policies[0].rule` is `null`, so it is unknown when the policy applies',
    { v2Policies: page(v2('p-2', { rule: undefined })) },
  ],
  'policy-without-id': [
    { policies: page(v1(undefined)) },
    'policies.0.policies.0',
    '`policies[0].policies[0]` has no id, so it gets the id `policies.0.policies.0`',
    { policies: page(v1('p-1')) },
  ],
  'row-unreadable': [
    users({ iam_id: 'IBMid-1', state: 5 }),
    'users.0.resources.0',
    '`users[0].resources[0]` was left out: its `state` is not a string',
    users({ iam_id: 'IBMid-1', state: '5' }),
  ],
  'wrong-prefix': [
    users({ iam_id: 'iam-Profile-1' }),
    'users.0.resources.0',
    '`users[0].resources[0]` was left out: `iam-Profile-1` is not the IAM ID of a user',
    users({ iam_id: 'Profile-1' }),
  ],
  'dynamic-members': [
    groups({ is_federated: true }),
    'accessGroups.0.groups.0',
    '`accessGroups[0].groups[0]` has dynamic rules: the members by rule are those at the time of reading',
    groups({ is_federated: false }),
  ],
  'service-id-groups-not-given': [
    { serviceIdGroups: undefined },
    'serviceIdGroups',
    '`serviceIdGroups` is not given, so it is assumed that no service ID is in another group',
    {},
  ],
  'call-given-up': [
    { failures: [{ list: 'users', page: 0, status: 500 }] },
    'failures.0',
    '`failures[0]` is a call for `users` that was given up, with status 500',
    { failures: [] },
  ],
  'still-reading': [
    { reading: true },
    'reading',
    '`reading` is true, so every missing call counts as given up',
    { reading: false },
  ],
};

/** An account cannot hold an authorization, which is another diagnostic. */
function isOdd(about: string): (one: Issue) => boolean {
  return ({ code }) => about !== 'service-authorization' || code !== 'policy-not-held';
}

describe('B12: every code of a diagnostic', () => {
  it('is in the table', () => {
    expect(Object.keys(notes).sort()).toEqual(Object.keys(PAYLOAD_DIAGNOSTICS).sort());
  });

  it.each(Object.entries(notes))(
    'occurs for one input, and not for a similar one: %s',
    (code, [instead, path, message, neighbour]) => {
      expect(diagnostics(instead).filter(isOdd(code)).map(shown)).toEqual([{ code, path, message }]);
      expect(diagnostics(neighbour).filter(isOdd(code))).toEqual([]);
    },
  );
});

describe('B12: an empty list of policies', () => {
  it('is noted only where it is complete', () => {
    const empty = { policies: page(), v2Policies: page() };
    expect(noted(empty)).toEqual(['no-policies policies']);
    expect(noted({ ...empty, policies: undefined })).toEqual(['no-policies v2Policies']);
    expect(noted({ ...empty, partial: ['policies'] })).toEqual([]);
    expect(noted({ ...empty, failures: [{ list: 'policies', page: 1 }] })).toEqual(['call-given-up failures.0']);
    // A caller who got a policy has permission to read policies.
    expect(noted({ ...empty, policies: page(v1('p-1', { type: 'authorization', subjects: [] })) })).toEqual([
      'policy-not-held policies.0.policies.0',
    ]);
  });
});

describe('a quotation in a message', () => {
  it('is short and on one line, so that it can be logged', () => {
    const id = `IBMid\n${'x'.repeat(500)}`;
    const [only] = diagnostics(users({ iam_id: `iam-Profile-${id}` }));
    expect(only?.message).toMatch(/^`users\[0\]\.resources\[0\]` was left out: `iam-Profile-IBMid x+…x+` is not/);
    expect(only?.message.length).toBeLessThan(200);
  });
});
