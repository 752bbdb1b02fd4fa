import { describe, expect, it } from 'vitest';
import {
  ADA,
  CI,
  change,
  created,
  deleted,
  given,
  held,
  ID,
  kept,
  noted,
  POLICY,
  plan,
  planned,
  refs,
  replaced,
  updated,
} from './given.ts';

const UPDATE_SETTING = 'iam-identity.account.update';
const S = 'ibm_iam_account_settings.it';

describe('TF-12: settings', () => {
  it('take the values that the plan has, and keep the others', () => {
    const { account } = planned(
      given(),
      plan([created(S, { restrict_create_platform_apikey: 'NOT_SET', restrict_create_service_id: null })]),
    );
    expect(account).toEqual({ ...given(), apiKeyCreation: 'NOT_SET' });
    expect(planned(given(), plan([deleted(S, { id: ID })])).account).toEqual(given());
  });

  it('are unknown where the value is, and kept where IBM fills it in', () => {
    const settings = created(S, {}, { restrict_create_platform_apikey: true, restrict_create_service_id: true });
    const { apiKeyCreation: _, ...unknown } = given();
    const code = {
      [S]: {
        restrict_create_platform_apikey: refs('var.restrict'),
        restrict_create_service_id: { constant_value: null },
      },
    };
    const result = planned(given(), plan([settings], code));
    expect(result.account).toEqual(unknown);
    expect(noted(result)).toEqual([`known-after-apply ${S}`]);
    const { serviceIdCreation: __, ...neither } = unknown;
    expect(planned(given(), plan([settings])).account).toEqual(neither);
  });

  it('of another account are skipped with their question', () => {
    const result = planned(
      given(),
      plan([updated(S, { id: 'other' }, { restrict_create_platform_apikey: 'NOT_SET' })]),
    );
    expect([result.account, result.asks]).toEqual([given(), []]);
    expect(noted(result)).toEqual([`another-account ${S}`]);
  });
});

describe('TF-12: other types', () => {
  it('are noted where they do something', () => {
    const template = 'ibm_iam_account_settings_template.t';
    expect(noted(planned(given(), plan([created(template, {})])))).toEqual([`not-followed ${template}`]);
    expect(noted(planned(given(), plan([kept(template, {})])))).toEqual([]);
  });

  it('that change one object twice leave it unknown', () => {
    const before = { id: 'AccessGroupId-1/policy-1', access_group_id: 'AccessGroupId-1', ...POLICY };
    const result = planned(
      given(),
      plan([updated('ibm_iam_access_group_policy.a', before, {}), deleted('ibm_iam_access_group_policy.b', before)]),
    );
    expect(result.account).toEqual({ ...given(), policies: [], partial: ['policies'] });
    expect(noted(result)).toEqual([
      'changed-twice ibm_iam_access_group_policy.a',
      'changed-twice ibm_iam_access_group_policy.b',
    ]);
    const settings = [
      created(S, { restrict_create_platform_apikey: 'NOT_SET' }),
      created('ibm_iam_account_settings.b', { restrict_create_service_id: 'NOT_SET' }),
    ];
    const { apiKeyCreation: _, serviceIdCreation: __, ...unknown } = given();
    expect(planned(given(), plan(settings)).account).toEqual(unknown);
    const group = { id: 'AccessGroupId-1' };
    const groups = planned(
      given(),
      plan([updated('ibm_iam_access_group.a', group, { name: 'a' }), deleted('ibm_iam_access_group.b', group)]),
    );
    expect(groups.account).toEqual({ ...given(), accessGroups: [], partial: ['accessGroups'] });
    const service = { id: 'ServiceId-1' };
    const services = planned(
      given(),
      plan([updated('ibm_iam_service_id.a', service, {}), updated('ibm_iam_service_id.b', service, {})]),
    );
    expect(services.account.principals.map(({ id }) => id)).toEqual([ADA, 'iam-Profile-1']);
    expect(services.account.partial).toEqual(['principals']);
    const role = { crn: 'crn:role', service: 'iam-identity', display_name: 'R', actions: [] };
    const roles = planned(
      given(),
      plan([updated('ibm_iam_custom_role.a', role, {}), updated('ibm_iam_custom_role.b', role, {})]),
    );
    expect(roles.account.partial).toEqual(['roles']);
  });
});

describe('TF-8: roles', () => {
  const role = {
    crn: 'crn:role',
    service: 'iam-identity',
    display_name: 'Key maker',
    actions: ['iam-identity.user-apikey.create'],
  };
  const rolesOf = (names: readonly string[], service: string | undefined, ...changes: readonly object[]) => {
    const after = { ibm_id: 'ada@example.com', roles: names, resources: service === undefined ? [] : [{ service }] };
    const result = planned(given(), plan([created('ibm_iam_user_policy.p', after), ...(changes as [])]));
    return [result.account.policies[1]?.roles, noted(result)];
  };

  it('are found by name among those of the service, the custom ones first', () => {
    const custom = created('ibm_iam_custom_role.r', role, { crn: true });
    expect(rolesOf(['Key maker'], 'iam-identity', custom)).toEqual([['planned:ibm_iam_custom_role.r'], []]);
    expect(rolesOf(['Key maker'], undefined, custom)).toEqual([['planned:ibm_iam_custom_role.r'], []]);
    expect(rolesOf(['Manager'], 'cloud-object-storage')).toEqual([
      ['crn:v1:bluemix:public:iam::::serviceRole:Manager'],
      [],
    ]);
  });

  it('are unknown where no role has the name', () => {
    const unknown = ['unknown-role ibm_iam_user_policy.p'];
    expect(rolesOf(['Key maker'], 'iam-identity')).toEqual([['unknown:Key maker'], unknown]);
    expect(rolesOf(['User API key creator'], 'is')).toEqual([['unknown:User API key creator'], unknown]);
    expect(rolesOf(['__proto__'], 'constructor')).toEqual([['unknown:__proto__'], unknown]);
  });

  it('that cannot be read whole make the roles partial (TF-12)', () => {
    const hidden = created('ibm_iam_custom_role.r', { ...role, actions: [null] }, { crn: true, actions: [true] });
    const result = planned(given(), plan([hidden]));
    expect(result.account).toEqual({ ...given(), partial: ['roles'] });
    expect(noted(result)).toEqual(['known-after-apply ibm_iam_custom_role.r']);
  });
});

describe('TF-9: conditions', () => {
  const conditionOf = (fields: object) => {
    const after = { ...POLICY, ibm_id: 'ada@example.com', ...fields };
    const result = planned(given(), plan([created('ibm_iam_user_policy.p', after)]));
    return [result.account.policies[1]?.condition, noted(result)];
  };
  const test = (key: string, operator: string, ...value: readonly string[]) => ({ key, operator, value });

  it('are sent as the provider sends them', () => {
    expect(conditionOf({ rule_conditions: [test('k', 'stringEquals', 'a')] })).toEqual([
      { key: 'k', operator: 'stringEquals', value: 'a' },
      [],
    ]);
    expect(conditionOf({ rule_conditions: [test('k', 'stringExists', 'false')] })).toEqual([
      { key: 'k', operator: 'stringExists', value: false },
      [],
    ]);
    expect(conditionOf({ rule_conditions: [test('k', 'o')] })).toEqual([{ key: 'k', operator: 'o' }, []]);
    const two = [test('k', 'o', 'a', 'b'), { operator: 'or', value: [], conditions: [test('l', 'o', 'c')] }];
    const conditions = [
      test('k', 'o', 'a', 'b'),
      { operator: 'or', conditions: [{ key: 'l', operator: 'o', value: 'c' }] },
    ];
    expect(conditionOf({ rule_conditions: two, rule_operator: 'and' })).toEqual([{ operator: 'and', conditions }, []]);
    expect(conditionOf({ rule_conditions: two, rule_operator: '' })).toEqual([{ conditions }, []]);
  });

  it('that the provider loses are unknown', () => {
    const alone = { operator: 'and', conditions: [test('k', 'o', 'a')] };
    expect(conditionOf({ rule_conditions: [alone] })).toEqual([
      { operator: 'and' },
      ['conditions-lost ibm_iam_user_policy.p'],
    ]);
  });
});

describe('TF-11: identities and invitations', () => {
  const I = 'ibm_iam_user_invite.i';
  const invited = 'IBMid-planned:new@example.com';

  it('leave with their policies and memberships', () => {
    const account = given({
      accessGroups: [{ id: 'AccessGroupId-1', members: [CI] }],
      policies: [held('p', { principal: CI })],
    });
    const { account: left } = planned(
      account,
      plan([deleted('ibm_iam_service_id.s', { id: 'ServiceId-1', iam_id: CI })]),
    );
    expect(left).toEqual({
      ...account,
      principals: account.principals.filter(({ id }) => id !== CI),
      accessGroups: [{ id: 'AccessGroupId-1', members: [] }],
      policies: [],
    });
  });

  it('of another account are skipped with their question (TF-12)', () => {
    const result = planned(given(), plan([created('ibm_iam_service_id.s', { name: 's', account_id: 'other' })]));
    expect([result.account, result.asks, noted(result)]).toEqual([
      given(),
      [],
      ['another-account ibm_iam_service_id.s'],
    ]);
  });

  it('are added as pending, with their groups and policies', () => {
    const after = {
      users: ['New@example.com', 'ada@example.com'],
      access_groups: ['AccessGroupId-1'],
      iam_policy: [{ roles: ['User API key creator'] }],
    };
    const unknown = { iam_policy: [{ resources: true }] };
    const code = { [I]: { iam_policy: [{ roles: {} }] } };
    const result = planned(given(), plan([created(I, after, unknown)], code));
    expect(result.account.principals.at(-1)).toEqual({
      kind: 'user',
      id: invited,
      state: 'PENDING',
      email: 'New@example.com',
    });
    expect(result.account.accessGroups[0]?.members).toEqual([ADA, invited]);
    const [, first, second] = result.account.policies;
    expect([first?.id, first?.subject, first?.target.attributes[0]?.value]).toEqual([
      `planned:${I}:new@example.com:0`,
      { principal: invited },
      'service',
    ]);
    expect([second?.id, second?.subject]).toEqual([`planned:${I}:ada@example.com:0`, { principal: ADA }]);
    expect(noted(result)).toEqual([`already-in-account ${I}`]);
    expect(planned(given(), plan([created(I, after, unknown)])).account.partial).toEqual(['policies']);
  });

  it('of unknown users leave everything unknown that they could get', () => {
    const result = planned(
      given(),
      plan([created(I, { access_groups: ['AccessGroupId-1'] }, { users: true })], {
        [I]: { users: refs('var.users.all') },
      }),
    );
    expect(result.account).toEqual({
      ...given(),
      accessGroups: [{ ...given().accessGroups[0], partial: true }],
      partial: ['policies', 'principals'],
    });
  });

  it('are updated by the users who are added and removed', () => {
    const before = { users: ['ada@example.com'] };
    const result = planned(given(), plan([updated(I, before, { users: ['new@example.com'] })]));
    expect(result.account.principals.map(({ id }) => id)).toEqual([CI, 'iam-Profile-1', invited]);
    expect(result.account.accessGroups[0]?.members).toEqual([]);
    expect(planned(given(), plan([updated(I, before, { access_groups: ['AccessGroupId-1'] })])).account).toEqual(
      given(),
    );
  });

  it('that remove and invite one user at once leave the user unknown', () => {
    const users = ['ada@example.com'];
    const result = planned(given(), plan([deleted(I, { users }), created('ibm_iam_user_invite.j', { users })]));
    expect(result.account.partial).toEqual(['principals']);
    expect(result.account.principals.some(({ id }) => id === ADA)).toBe(false);
    const twice = planned(given(), plan([created(I, { users }), created('ibm_iam_user_invite.j', { users })]));
    expect(twice.account).toEqual(given());
  });

  it('of too many users with too much are not followed', () => {
    const many = Array.from({ length: 1000 }, (_, index) => `${index}@example.com`);
    const after = { users: many, iam_policy: many.map(() => ({ roles: ['Viewer'] })) };
    const result = planned(given(), plan([created(I, after)]));
    expect(result.account.partial).toEqual(['policies']);
    expect(noted(result)).toEqual([`not-followed ${I}`]);
    const invited = planned(given(), plan([created(I, { ...after, access_groups: ['AccessGroupId-1'] })]));
    expect(invited.account.accessGroups.map(({ id, partial }) => [id, partial])).toContainEqual([
      'AccessGroupId-1',
      true,
    ]);
  });
});

describe('TF-13: questions of the apply', () => {
  it('come in the order of the plan', () => {
    const service = { iam_id: true, id: true };
    const changes = [
      created('ibm_iam_service_api_key.new', {}, { iam_service_id: true }),
      created('ibm_iam_service_api_key.old', { iam_service_id: CI }),
      created('ibm_iam_service_api_key.unknown', {}, { iam_service_id: true }),
      created('ibm_iam_api_key.k', {}),
      created('ibm_iam_service_id.s', { name: 's' }, service),
      change(S, ['update'], { before: { id: ID }, after: { id: ID } }),
      replaced('ibm_iam_service_id.r', { id: 'ServiceId-1' }, {}),
      deleted('ibm_iam_api_key.d', {}),
      deleted('ibm_iam_service_api_key.d', {}),
    ];
    const code = {
      'ibm_iam_service_api_key.new': { iam_service_id: refs('ibm_iam_service_id.s.id') },
      'ibm_iam_service_api_key.unknown': { iam_service_id: refs('var.s') },
    };
    const result = planned(given(), plan(changes, code));
    const key = 'iam-identity.apikey.create';
    expect(result.asks).toEqual([
      {
        address: 'ibm_iam_service_api_key.new',
        action: key,
        resource: 'iam-ServiceId-planned:ibm_iam_service_id.s',
        on: 'planned',
      },
      { address: 'ibm_iam_service_api_key.old', action: key, resource: CI, on: 'current' },
      { address: 'ibm_iam_api_key.k', action: 'iam-identity.user-apikey.create', on: 'current' },
      { address: 'ibm_iam_service_id.s', action: 'iam-identity.serviceid.create', on: 'current' },
      { address: S, action: UPDATE_SETTING, on: 'current' },
      { address: 'ibm_iam_service_id.r', action: 'iam-identity.serviceid.create', on: 'current' },
    ]);
    expect(noted(result)).toEqual(['known-after-apply ibm_iam_service_api_key.unknown']);
  });
});
