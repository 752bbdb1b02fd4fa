import { describe, expect, it } from 'vitest';
import { account, held, noted, page, partial, v1, v2 } from './given.ts';

const bare = { account: undefined };

describe('B10: a policy that cannot be read', () => {
  const v1Rows: readonly [string, unknown][] = [
    // Before: one without roles or resources was held and granted nothing, a certain deny. Now: it cannot be read.
    ['the form of the other version', v2('p-1')],
    ['no object', 5],
    ['null', null],
    ['a list', []],
    ['an id that is null', v1('p-1', { id: null })],
    ['an empty id', v1('')],
    ['a type that is null', v1('p-1', { type: null })],
    ['a state that is not a string', v1('p-1', { state: 1 })],
    ['an account ID that is not a string', v1('p-1', { account_id: null })],
    ['subjects that are no list', v1('p-1', { subjects: null })],
    ['a subject that is not an object', v1('p-1', { subjects: ['IBMid-1'] })],
    ['subjects with a hole', v1('p-1', { subjects: new Array(1) })],
    ["a subject's attributes that are no list", v1('p-1', { subjects: [{ attributes: {} }] })],
    ['no roles', v1('p-1', { roles: undefined })],
    ['roles that are null', v1('p-1', { roles: null })],
    ['no resources', v1('p-1', { resources: undefined })],
    ['a resource without attributes', v1('p-1', { resources: [{ attributes: [] }, {}] })],
    ['roles that are no list', v1('p-1', { roles: {} })],
    ['a role without a CRN', v1('p-1', { roles: [{}] })],
    ['a role with an empty CRN', v1('p-1', { roles: [{ role_id: '' }] })],
    ['resources that are no list', v1('p-1', { resources: null })],
    ["a resource's attributes that are no list", v1('p-1', { resources: [{ attributes: null }] })],
    ['an attribute without a name', v1('p-1', { resources: [{ attributes: [{ value: 'x' }] }] })],
    ['an attribute whose name is not a string', v1('p-1', { resources: [{ attributes: [{ name: null }] }] })],
    ['a value that is not JSON', v1('p-1', { resources: [{ attributes: [{ name: 'x', value: 1n }] }] })],
  ];
  const v2Rows: readonly [string, unknown][] = [
    ['a subject that is null', v2('p-1', { subject: null })],
    ['no control', v2('p-1', { control: undefined })],
    ['control without a grant', v2('p-1', { control: {} })],
    ['a grant that is null', v2('p-1', { control: { grant: null } })],
    ['a grant without roles', v2('p-1', { control: { grant: {} } })],
    ['roles that are null', v2('p-1', { control: { grant: { roles: null } } })],
    [
      'roles that are null beside those of a template',
      v2('p-1', { control: { grant: { roles: null, role_template_references: [] } } }),
    ],
    ['no resource', v2('p-1', { resource: undefined })],
    ['a resource that is null', v2('p-1', { resource: null })],
    ['a resource without attributes', v2('p-1', { resource: {} })],
    ['a resource whose attributes are null', v2('p-1', { resource: { attributes: null } })],
    ['the form of the other version', v1('p-1')],
    ['a resource that is a list', v2('p-1', { resource: [] })],
    ['control that is null', v2('p-1', { control: null })],
    ['a grant that is a string', v2('p-1', { control: { grant: '' } })],
    ['tags that are no list', v2('p-1', { resource: { attributes: [], tags: null } })],
    ['a rule that is not JSON', v2('p-1', { rule: { value: () => true } })],
    ['a rule within itself', v2('p-1', { rule: cyclic() })],
  ];

  it.each([
    ...v1Rows.map(([what, row]) => [what, { policies: page(row), v2Policies: page() }, 'policies'] as const),
    ...v2Rows.map(([what, row]) => [what, { policies: page(), v2Policies: page(row) }, 'v2Policies'] as const),
  ])('is left out, and the policies are partial: %s', (_, instead, field) => {
    expect(account({ ...bare, ...instead }).policies).toEqual([]);
    expect(partial(instead)).toEqual(['policies']);
    expect(noted(instead)).toEqual([`row-unreadable ${field}.0.policies.0`]);
  });

  it('takes no other policy away', () => {
    expect(account({ ...bare, policies: page(v1('p-1', { type: null }), v1('p-3')) }).policies).toEqual([
      held('p-3'),
      held('p-2'),
    ]);
  });

  it('is partial also where its v2 form is read', () => {
    const instead = { policies: page(v1('p-1', { type: null })), v2Policies: page(v2('p-1')) };
    expect(account({ ...bare, ...instead }).policies).toEqual([held('p-1')]);
    expect(partial(instead)).toEqual(['policies']);
  });

  it('replaces its v1 form, if it is the v2 form and has an id', () => {
    const policies = page(v1('p-1'));
    expect(account({ ...bare, policies, v2Policies: page(v2('p-1', { type: null })) }).policies).toEqual([]);
    expect(account({ ...bare, policies, v2Policies: page(v2('p-1', { id: null })) }).policies).toEqual([held('p-1')]);
  });
});

function cyclic(): object {
  const conditions: object[] = [];
  conditions.push({ operator: 'and', conditions });
  return { operator: 'or', conditions };
}

describe('B10: a principal that cannot be read', () => {
  const rows: readonly [string, object, string][] = [
    ['a user without an id', { users: [{ resources: [{ state: 'ACTIVE' }] }] }, 'users.0.resources.0'],
    ['a user that is not an object', { users: [{ resources: ['IBMid-1'] }] }, 'users.0.resources.0'],
    [
      'a user whose state is null',
      { users: [{ resources: [{ iam_id: 'IBMid-1', state: null }] }] },
      'users.0.resources.0',
    ],
    ['a service ID with an empty id', { serviceIds: [{ serviceids: [{ iam_id: '' }] }] }, 'serviceIds.0.serviceids.0'],
    [
      'a service ID with a string as `locked`',
      { serviceIds: [{ serviceids: [{ iam_id: 'iam-ServiceId-1', locked: 'yes' }] }] },
      'serviceIds.0.serviceids.0',
    ],
    [
      'a service ID of a group',
      { groupServiceIds: { 's-1': [{ serviceids: [{ id: 'ServiceId-1' }] }] } },
      'groupServiceIds.s-1.0.serviceids.0',
    ],
    [
      'a profile whose id is a number',
      { trustedProfiles: [{ profiles: [{ iam_id: 5 }] }] },
      'trustedProfiles.0.profiles.0',
    ],
  ];

  it.each(rows)('is left out, and the principals are partial: %s', (_, instead, place) => {
    expect(partial(instead)).toEqual(['principals']);
    expect(noted(instead)).toEqual([`row-unreadable ${place}`]);
    expect(account(instead).principals.length).toBeLessThanOrEqual(3);
  });

  it.each([
    ['users', { users: [{ resources: [{ iam_id: 'iam-ServiceId-9' }] }] }, 'users.0.resources.0'],
    ['users', { users: [{ resources: [{ iam_id: 'iam-Profile-9' }] }] }, 'users.0.resources.0'],
    ['serviceIds', { serviceIds: [{ serviceids: [{ iam_id: 'ServiceId-9' }] }] }, 'serviceIds.0.serviceids.0'],
    ['trustedProfiles', { trustedProfiles: [{ profiles: [{ iam_id: 'IBMid-9' }] }] }, 'trustedProfiles.0.profiles.0'],
  ])('nor is one against its prefix (P1): %s', (_, instead, place) => {
    expect(partial(instead)).toEqual(['principals']);
    expect(noted(instead)).toEqual([`wrong-prefix ${place}`]);
    expect(account(instead).principals.map(({ id }) => id)).not.toContainEqual(expect.stringContaining('9'));
  });

  it('makes its list partial on any page', () => {
    const users = [{ resources: [5], next_url: '/?_start=a' }, { resources: [{ iam_id: 'IBMid-1' }] }];
    expect(partial({ users })).toEqual(['principals']);
    expect(partial({ users: [users[1], users[0]] })).toEqual(['principals']);
  });

  it('is readable even if its labels are malformed', () => {
    const row = { iam_id: 'IBMid-1', firstname: 'Ada', lastname: null, email: 5 };
    expect(account({ users: [{ resources: [row] }] }).principals[0]).toStrictEqual({
      kind: 'user',
      id: 'IBMid-1',
      name: 'Ada',
    });
    const empty = { iam_id: 'IBMid-1', firstname: '', lastname: 'Admin', email: '' };
    expect(account({ users: [{ resources: [empty] }] }).principals[0]).toStrictEqual({
      kind: 'user',
      id: 'IBMid-1',
      name: 'Admin',
    });
    const full = { iam_id: 'IBMid-1', firstname: 'Ada', lastname: 'Admin', email: 'ada@example.com' };
    expect(account({ users: [{ resources: [full] }] }).principals[0]).toStrictEqual({
      kind: 'user',
      id: 'IBMid-1',
      name: 'Ada Admin',
      email: 'ada@example.com',
    });
  });

  it('is called by the name that it has', () => {
    const deployer = { iam_id: 'iam-ServiceId-1', name: 'deployer' };
    expect(account({ serviceIds: [{ serviceids: [deployer] }] }).principals[1]).toStrictEqual({
      kind: 'service-id',
      id: 'iam-ServiceId-1',
      name: 'deployer',
    });
    const auditor = { iam_id: 'iam-Profile-1', name: 'auditor' };
    expect(account({ trustedProfiles: [{ profiles: [auditor] }] }).principals[2]).toStrictEqual({
      kind: 'trusted-profile',
      id: 'iam-Profile-1',
      name: 'auditor',
    });
  });
});

describe('B10: an access group or a member that cannot be read', () => {
  it.each([{}, { id: '' }, { id: null }, 'g-2', { id: 'g-2', account_id: 5 }])('%j is no group', (row) => {
    const instead = { accessGroups: [{ groups: [row, { id: 'g-1', name: 'team' }] }] };
    expect(account(instead).accessGroups).toEqual([{ id: 'g-1', name: 'team', members: ['IBMid-1'] }]);
    expect(partial(instead)).toEqual(['accessGroups']);
    expect(noted(instead)).toEqual(['row-unreadable accessGroups.0.groups.0']);
  });

  it.each([{}, { iam_id: '' }, { iam_id: null }, 'IBMid-2'])('%j is no member', (row) => {
    const instead = { accessGroupMembers: { 'g-1': [{ members: [row, { iam_id: 'IBMid-1' }] }] } };
    expect(account(instead).accessGroups).toEqual([{ id: 'g-1', members: ['IBMid-1'], partial: true }]);
    expect(partial(instead)).toEqual([]);
    expect(noted(instead)).toEqual(['row-unreadable accessGroupMembers.g-1.0.members.0']);
  });
});

describe('B6: a group that only `accessGroupMembers` has', () => {
  it('is a group', () => {
    const members = [{ members: [{ iam_id: 'IBMid-1' }] }];
    const instead = { accessGroupMembers: { 'g-1': members, 'g-2': members, 'g-3': undefined } };
    expect(account(instead).accessGroups).toEqual([
      { id: 'g-1', members: ['IBMid-1'] },
      { id: 'g-2', members: ['IBMid-1'] },
    ]);
    expect(partial(instead)).toEqual([]);
  });

  it('may be called whatever objects have', () => {
    const members = JSON.parse(
      '{"__proto__": [{"members": [{"iam_id": "IBMid-1"}]}], "constructor": [{"members": []}], "g-1": [{"members": []}]}',
    );
    expect(account({ accessGroupMembers: members }).accessGroups).toEqual([
      { id: 'g-1', members: [] },
      { id: '__proto__', members: ['IBMid-1'] },
      { id: 'constructor', members: [] },
    ]);
    const groups = { accessGroups: [{ groups: [{ id: 'toString' }, { id: '__proto__' }] }], accessGroupMembers: {} };
    expect(account(groups).accessGroups).toEqual([
      { id: 'toString', members: [], partial: true },
      { id: '__proto__', members: [], partial: true },
    ]);
  });

  it('has an id', () => {
    const instead = { accessGroupMembers: { 'g-1': [{ members: [] }], '': [{ members: [{ iam_id: 'IBMid-1' }] }] } };
    expect(account(instead).accessGroups).toEqual([{ id: 'g-1', members: [] }]);
    expect(partial(instead)).toEqual(['accessGroups']);
    expect(noted(instead)).toEqual(['row-unreadable accessGroupMembers.']);
  });
});
