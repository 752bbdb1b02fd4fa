import { accountFromIbmCloud } from 'apikey-policy/ibm-cloud';
import { describe, expect, it } from 'vitest';
import { account, found, payloads, read, v2 } from './given.ts';

/** The issues of any input. */
function issuesOf(input: unknown): string[] {
  const result = accountFromIbmCloud(input as never);
  return result.ok ? [] : result.issues.map(({ code, path }) => `${code} ${path.join('.')}`.trim());
}

describe('B11: a malformed input', () => {
  it.each([undefined, null, 5, 'x', [], () => 1, Symbol('x')])('is an issue: %s', (input) => {
    expect(issuesOf(input)).toEqual(['wrong-type', 'missing accountId', 'no-settings']);
  });

  it('lacks the account and its settings', () => {
    expect(issuesOf({})).toEqual(['missing accountId', 'no-settings']);
  });
});

describe('B11: a malformed body or page', () => {
  const single = ['account', 'accountSettings', 'effectiveSettings', 'roles', 'serviceIdGroups'];
  const paged = ['policies', 'v2Policies', 'accessGroups', 'users', 'serviceIds', 'trustedProfiles'];

  it.each(single)('is an issue: %s', (field) => {
    for (const value of [null, [], 'x', 5]) expect(found({ [field]: value })).toEqual([`wrong-type ${field}`]);
  });

  it.each(paged)('is an issue: %s', (field) => {
    for (const value of [null, {}, 'x']) expect(found({ [field]: value })).toEqual([`wrong-type ${field}`]);
    for (const value of [null, [], 5]) expect(found({ [field]: [value] })).toEqual([`wrong-type ${field}.0`]);
    expect(found({ [field]: new Array(1) })).toEqual([`missing ${field}.0`]);
  });

  it.each(['accessGroupMembers', 'groupServiceIds'])('is an issue: %s', (field) => {
    for (const value of [null, [], 'x']) expect(found({ [field]: value })).toEqual([`wrong-type ${field}`]);
    expect(found({ [field]: { x: {} } })).toEqual([`wrong-type ${field}.x`]);
    expect(found({ [field]: { x: [5] } })).toEqual([`wrong-type ${field}.x.0`]);
  });

  it.each([
    ['assigned_templates', null, 'assigned_templates'],
    ['assigned_templates', [null], 'assigned_templates.0'],
    ['effective', null, 'effective'],
    ['account', 'x', 'account'],
  ])('is an issue once, though it is about two settings: %s', (field, value, place) => {
    const effectiveSettings = { account: payloadOf('accountSettings'), [field]: value };
    expect(found({ effectiveSettings })).toEqual([`wrong-type effectiveSettings.${place}`]);
  });
});

function payloadOf(field: string): unknown {
  return Reflect.get(payloads(), field);
}

describe("B11: rows are a list, and are there, whatever the SDK's type says", () => {
  it.each([
    ['policies', 'policies'],
    ['v2Policies', 'policies'],
    ['accessGroups', 'groups'],
    ['users', 'resources'],
    ['serviceIds', 'serviceids'],
    ['trustedProfiles', 'profiles'],
  ])('%s.%s', (field, rows) => {
    expect(found({ [field]: [{ [rows]: {} }] })).toEqual([`wrong-type ${field}.0.${rows}`]);
    expect(found({ [field]: [{ [rows]: null }] })).toEqual([`wrong-type ${field}.0.${rows}`]);
    expect(found({ [field]: [{}] })).toEqual([`missing ${field}.0.${rows}`]);
    expect(found({ [field]: [{ total_count: 0 }] })).toEqual([]);
    expect(found({ [field]: [{ total_results: 0 }] })).toEqual([]);
  });

  it('members and service IDs of groups', () => {
    expect(found({ accessGroupMembers: { 'g-1': [{}] } })).toEqual(['missing accessGroupMembers.g-1.0.members']);
    expect(found({ accessGroupMembers: { 'g-1': [{ total_count: 0 }] } })).toEqual([]);
    expect(found({ groupServiceIds: { 's-1': [{}] } })).toEqual(['missing groupServiceIds.s-1.0.serviceids']);
  });

  it('roles and service ID groups', () => {
    expect(found({ roles: { custom_roles: {} } })).toEqual([
      'wrong-type roles.custom_roles',
      'missing roles.service_roles',
      'missing roles.system_roles',
    ]);
    expect(found({ serviceIdGroups: {} })).toEqual(['missing serviceIdGroups.serviceid_groups']);
  });

  it('rows that are missing are none where the total is 0, and nowhere else', () => {
    expect(account({ users: [{ total_results: 0 }] }).partial).toBeUndefined();
    for (const total_results of [1, null, '0']) {
      expect(found({ users: [{ total_results }] })).toEqual(['missing users.0.resources']);
    }
  });
});

describe('B11: a field that the input does not have', () => {
  it.each([
    ['serviceIDs', 'serviceIds'],
    ['v2policies', 'v2Policies'],
    ['access_groups', 'accessGroups'],
    ['trustedprofile', 'trustedProfiles'],
    ['Failures', 'failures'],
  ])('is an issue with the most similar field as a suggestion: %s', (field, suggestion) => {
    const result = read({ [field]: undefined, [`${field}`]: [] });
    expect(result.ok ? [] : result.issues).toEqual([
      {
        code: 'unknown-field',
        path: [field],
        message: `\`${field}\` is not a field of the input; did you mean \`${suggestion}\`?`,
      },
    ]);
  });

  it('is an issue where none is near, and where every object has it', () => {
    expect(found({ apiKeys: [], ...JSON.parse('{"toString": 1}') })).toEqual([
      'unknown-field apiKeys',
      'unknown-field toString',
    ]);
    expect(issuesOf(JSON.parse(JSON.stringify(payloads()).replace('{', '{"__proto__":{"partial":[]},')))).toEqual([
      'unknown-field __proto__',
    ]);
  });

  it('is none where it is undefined, and bodies may carry more than is read', () => {
    expect(found({ serviceIDs: undefined })).toEqual([]);
    expect(found({ users: [{ resources: [], extra: { any: [1n] } }] })).toEqual([]);
  });
});

describe('B11: a field that only a prototype has', () => {
  it('is none', () => {
    expect(issuesOf(Object.create(payloads()))).toEqual(['missing accountId', 'no-settings']);
    const users = [{ resources: [Object.create({ iam_id: 'IBMid-1' })] }];
    expect(account({ users }).partial).toEqual(['principals']);
  });
});

describe('B11: issues', () => {
  it('are all reported together', () => {
    const instead = {
      accountSettings: null,
      policies: {},
      roles: 5,
      accessGroups: [{ groups: 5 }],
      users: ['x'],
      trustedProfiles: [{}],
      ownerId: 5,
      partial: 'policies',
    };
    expect(found(instead).sort()).toEqual([
      'missing trustedProfiles.0.profiles',
      'wrong-type accessGroups.0.groups',
      'wrong-type accountSettings',
      'wrong-type ownerId',
      'wrong-type partial',
      'wrong-type policies',
      'wrong-type roles',
      'wrong-type users.0',
    ]);
  });

  const thrower = new Proxy([], {
    get() {
      throw new Error('no');
    },
  });
  const getter = {
    get iam_id() {
      throw new Error('no');
    },
  };
  it.each([
    ['a getter', { users: [{ resources: [getter] }] }],
    ['a proxy', { policies: thrower }],
    ['a proxy within a rule', { v2Policies: [{ policies: [v2('p-1', { rule: { conditions: thrower } })] }] }],
  ])('are what comes of something that throws: %s', (_, instead) => {
    expect(found({ partial: ['x'], ...instead })).toEqual(['unknown-value partial.0', 'not-json']);
  });

  it('are what comes of lists that are far longer than they look', () => {
    const holes = new Array(2 ** 32 - 1);
    expect(found({ users: holes })).toHaveLength(100);
    expect(account({ users: [{ resources: holes }] }).partial).toEqual(['principals']);
  });

  it('are what comes of a list that stands in too many places', () => {
    const page = { resources: [] };
    expect(found({ users: Array(200_000).fill(page) })).toEqual(['repeated-too-often']);
    expect(found({ users: Array(100).fill(page) })).toEqual([]);
  });

  it('are nothing else of lists that are read no more, as they stand in too many places', () => {
    const rule = Array(1000).fill([]);
    const v2Policies = [{ policies: Array.from({ length: 150 }, (_, index) => v2(`p-${index}`, { rule })) }];
    const pages = [{ members: [] }];
    expect(found({ v2Policies, accessGroupMembers: { 'g-1': pages, 'g-2': pages } })).toEqual(['repeated-too-often']);
  });

  it('are none for rules of any depth', () => {
    let rule: unknown = {};
    for (let level = 0; level < 50_000; level++) rule = { operator: 'and', conditions: [rule] };
    expect(found({ v2Policies: [{ policies: [v2('p-1', { rule })] }] })).toEqual([]);
  });
});
