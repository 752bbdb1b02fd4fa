import type { Account, Matcher, Policy, PolicySubject, Principal } from 'apikey-policy';
import type { Row, World } from './emulator/world.ts';

const PLACEHOLDER = 'crn:v1:bluemix:public:iam::::role:UnsupportedVersion';
const SERVICE_ID_GROUPS = ['ServiceIdGroup-1', '__proto__'];

/**
 * The complete bodies of IBM Cloud's calls for an account. Two things cannot be in IBM's bodies and are replaced: an
 * unknown setting becomes `NOT_SET`, and the reserved policy ID becomes another ID.
 */
export function worldOf(account: Account): World {
  const { id, ownerId, principals, accessGroups, policies, roles = [] } = account;
  const own = settingsOf(id, account.apiKeyCreation ?? 'NOT_SET', account.serviceIdCreation ?? 'NOT_SET');
  const serviceIds = principals.filter(({ kind }) => kind === 'service-id');
  // A row of a group may stand in the default list, too.
  const inGroup = (group: number): Row[] =>
    serviceIds.filter((_, at) => at % 3 === group).map((one) => principalRow(one, id));
  const renamed = policies.map(withFreeId);
  return {
    accountId: id,
    account: { id, ...(ownerId !== undefined && { owner_iamid: ownerId }), name: 'An account' },
    accountSettings: own,
    effectiveSettings: { account_id: id, effective: {}, account: own, assigned_templates: templatesOf(account) },
    roles: {
      custom_roles: roles.map(({ crn, service, actions }) => ({ crn, service_name: service, actions })),
      service_roles: [],
      system_roles: [],
    },
    policies: renamed.map((policy) => (isV2(policy) ? placeholderOf(policy) : v1Row(policy))),
    v2Policies: renamed.filter(isV2).map(v2Row),
    accessGroups: accessGroups.map((group) => ({ id: group.id, name: `group ${group.id}`, account_id: id })),
    members: new Map(
      accessGroups.map(({ id: group, members }) => [
        group,
        members.map((iam_id, at) => ({ iam_id, membership_type: at % 2 === 0 ? 'static' : 'dynamic' })),
      ]),
    ),
    users: principals.filter(({ kind }) => kind === 'user').map((one) => principalRow(one, id)),
    serviceIds: serviceIds.filter((_, at) => at % 3 !== 1).map((one) => principalRow(one, id)),
    serviceIdGroups: SERVICE_ID_GROUPS.map((group) => ({ id: group, account_id: id })),
    groupServiceIds: new Map(SERVICE_ID_GROUPS.map((group, at) => [group, inGroup(at)])),
    trustedProfiles: principals.filter(({ kind }) => kind === 'trusted-profile').map((one) => principalRow(one, id)),
  };
}

/** The same, with a list of v2 policies that has all of them, as IBM's has: without the v1 list nothing is missing. */
export function worldInV2(account: Account): World {
  return { ...worldOf(account), v2Policies: account.policies.map((policy) => v2Row(withFreeId(policy))) };
}

function withFreeId(policy: Policy): Policy {
  return { ...policy, id: policy.id === 'account-owner' ? 'account-owner-2' : policy.id };
}

function settingsOf(account: string, apiKeys: string, serviceIds: string): Row {
  return {
    account_id: account,
    restrict_create_platform_apikey: apiKeys,
    restrict_create_service_id: serviceIds,
  };
}

function templatesOf({ enterprise = {} }: Account): readonly Row[] {
  const { apiKeyCreation = [], serviceIdCreation = [] } = enterprise;
  return [
    ...apiKeyCreation.map((value) => ({ restrict_create_platform_apikey: value })),
    ...serviceIdCreation.map((value) => ({ restrict_create_service_id: value })),
  ];
}

function principalRow(principal: Principal, account: string): Row {
  const row = { iam_id: principal.id, account_id: account };
  switch (principal.kind) {
    case 'user':
      return { ...row, ...(principal.state !== undefined && { state: principal.state }) };
    case 'service-id':
      return { ...row, ...(principal.locked !== undefined && { locked: principal.locked }) };
    case 'trusted-profile':
      return row;
  }
}

/** What has a rule is of the second version alone; of the others, about half. */
function isV2({ id, condition }: Policy): boolean {
  return condition !== undefined || /[13579]$/.test(id);
}

function v1Row(policy: Policy): Row {
  return {
    ...activityOf(policy),
    subjects: [{ attributes: [attributeOf(policy.subject, 'name')] }],
    roles: policy.roles.map((role_id) => ({ role_id })),
    resources: [resourceOf(policy, 'name')],
  };
}

function v2Row(policy: Policy): Row {
  return {
    ...activityOf(policy),
    subject: { attributes: [{ ...attributeOf(policy.subject, 'key'), operator: 'stringEquals' }] },
    control: { grant: { roles: policy.roles.map((role_id) => ({ role_id })) } },
    resource: resourceOf(policy, 'key'),
    ...(policy.condition !== undefined && { rule: policy.condition }),
  };
}

function placeholderOf(policy: Policy): Row {
  return v1Row({ ...policy, roles: [PLACEHOLDER] });
}

function activityOf({ id, type, state }: Policy): Row {
  return { id, ...(type !== undefined && { type }), ...(state !== undefined && { state }) };
}

function attributeOf(subject: PolicySubject, key: 'name' | 'key'): Row {
  return 'principal' in subject
    ? { [key]: 'iam_id', value: subject.principal }
    : { [key]: 'access_group_id', value: subject.accessGroup };
}

function resourceOf({ target }: Policy, key: 'name' | 'key'): Row {
  const rowOf = ({ key: name, ...comparison }: Matcher): Row => ({ [key]: name, ...comparison });
  return {
    attributes: target.attributes.map(rowOf),
    ...(target.tags !== undefined && { tags: target.tags.map(rowOf) }),
  };
}
