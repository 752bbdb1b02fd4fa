import { accountFromIbmCloud, PAYLOAD_DIAGNOSTICS, PAYLOAD_ISSUES } from 'apikey-policy/ibm-cloud';
import { describe, expect, it } from 'vitest';
import { diagnostics, effective, page, payloads, settings, v1, v2 } from './given.ts';

/** The messages of the issues of an input. */
function issues(input: unknown): string[] {
  const result = accountFromIbmCloud(input as never);
  return result.ok ? [] : result.issues.map(({ message }) => message);
}

const roles = (...custom_roles: unknown[]): object => ({ custom_roles, service_roles: [], system_roles: [] });
const LISTS =
  '`account`, `accountSettings`, `effectiveSettings`, `policies`, `v2Policies`, `roles`, `accessGroups`, ' +
  '`accessGroupMembers`, `users`, `serviceIds`, `serviceIdGroups`, `groupServiceIds`, `trustedProfiles`';

describe('B11: the message of an issue names the path and the expectation', () => {
  it.each<[string, object]>([
    ['`accountId` must be an id, a non-empty string', { accountId: '' }],
    ['`ownerPolicy` must be a boolean', { ownerPolicy: 0 }],
    ['`toString` is not a field of the input', JSON.parse('{"toString": 1}')],
    ['`partial` must be an array of list names', { partial: 'roles' }],
    ['`partial[0]` must be one of `policies`, `accessGroups`, `principals`, `roles`, `owner`', { partial: [5] }],
    ['`failures` must be an array of calls that were given up', { failures: {} }],
    ['`failures[0]` must be an object, a call that was given up', { failures: [null] }],
    [`\`failures[0].list\` must be one of ${LISTS}; did you mean \`users\`?`, { failures: [{ list: 'user' }] }],
    ['`failures[0].key` must be a string, the id of a group', { failures: [{ list: 'users', key: 5 }] }],
    ['`failures[0].page` must be a number', { failures: [{ list: 'users', page: '0' }] }],
    ['`roles` must be an object, the body of a response, but it looks like a bare array of rows', { roles: [] }],
    ['`users[0]` must be an object, the body of a response', { users: [5] }],
    ['`users[0].resources` must be an array of rows', { users: [{ resources: {} }] }],
    ['`serviceIds[0].serviceids` is missing: the body must have its rows', { serviceIds: [{}] }],
    ['`accessGroupMembers` must be an object that maps group ids to arrays of pages', { accessGroupMembers: [] }],
    ['`account.id` must be a string, the id of the account', { account: { id: null } }],
    ['`account.owner_iamid` must be an IAM ID, a non-empty string', { account: { owner_iamid: '' } }],
    [
      '`accountSettings.restrict_create_service_id` is missing: every settings body has it',
      { accountSettings: { ...settings(), restrict_create_service_id: undefined } },
    ],
    [
      '`effectiveSettings.assigned_templates` must be an array of templates',
      { effectiveSettings: effective({ assigned_templates: {} }) },
    ],
    [
      '`effectiveSettings.assigned_templates[0].restrict_create_service_id` must be a string',
      { effectiveSettings: effective({ assigned_templates: [{ restrict_create_service_id: null }] }) },
    ],
  ])('%s', (message, instead) => {
    expect(issues(payloads(instead))).toEqual([message]);
  });

  it('can be about the whole input', () => {
    expect(issues(null)).toEqual([
      'the input must be an object that holds the bodies',
      '`accountId` is missing: it is the id of the account',
      'the input needs `accountSettings` or `effectiveSettings`',
    ]);
  });
});

describe('B10: the message about a row that was left out names the reason', () => {
  const inPolicy = '`policies[0].policies[0]` was left out: ';
  const inV2 = '`v2Policies[0].policies[0]` was left out: ';
  const subject = (fields: object): object => v1('p-1', { subjects: [fields] });
  const resource = (fields: object): object => v1('p-1', { resources: [fields] });

  it.each<[string, object]>([
    [`${inPolicy}it is not an object`, { policies: page(5) }],
    [`${inPolicy}its \`id\` is not an id`, { policies: page(v1('')) }],
    [
      `${inPolicy}its \`type\` is not a string, its \`state\` is not a string`,
      { policies: page(v1('p-1', { type: 1, state: 1 })) },
    ],
    [`${inPolicy}its \`account_id\` is not a string`, { policies: page(v1('p-1', { account_id: 1 })) }],
    [`${inPolicy}its subjects are not an array of objects`, { policies: page(v1('p-1', { subjects: 1 })) }],
    [`${inPolicy}its subject's attributes are not an array of objects`, { policies: page(subject({ attributes: 1 })) }],
    [`${inPolicy}its resources are not an array of objects`, { policies: page(v1('p-1', { resources: 1 })) }],
    [
      `${inPolicy}its resource's attributes are not an array of objects`,
      { policies: page(resource({ attributes: 1 })) },
    ],
    [
      `${inPolicy}its resource's tags are not an array of objects`,
      { policies: page(resource({ attributes: [], tags: 1 })) },
    ],
    [`${inPolicy}its resource has no \`attributes\``, { policies: page(resource({})) }],
    [`${inPolicy}it has no \`roles\``, { policies: page(v1('p-1', { roles: undefined })) }],
    [`${inPolicy}an attribute has no \`name\``, { policies: page(resource({ attributes: [{}] })) }],
    [
      `${inPolicy}its operator is not plain JSON, its value is not plain JSON`,
      { policies: page(resource({ attributes: [{ name: 'x', operator: 1n, value: 1n }] })) },
    ],
    [`${inPolicy}its roles are not an array of objects`, { policies: page(v1('p-1', { roles: [5] })) }],
    [`${inPolicy}its \`role_id\` is not an id`, { policies: page(v1('p-1', { roles: [{}] })) }],
    [`${inV2}its \`subject\` is not an object`, { v2Policies: page(v2('p-2', { subject: null })) }],
    [`${inV2}its \`resource\` is not an object`, { v2Policies: page(v2('p-2', { resource: null })) }],
    [`${inV2}its \`control\` is not an object`, { v2Policies: page(v2('p-2', { control: null })) }],
    [`${inV2}its \`grant\` is not an object`, { v2Policies: page(v2('p-2', { control: { grant: null } })) }],
    [
      `${inV2}its roles are not an array of objects`,
      { v2Policies: page(v2('p-2', { control: { grant: { roles: 1 } } })) },
    ],
    [`${inV2}its rule is not plain JSON`, { v2Policies: page(v2('p-2', { rule: 1n })) }],
    [
      '`serviceIds[0].serviceids[0]` was left out: its `locked` is not a boolean',
      { serviceIds: [{ serviceids: [{ iam_id: 'iam-ServiceId-1', locked: 1 }] }] },
    ],
    [
      '`accessGroupMembers.` was left out: its key is not an id',
      { accessGroupMembers: { 'g-1': [{ members: [] }], '': [{ members: [] }] } },
    ],
  ])('%s', (message, instead) => {
    expect(diagnostics(instead).map((one) => one.message)).toEqual([message]);
  });
});

describe('B9: the message about a policy that an account cannot hold names the reason', () => {
  const two = [{ attributes: [] }, { attributes: [] }];

  it.each<[string, object]>([
    ['it has several subjects, so the policies are partial', { subjects: two }],
    ['it has several subjects, but it would have no effect', { subjects: two, state: 'deleted' }],
    ['it has several resources, so the policies are partial', { resources: two }],
    [
      'its subject is not exactly one `iam_id` or `access_group_id`, so the policies are partial',
      { subjects: [{ attributes: [] }] },
    ],
    ['it has a rule, but policies of this version have no rules, so the policies are partial', { rule: {} }],
  ])('%s', (why, fields) => {
    expect(diagnostics({ policies: page(v1('p-1', fields)) }).map(({ message }) => message)).toEqual([
      `\`policies[0].policies[0]\` was left out: ${why}`,
    ]);
  });
});

describe('other diagnostics', () => {
  it.each<[string, object]>([
    [
      '`roles.custom_roles[0]` differs from the catalogue on `iam-identity.account.update`, `iam-identity.apikey.create`; the catalogue counts',
      { roles: roles({ crn: 'crn:v1:bluemix:public:iam::::role:Administrator', actions: [] }) },
    ],
    [
      '`users` states a total that is not a number; 0 rows were read',
      { users: [{ resources: [], total_results: null }] },
    ],
  ])('%s', (message, instead) => {
    expect(diagnostics(instead).map((one) => one.message)).toEqual([message]);
  });
});

describe('the codes of payloads', () => {
  it.each(Object.entries({ ...PAYLOAD_ISSUES, ...PAYLOAD_DIAGNOSTICS }))('have a description: %s', (_, description) => {
    expect(description).toMatch(/^\S+( \S+){3,}$/);
  });

  it('are frozen', () => {
    expect(Object.isFrozen(PAYLOAD_ISSUES)).toBe(true);
    expect(Object.isFrozen(PAYLOAD_DIAGNOSTICS)).toBe(true);
  });
});
