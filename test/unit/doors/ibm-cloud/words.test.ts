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

describe('B11: what is refused is told in a sentence about its place', () => {
  it.each<[string, object]>([
    ['`accountId` must be an id, a text that is not empty', { accountId: '' }],
    ['`ownerPolicy` must be true or false', { ownerPolicy: 0 }],
    ['`toString` is not a field of the input', JSON.parse('{"toString": 1}')],
    ['`partial` must be a list of list names', { partial: 'roles' }],
    ['`partial[0]` must be one of `policies`, `accessGroups`, `principals`, `roles`, `owner`', { partial: [5] }],
    ['`failures` must be a list of calls that were given up', { failures: {} }],
    ['`failures[0]` must be a call that was given up, an object', { failures: [null] }],
    [`\`failures[0].list\` must be one of ${LISTS}; did you mean \`users\`?`, { failures: [{ list: 'user' }] }],
    ['`failures[0].key` must be a text, the id of a group', { failures: [{ list: 'users', key: 5 }] }],
    ['`failures[0].page` must be a number', { failures: [{ list: 'users', page: '0' }] }],
    ['`roles` must be the body of an answer, an object, and looks like a bare array of rows', { roles: [] }],
    ['`users[0]` must be the body of an answer, an object', { users: [5] }],
    ['`users[0].resources` must be a list of rows', { users: [{ resources: {} }] }],
    ['`serviceIds[0].serviceids` is missing, the rows of the body', { serviceIds: [{}] }],
    ['`accessGroupMembers` must be an object, from group ids to lists of pages', { accessGroupMembers: [] }],
    ['`account.id` must be a text, the id of the account', { account: { id: null } }],
    ['`account.owner_iamid` must be an IAM ID, a text that is not empty', { account: { owner_iamid: '' } }],
    [
      '`accountSettings.restrict_create_service_id` is missing, a settings body has it',
      { accountSettings: { ...settings(), restrict_create_service_id: undefined } },
    ],
    [
      '`effectiveSettings.assigned_templates` must be a list of templates',
      { effectiveSettings: effective({ assigned_templates: {} }) },
    ],
    [
      '`effectiveSettings.assigned_templates[0].restrict_create_service_id` must be a text',
      { effectiveSettings: effective({ assigned_templates: [{ restrict_create_service_id: null }] }) },
    ],
  ])('%s', (message, instead) => {
    expect(issues(payloads(instead))).toEqual([message]);
  });

  it('is told of the whole input, too', () => {
    expect(issues(null)).toEqual([
      'the input must be an object of bodies',
      '`accountId` is missing, the account itself',
      'the input needs one of `accountSettings` and `effectiveSettings`',
    ]);
  });
});

describe('B10: what was left out is told with the reason', () => {
  const inPolicy = '`policies[0].policies[0]` was left out: ';
  const inV2 = '`v2Policies[0].policies[0]` was left out: ';
  const subject = (fields: object): object => v1('p-1', { subjects: [fields] });
  const resource = (fields: object): object => v1('p-1', { resources: [fields] });

  it.each<[string, object]>([
    [`${inPolicy}it is no object`, { policies: page(5) }],
    [`${inPolicy}its \`id\` is no id`, { policies: page(v1('')) }],
    [
      `${inPolicy}its \`type\` is no text, its \`state\` is no text`,
      { policies: page(v1('p-1', { type: 1, state: 1 })) },
    ],
    [`${inPolicy}its \`account_id\` is no text`, { policies: page(v1('p-1', { account_id: 1 })) }],
    [`${inPolicy}its subjects are no list of objects`, { policies: page(v1('p-1', { subjects: 1 })) }],
    [`${inPolicy}its subject's attributes are no list of objects`, { policies: page(subject({ attributes: 1 })) }],
    [`${inPolicy}its resources are no list of objects`, { policies: page(v1('p-1', { resources: 1 })) }],
    [`${inPolicy}its resource's attributes are no list of objects`, { policies: page(resource({ attributes: 1 })) }],
    [
      `${inPolicy}its resource's tags are no list of objects`,
      { policies: page(resource({ attributes: [], tags: 1 })) },
    ],
    [`${inPolicy}its resource has no \`attributes\``, { policies: page(resource({})) }],
    [`${inPolicy}it has no \`roles\``, { policies: page(v1('p-1', { roles: undefined })) }],
    [`${inPolicy}an attribute has no \`name\``, { policies: page(resource({ attributes: [{}] })) }],
    [
      `${inPolicy}its operator is no plain JSON, its value is no plain JSON`,
      { policies: page(resource({ attributes: [{ name: 'x', operator: 1n, value: 1n }] })) },
    ],
    [`${inPolicy}its roles are no list of objects`, { policies: page(v1('p-1', { roles: [5] })) }],
    [`${inPolicy}its \`role_id\` is no id`, { policies: page(v1('p-1', { roles: [{}] })) }],
    [`${inV2}its \`subject\` is no object`, { v2Policies: page(v2('p-2', { subject: null })) }],
    [`${inV2}its \`resource\` is no object`, { v2Policies: page(v2('p-2', { resource: null })) }],
    [`${inV2}its \`control\` is no object`, { v2Policies: page(v2('p-2', { control: null })) }],
    [`${inV2}its \`grant\` is no object`, { v2Policies: page(v2('p-2', { control: { grant: null } })) }],
    [`${inV2}its roles are no list of objects`, { v2Policies: page(v2('p-2', { control: { grant: { roles: 1 } } })) }],
    [`${inV2}its rule is no plain JSON`, { v2Policies: page(v2('p-2', { rule: 1n })) }],
    [
      '`serviceIds[0].serviceids[0]` was left out: its `locked` is neither true nor false',
      { serviceIds: [{ serviceids: [{ iam_id: 'iam-ServiceId-1', locked: 1 }] }] },
    ],
    [
      '`accessGroupMembers.` was left out: its key is no id',
      { accessGroupMembers: { 'g-1': [{ members: [] }], '': [{ members: [] }] } },
    ],
  ])('%s', (message, instead) => {
    expect(diagnostics(instead).map((one) => one.message)).toEqual([message]);
  });
});

describe('B9: a policy that an account cannot hold is told with the reason', () => {
  const two = [{ attributes: [] }, { attributes: [] }];

  it.each<[string, object]>([
    ['it has several subjects, so the policies are partial', { subjects: two }],
    ['it has several subjects, and it would not count', { subjects: two, state: 'deleted' }],
    ['it has several resources, so the policies are partial', { resources: two }],
    [
      'its subject is not exactly one `iam_id` or `access_group_id`, so the policies are partial',
      { subjects: [{ attributes: [] }] },
    ],
    ['it has a rule, which policies of this version do not have, so the policies are partial', { rule: {} }],
  ])('%s', (why, fields) => {
    expect(diagnostics({ policies: page(v1('p-1', fields)) }).map(({ message }) => message)).toEqual([
      `\`policies[0].policies[0]\` was left out: ${why}`,
    ]);
  });
});

describe('what else is worth knowing', () => {
  it.each<[string, object]>([
    [
      '`roles.custom_roles[0]` differs from the catalogue, which stands, on `iam-identity.account.update`, `iam-identity.apikey.create`',
      { roles: roles({ crn: 'crn:v1:bluemix:public:iam::::role:Administrator', actions: [] }) },
    ],
    ['`users` states a total that is no number, and 0 were read', { users: [{ resources: [], total_results: null }] }],
  ])('%s', (message, instead) => {
    expect(diagnostics(instead).map((one) => one.message)).toEqual([message]);
  });
});

describe('the codes of payloads', () => {
  it.each(Object.entries({ ...PAYLOAD_ISSUES, ...PAYLOAD_DIAGNOSTICS }))(
    'say in a few words what %s is',
    (_, words) => {
      expect(words).toMatch(/^\S+( \S+){3,}$/);
    },
  );

  it('are of a fixed meaning', () => {
    expect(Object.isFrozen(PAYLOAD_ISSUES)).toBe(true);
    expect(Object.isFrozen(PAYLOAD_DIAGNOSTICS)).toBe(true);
  });
});
