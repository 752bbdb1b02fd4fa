import type { Row, World } from './world.ts';

export const LARGE = { users: 10_000, policies: 4_000, groups: 500 } as const;

const ACCOUNT = '1a2b3c4d5e6f40718293a4b5c6d7e8f9';
const CREATOR = 'crn:v1:bluemix:public:iam-identity::::serviceRole:UserApiKeyCreator';
const OPERATOR = 'crn:v1:bluemix:public:iam::::role:Operator';

const times = <T>(count: number, make: (at: number) => T): T[] => Array.from({ length: count }, (_, at) => make(at));
const userId = (at: number): string => `IBMid-${`${at}`.padStart(6, '0')}`;
const groupId = (at: number): string => `AccessGroupId-${at}`;

/** A large account: half of its policies are of the second version, and every group has 20 members. */
export function largeWorld(
  size: { readonly users: number; readonly policies: number; readonly groups: number } = LARGE,
): World {
  const settings = {
    account_id: ACCOUNT,
    restrict_create_platform_apikey: 'RESTRICTED',
    restrict_create_service_id: 'RESTRICTED',
  };
  const subjectOf = (at: number) =>
    at % 2 === 0 ? ['access_group_id', groupId(at % size.groups)] : ['iam_id', userId(at % size.users)];
  const v1 = (at: number): Row => {
    const [name, value] = subjectOf(at);
    return {
      id: `policy-${at}`,
      type: 'access',
      state: 'active',
      subjects: [{ attributes: [{ name, value }] }],
      roles: [{ role_id: OPERATOR }],
      resources: [{ attributes: [{ name: 'serviceName', value: 'iam-identity', operator: 'stringEquals' }] }],
    };
  };
  const v2 = (at: number): Row => {
    const [key, value] = subjectOf(at);
    return {
      id: `policy-${at}`,
      type: 'access',
      state: 'active',
      subject: { attributes: [{ key, operator: 'stringEquals', value }] },
      control: { grant: { roles: [{ role_id: CREATOR }] } },
      resource: { attributes: [{ key: 'serviceName', operator: 'stringEquals', value: 'iam-identity' }] },
    };
  };
  return {
    accountId: ACCOUNT,
    account: { id: ACCOUNT, owner_iamid: userId(0) },
    accountSettings: settings,
    effectiveSettings: { account_id: ACCOUNT, effective: settings, account: settings, assigned_templates: [] },
    roles: { custom_roles: [], service_roles: [], system_roles: [] },
    policies: times(Math.ceil(size.policies / 2), (at) => v1(at)),
    v2Policies: times(Math.floor(size.policies / 2), (at) => v2(Math.ceil(size.policies / 2) + at)),
    accessGroups: times(size.groups, (at) => ({ id: groupId(at), name: `group ${at}`, account_id: ACCOUNT })),
    members: new Map(
      times(size.groups, (group) => [
        groupId(group),
        times(20, (at) => ({ iam_id: userId((group * 20 + at) % size.users), membership_type: 'static' })),
      ]),
    ),
    users: times(size.users, (at) => ({
      iam_id: userId(at),
      state: 'ACTIVE',
      account_id: ACCOUNT,
      email: `user-${at}@example.com`,
      firstname: 'User',
      lastname: `${at}`,
    })),
    serviceIds: times(300, (at) => ({ iam_id: `iam-ServiceId-${at}`, name: `robot ${at}`, account_id: ACCOUNT })),
    serviceIdGroups: [{ id: 'ServiceIdGroup-1', account_id: ACCOUNT }],
    groupServiceIds: new Map([
      ['ServiceIdGroup-1', times(150, (at) => ({ iam_id: `iam-ServiceId-g${at}`, account_id: ACCOUNT }))],
    ]),
    trustedProfiles: times(20, (at) => ({ iam_id: `iam-Profile-${at}`, account_id: ACCOUNT })),
  };
}
