import { decide } from 'apikey-policy';
import { describe, expect, it } from 'vitest';
import {
  ACCOUNT,
  ADA,
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

const GROUP = 'AccessGroupId-planned:ibm_iam_access_group.g';
const group = created('ibm_iam_access_group.g', { name: 'g' });
const members = created('ibm_iam_access_group_members.m', { ibm_ids: ['ada@example.com'] }, { access_group_id: true });
const policy = created('ibm_iam_access_group_policy.p', POLICY, { access_group_id: true });

/** What becomes of the policy when the code names its group in this way. */
function policyOf(...references: readonly string[]) {
  const code = { 'ibm_iam_access_group_policy.p': { access_group_id: { references } } };
  return planned(given(), plan([group, policy], code));
}

describe('TF-4: a reference', () => {
  it('to a created group is its planned ID (TF-5)', () => {
    const { account } = policyOf('ibm_iam_access_group.g.id', 'ibm_iam_access_group.g');
    expect(account.policies[1]).toEqual(held('planned:ibm_iam_access_group_policy.p', { accessGroup: GROUP }));
  });

  it.each([
    [['var.group']],
    [['local.group']],
    [['module.groups.id', 'module.groups']],
    [['data.ibm_iam_access_group.g.groups[0].id', 'data.ibm_iam_access_group.g']],
    [['ibm_iam_access_group.g']],
    [['ibm_iam_access_group.g', 'count.index']],
    [['ibm_iam_access_group.g', 'each.value']],
    [['ibm_iam_access_group.g.id', 'ibm_iam_access_group.g', 'each.key']],
    [['ibm_iam_access_group.g.id', 'ibm_iam_access_group.g', 'var.prefix']],
    [['ibm_iam_access_group.g.id', 'ibm_iam_access_group.other.id']],
    [['ibm_iam_access_group.g.members[0].iam_id']],
    [['ibm_iam_access_group.g["a"].id']],
    [['ibm_iam_access_group.g.crn']],
    [['ibm_iam_access_group.g.id', 1]],
    [[`ibm_iam_access_group.${'g'.repeat(3000)}.id`]],
    [[]],
  ])('is unknown where it is not one attribute of one resource: %j', (references) => {
    const result = policyOf(...(references as string[]));
    expect(result.account).toEqual({ ...given(), accessGroups: result.account.accessGroups, partial: ['policies'] });
    expect(noted(result)).toEqual(['known-after-apply ibm_iam_access_group_policy.p']);
  });

  it('without configuration is unknown', () => {
    const result = planned(given(), { ...plan([group, policy]), configuration: null });
    expect(result.account.partial).toEqual(['policies']);
  });

  it('to a resource that stays is its value, also from the prior state', () => {
    const code = { 'ibm_iam_access_group_policy.p': { access_group_id: refs('ibm_iam_access_group.g.id') } };
    const stays = kept('ibm_iam_access_group.g', { id: 'AccessGroupId-1' });
    const subject = { accessGroup: 'AccessGroupId-1' };
    expect(planned(given(), plan([stays, policy], code)).account.policies[1]?.subject).toEqual(subject);
    const resource = { mode: 'managed', type: 'ibm_iam_access_group', name: 'g', values: { id: 'AccessGroupId-1' } };
    const prior_state = { values: { root_module: { resources: [resource] } } };
    expect(planned(given(), plan([policy], code, { prior_state })).account.policies[1]?.subject).toEqual(subject);
    const child = { values: { root_module: { child_modules: [{ address: 'module.a', resources: [resource] }] } } };
    expect(planned(given(), plan([policy], code, { prior_state: child })).account.partial).toEqual(['policies']);
    const deposed = { ...deleted('ibm_iam_access_group.g', { id: 'AccessGroupId-1' }), deposed: 'a1b2' };
    expect(planned(given(), plan([deposed, policy], code)).account.partial).toEqual(['policies']);
  });
});

describe('TF-6: what is unknown', () => {
  const unset = { id: true, iam_id: true };

  it('is held in its place in a policy', () => {
    const after = {
      roles: ['Viewer', null],
      resources: [{ service: 'iam-identity', attributes: { serviceInstance: null } }],
      resource_attributes: [{ name: 'resource', operator: null }],
      resource_tags: [{ name: 'env' }],
      rule_conditions: [{ key: 'k', operator: 'stringEquals', value: [null] }],
      ibm_id: 'ada@example.com',
    };
    const unknown = {
      roles: [false, true],
      resources: [{ region: true, attributes: { other: true } }],
      resource_attributes: [{ value: true }],
      resource_tags: [{ value: true }],
      rule_conditions: [{ value: [true] }],
      account_management: true,
    };
    const code = {
      'ibm_iam_user_policy.p': { resources: [{ region: refs('var.region') }], account_management: refs('var.a') },
    };
    const { account } = planned(given(), plan([created('ibm_iam_user_policy.p', after, unknown)], code));
    const [, held] = account.policies;
    expect(held?.roles).toEqual(['crn:v1:bluemix:public:iam::::role:Viewer', 'unknown:ibm_iam_user_policy.p']);
    expect(held?.target).toEqual({
      attributes: [
        equals('serviceName', 'iam-identity'),
        { key: 'region', operator: 'stringEquals' },
        equals('serviceInstance', null),
        { key: 'other', operator: 'stringEquals' },
        { key: 'resource', operator: 'stringEquals' },
        { key: 'serviceType', operator: 'stringEquals' },
        ACCOUNT,
      ],
      tags: [{ key: 'env', operator: 'stringEquals' }],
    });
    expect(held?.condition).toEqual({ key: 'k', operator: 'stringEquals' });
  });

  it.each([
    ['roles', { roles: true }],
    ['resources', { resources: true }],
    ['one of the resources', { resources: [true] }],
    ['attributes of resources', { resources: [{ attributes: true }] }],
    ['resource_attributes', { resource_attributes: true }],
    ['resource_tags', { resource_tags: true }],
    ['rule_conditions', { rule_conditions: true }],
    ['the name of an attribute', { resource_attributes: [{ name: true }] }],
    ['the operator of an attribute', { resource_attributes: [{ operator: true }] }],
    ['the key of a condition', { rule_conditions: [{ key: true }] }],
    ['inner conditions', { rule_conditions: [{}, { conditions: true }] }],
    ['the operator of an inner condition', { rule_conditions: [{}, { conditions: [{ operator: true }] }] }],
  ])('leaves a policy out where a part of it has no place to hold it: %s', (_, unknown) => {
    const before = { id: 'ada@example.com/policy-2', ibm_id: 'ada@example.com', ...POLICY };
    const account = given({ policies: [held('policy-2', { principal: ADA })] });
    const block = { resource_attributes: [{ name: 'resource', value: 'x', operator: 'stringEquals' }] };
    const leaf = { key: 'k', operator: 'o', value: ['1'] };
    const rule = { rule_operator: 'and', rule_conditions: [leaf, { operator: 'or', conditions: [leaf] }] };
    const result = planned(account, plan([updated('ibm_iam_user_policy.p', before, { ...block, ...rule }, unknown)]));
    expect(result.account).toEqual({ ...account, policies: [], partial: ['policies'] });
    expect(new Set(noted(result))).toEqual(new Set(['known-after-apply ibm_iam_user_policy.p']));
    const request = { principal: ADA, action: 'iam-identity.user-apikey.create' } as const;
    expect(decide(result.account, request).effect).toBe('indeterminate');
  });

  it('makes every group partial but the public one where a group itself is unknown', () => {
    const publicGroup = { id: 'AccessGroupId-PublicAccess', members: [] };
    const account = given({ accessGroups: [...given().accessGroups, publicGroup] });
    const result = planned(
      account,
      plan([members], { 'ibm_iam_access_group_members.m': { access_group_id: refs('var.g.id') } }),
    );
    expect(result.account.accessGroups).toEqual([{ ...given().accessGroups[0], partial: true }, publicGroup]);
    expect(result.account.partial).toEqual(['accessGroups']);
  });

  it('in a list of members is what its references resolve to', () => {
    const service = created('ibm_iam_service_id.s', { name: 's' }, unset);
    const of = (after: object, unknown: object, references: Readonly<Record<string, unknown>>) => {
      const list = created(
        'ibm_iam_access_group_members.m',
        { access_group_id: 'AccessGroupId-1', ...after },
        { ...unknown },
      );
      const [group] = planned(given(), plan([service, list], { 'ibm_iam_access_group_members.m': references })).account
        .accessGroups;
      return [group?.members.slice(1), group?.partial];
    };
    const id = 'iam-ServiceId-planned:ibm_iam_service_id.s';
    const code = { iam_service_ids: refs('ibm_iam_service_id.s.id') };
    expect(of({}, { iam_service_ids: true }, code)).toEqual([[id], true]);
    expect(of({ iam_service_ids: ['ServiceId-1', null] }, { iam_service_ids: [false, true] }, code)).toEqual([
      ['iam-ServiceId-1', id],
      undefined,
    ]);
    expect(of({ iam_service_ids: [null, null] }, { iam_service_ids: [true, true] }, code)).toEqual([[], true]);
    expect(of({}, { iam_service_ids: true }, { iam_service_ids: refs('ibm_iam_service_id.s.name') })).toEqual([
      [],
      true,
    ]);
    expect(of({}, { iam_service_ids: true }, {})).toEqual([[], undefined]);
  });
});
