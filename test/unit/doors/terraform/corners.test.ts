import { describe, expect, it } from 'vitest';
import {
  ADA,
  CI,
  change,
  created,
  deleted,
  equals,
  given,
  held,
  kept,
  noted,
  POLICY,
  plan,
  planned,
  refs,
  updated,
} from './given.ts';

const P = 'ibm_iam_access_group_policy.p';
const policy = created(P, POLICY, { access_group_id: true });

/** The subject of a group policy whose group the code names in this way. */
function groupOf(references: readonly string[], ...changes: readonly object[]): unknown {
  const code = { [P]: { access_group_id: { references } } };
  return planned(given(), plan([policy, ...(changes as [])], code)).account.policies[1]?.subject.accessGroup;
}

describe('TF-4: references', () => {
  it('name an instance by its number or its key', () => {
    const id = (key: string) => created(`ibm_iam_access_group.g[${key}]`, { name: 'g' });
    expect(
      groupOf(['ibm_iam_access_group.g[0].id', 'ibm_iam_access_group.g[0]', 'ibm_iam_access_group.g'], id('0')),
    ).toBe('AccessGroupId-planned:ibm_iam_access_group.g[0]');
    expect(groupOf(['ibm_iam_access_group.g["a"].id'], id('"a"'))).toBe(
      'AccessGroupId-planned:ibm_iam_access_group.g["a"]',
    );
    expect(groupOf(['ibm_iam_access_group.g[0]', 'count.index'], id('0'))).toBe(undefined);
  });

  it('to a resource that stands twice, or whose ID is no attribute that can be planned, are unknown', () => {
    const group = created('ibm_iam_access_group.g', { name: 'g' });
    expect(groupOf(['ibm_iam_access_group.g.id'], group, group)).toBe(undefined);
    expect(groupOf([`${P}.id`])).toBe(undefined);
    expect(groupOf(['ibm_iam_access_group.g.id'], { ...group, name: undefined })).toBe(undefined);
  });

  it('to two resources are unknown where one value is due', () => {
    const groups = ['a', 'b'].map((name) => kept(`ibm_iam_access_group.${name}`, { id: 'AccessGroupId-1' }));
    expect(groupOf(['ibm_iam_access_group.a.id', 'ibm_iam_access_group.b.id'], ...groups)).toBe(undefined);
  });

  it('by a key alone are unknown where the field takes no attribute', () => {
    const user = created('ibm_iam_user_policy.p[0]', POLICY, { ibm_id: true });
    const settings = kept('ibm_iam_user_settings.s[0]', { iam_id: 'ada@example.com' });
    const code = { 'ibm_iam_user_policy.p': { ibm_id: { references: ['ibm_iam_user_settings.s', 'count.index'] } } };
    expect(planned(given(), plan([user, settings], code)).account.partial).toEqual(['policies']);
  });

  it('do not look into data sources or modules of an odd address', () => {
    const values = { id: 'AccessGroupId-1' };
    const resources = [{ mode: 'data', type: 'ibm_iam_access_group', name: 'g', values }];
    const code = { [P]: { access_group_id: refs('ibm_iam_access_group.g.id') } };
    const prior_state = { values: { root_module: { resources } } };
    expect(planned(given(), plan([policy], code, { prior_state })).account.partial).toEqual(['policies']);
    const odd = { ...policy, module_address: 'module' };
    expect(planned(given(), plan([odd], code)).account.partial).toEqual(['policies']);
  });
});

describe('TF-4: blocks', () => {
  const targetOf = (after: object, unknown: object, code: object) => {
    const full = { ibm_id: 'ada@example.com', roles: ['Viewer'], ...after };
    const changes = [
      created('ibm_iam_service_id.s', { name: 's' }),
      created('ibm_iam_user_policy.p', full, { ...unknown }),
    ];
    const { account } = planned(given(), plan(changes, { 'ibm_iam_user_policy.p': { ...code } }));
    return account.policies[1]?.target.attributes.slice(0, -1);
  };
  const service = { value: refs('ibm_iam_service_id.s.id') };
  const unknown = { key: 'resource', operator: 'stringEquals' };

  it('of a set have the code of the only block with their name', () => {
    const after = { resource_attributes: [{ name: 'region', value: 'r' }, { name: 'resource' }] };
    const marks = { resource_attributes: [{}, { value: true }] };
    const block = (name: string, more = {}) => ({ name: { constant_value: name }, ...more });
    const of = (...blocks: readonly object[]) => targetOf(after, marks, { resource_attributes: blocks })?.[1];
    expect(of(block('resource', service), block('region'))).toEqual(
      equals('resource', 'ServiceId-planned:ibm_iam_service_id.s'),
    );
    expect(of(block('resource', service), block('resource', service))).toEqual(unknown);
    expect(of()).toEqual(unknown);
    const twice = { resource_attributes: [{ name: 'resource', value: 'r' }, { name: 'resource' }] };
    expect(targetOf(twice, marks, { resource_attributes: [block('resource', service)] })?.[1]).toEqual(unknown);
  });

  it('of a list have the code at their position, unless a dynamic block is among them', () => {
    const after = { resources: [{ service: 'iam-identity' }] };
    const marks = { resources: [{ resource: true }] };
    const code = { resource: refs('ibm_iam_service_id.s.id') };
    expect(targetOf(after, marks, { resources: [code] })).toContainEqual(
      equals('resource', 'ServiceId-planned:ibm_iam_service_id.s'),
    );
    expect(targetOf(after, marks, { resources: code })).toContainEqual(
      equals('resource', 'ServiceId-planned:ibm_iam_service_id.s'),
    );
    expect(targetOf(after, marks, { resources: [code, code] })).toContainEqual(unknown);
    expect(targetOf(after, marks, {})).toContainEqual(unknown);
  });

  it('have attributes that are marked and not set in the code', () => {
    const marks = { resources: [{ region: true, attributes: { a: true } }], account_management: true };
    const code = { resources: [{ region: {}, service: {} }] };
    expect(targetOf({ resources: [{}] }, marks, code)).toEqual([{ key: 'a', operator: 'stringEquals' }]);
    expect(targetOf({ resources: [{}] }, { resources: [{ attributes: true }] }, code)).toEqual([
      equals('serviceType', 'service'),
    ]);
  });

  it('are unknown where a mark has another form than the value', () => {
    const marks = { resources: { service: true } };
    expect(targetOf({ resources: [{ service: 'iam-identity' }] }, marks, {})).toBe(undefined);
    expect(targetOf({ resources: [{ service: 'iam-identity' }] }, { resources: ['odd'] }, {})).toBe(undefined);
    expect(targetOf({ resources: [null] }, { resources: [true] }, {})).toBe(undefined);
  });
});

describe('TF-9: policies in detail', () => {
  it('have the subject that is known, and the description as their name', () => {
    const after = { ...POLICY, iam_service_id: 'ServiceId-1', description: 'CI' };
    const { account } = planned(given(), plan([created('ibm_iam_service_policy.p', after)]));
    expect(account.policies[1]).toEqual(held('planned:ibm_iam_service_policy.p', { principal: CI }, { name: 'CI' }));
    const full = planned(
      given(),
      plan([created('ibm_iam_service_policy.p', { ...POLICY, iam_id: 'iam-ServiceId-other' })]),
    );
    expect(full.account.policies[1]?.subject).toEqual({ principal: 'iam-ServiceId-other' });
  });

  it('hold what their conditions lack', () => {
    const of = (rule_conditions: readonly object[], unknown: object = {}, rule_operator: unknown = null) => {
      const after = { ...POLICY, ibm_id: 'ada@example.com', rule_conditions, rule_operator };
      return planned(given(), plan([created('ibm_iam_user_policy.p', after, { ...unknown })])).account.policies[1]
        ?.condition;
    };
    const leaf = { key: 'k', operator: 'o', value: ['1'] };
    const sent = { key: 'k', operator: 'o', value: '1' };
    expect(of([{ value: ['1'] }])).toEqual({ value: '1' });
    expect(of([{ conditions: [leaf] }])).toEqual({});
    expect(of([leaf, { conditions: [leaf] }], {}, 'or')).toEqual({
      operator: 'or',
      conditions: [sent, { conditions: [sent] }],
    });
    expect(of([leaf, leaf], { rule_operator: true }, 'or')).toEqual({ conditions: [sent, sent] });
    expect(of([leaf], { rule_conditions: [{ operator: true }] })).toBe(undefined);
    expect(of([leaf, { conditions: [leaf] }], { rule_conditions: [{}, { operator: true }] })).toBe(undefined);
  });
});

describe('TF-8: roles in detail', () => {
  const role = { service: 'iam-identity', actions: [] };
  const roles = [
    { crn: 'crn:a', name: 'A', ...role },
    { crn: 'crn:b', ...role },
    { crn: 'crn:twin', name: 'Viewer', service: 'is', actions: [] },
  ];

  it('of an unknown service count where only one role has the name', () => {
    const after = {
      ibm_id: 'ada@example.com',
      roles: ['A', 'Viewer', 'none'],
      resource_attributes: [{ name: 'serviceName' }],
    };
    const result = planned(
      given({ roles }),
      plan([created('ibm_iam_user_policy.p', after, { resource_attributes: [{ value: true }] })]),
    );
    expect(result.account.policies[1]?.roles).toEqual(['crn:a', 'unknown:Viewer', 'unknown:none']);
  });

  it('of one name and service are the first one', () => {
    const twice = [...roles, { crn: 'crn:a2', name: 'A', ...role }];
    const after = { ibm_id: 'ada@example.com', ...POLICY, roles: ['A'] };
    const result = planned(given({ roles: twice }), plan([created('ibm_iam_user_policy.p', after)]));
    expect(result.account.policies[1]?.roles).toEqual(['crn:a']);
  });

  it('that the plan removes have no name', () => {
    const before = { crn: 'crn:a', service: 'iam-identity', display_name: 'A', actions: [] };
    const after = { ibm_id: 'ada@example.com', roles: ['A'] };
    const result = planned(
      given({ roles }),
      plan([deleted('ibm_iam_custom_role.r', before), created('ibm_iam_user_policy.p', after)]),
    );
    expect(result.account.roles).toEqual(roles.slice(1));
    expect(result.account.policies[1]?.roles).toEqual(['unknown:A']);
  });
});

describe('TF-10, TF-11: groups and identities in detail', () => {
  it('lose a name that is unknown, and come locked', () => {
    const changes = [
      updated('ibm_iam_access_group.g', { id: 'AccessGroupId-1', name: 'creators' }, {}, { name: true }),
      updated('ibm_iam_service_id.s', { id: 'ServiceId-2', name: 's' }, { locked: true }),
      created('ibm_iam_access_group_members.m', { access_group_id: 'AccessGroupId-1' }, { ibm_ids: [true] }),
    ];
    const result = planned(given(), { ...plan(changes), configuration: {} });
    expect(result.account.accessGroups).toEqual([{ id: 'AccessGroupId-1', members: [ADA], partial: true }]);
    expect(result.account.principals.at(-1)).toEqual({
      kind: 'service-id',
      id: 'iam-ServiceId-2',
      locked: true,
      name: 's',
    });
  });

  const twins = ['1', '2'].map(
    (id) => ({ kind: 'user', id: `IBMid-T${id}`, state: 'ACTIVE', email: 'twin@example.com' }) as const,
  );
  const account = given({
    principals: [...twins, { kind: 'user', id: 'IBMid-X' }],
    accessGroups: [
      { id: 'AccessGroupId-1', members: ['IBMid-T1'] },
      { id: 'AccessGroupId-2', members: [] },
    ],
  });
  const I = 'ibm_iam_user_invite.i';

  it('of several users with one e-mail are unknown', () => {
    const invited = planned(
      account,
      plan([
        created(I, {
          users: ['twin@example.com'],
          access_groups: ['AccessGroupId-1'],
          iam_policy: [{ roles: ['Viewer'] }],
        }),
      ]),
    );
    expect(invited.account).toEqual({
      ...account,
      accessGroups: [{ id: 'AccessGroupId-1', members: ['IBMid-T1'], partial: true }, account.accessGroups[1]],
      partial: ['policies'],
    });
    expect(noted(invited)).toEqual([`already-in-account ${I}`, `unknown-user ${I}`]);
    const bare = planned(account, plan([created(I, { users: ['twin@example.com'] })]));
    expect(bare.account).toEqual(account);
    const removed = planned(account, plan([deleted(I, { users: ['twin@example.com', 'nobody@example.com'] })]));
    expect(removed.account.principals).toEqual([{ kind: 'user', id: 'IBMid-X' }]);
    expect(removed.account.accessGroups).toEqual([
      { id: 'AccessGroupId-1', members: [], partial: true },
      account.accessGroups[1],
    ]);
    expect(removed.account.partial).toEqual(['policies', 'principals']);
    expect(noted(removed)).toEqual([`unknown-user ${I}`, `unknown-user ${I}`]);
  });

  it('of an invitation whose users become unknown may have left', () => {
    const before = { users: ['ada@example.com'] };
    const result = planned(given(), { ...plan([updated(I, before, {}, { users: true })]), configuration: {} });
    expect(result.account.principals.map(({ id }) => id)).toEqual([CI, 'iam-Profile-1']);
    expect(result.account.accessGroups).toEqual(given().accessGroups);
    expect(result.account.partial).toEqual(['policies', 'principals']);
  });

  it('of an invitation join groups that the plan creates', () => {
    const after = { users: ['ada@example.com'], access_groups: [null] };
    const changes = [created('ibm_iam_access_group.g', {}), created(I, after, { access_groups: [true] })];
    const result = planned(given(), plan(changes, { [I]: { access_groups: refs('ibm_iam_access_group.g.id') } }));
    expect(result.account.accessGroups[1]).toEqual({
      id: 'AccessGroupId-planned:ibm_iam_access_group.g',
      members: [ADA],
    });
  });

  it('of an invitation to unknown groups make all groups partial', () => {
    const after = { users: ['new@example.com'] };
    const result = planned(given(), {
      ...plan([created(I, after, { access_groups: true, iam_policy: true })]),
      configuration: {},
    });
    expect(result.account.partial).toEqual(['policies', 'accessGroups']);
    expect(result.account.accessGroups[0]?.partial).toBe(true);
  });

  it('that two changes leave in conflict join no group (TF-12)', () => {
    const users = ['ada@example.com'];
    const changes = [
      deleted(I, { users }),
      created(
        'ibm_iam_user_invite.j',
        {
          users,
          access_groups: ['AccessGroupId-1'],
          iam_policy: [{ roles: ['Viewer'], resources: [{ service: 'iam-identity' }] }],
        },
        { iam_policy: [{ roles: [true] }] },
      ),
    ];
    const result = planned(given(), plan(changes));
    expect(result.account.accessGroups[0]?.partial).toBe(true);
    expect(result.account.partial).toEqual(['policies', 'principals']);
    const dynamic = planned(
      given(),
      plan([deleted(I, { users }), created('ibm_iam_user_invite.j', { users }, { users: [false, true] })]),
    );
    expect(dynamic.account.partial).toEqual(['policies', 'principals']);
  });
});

describe('TF-13: questions in detail', () => {
  it('are on the account as it is where the service ID is', () => {
    const key = (name: string, unknown: object) => created(`ibm_iam_service_api_key.${name}`, {}, { ...unknown });
    const stays = kept('ibm_iam_service_id.s', { id: 'ServiceId-1' });
    const code = { 'ibm_iam_service_api_key.k': { iam_service_id: refs('ibm_iam_service_id.s.id') } };
    const result = planned(given(), plan([stays, key('k', { iam_service_id: true }), key('unset', {})], code));
    expect(result.asks).toEqual([
      { address: 'ibm_iam_service_api_key.k', action: 'iam-identity.apikey.create', resource: CI, on: 'current' },
    ]);
    expect(noted(result)).toEqual(['known-after-apply ibm_iam_service_api_key.unset']);
  });
});

describe('TF-1: states', () => {
  it('may be absent where they are not needed', () => {
    const settings = change('ibm_iam_account_settings.a', ['create'], {
      before: undefined,
      after: {},
      after_unknown: undefined,
    });
    expect(planned(given(), plan([settings])).account).toEqual(given());
  });
});
