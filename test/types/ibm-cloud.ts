// Compiled, and never run: the adapter takes what IBM's own SDK returns, and every sample body, as they are.
import type AccountManagement from '@ibm-cloud/platform-services/account-management/v4.js';
import type AccessGroups from '@ibm-cloud/platform-services/iam-access-groups/v2.js';
import type Identity from '@ibm-cloud/platform-services/iam-identity/v1.js';
import type Policies from '@ibm-cloud/platform-services/iam-policy-management/v1.js';
import type Users from '@ibm-cloud/platform-services/user-management/v1.js';
import type { IbmCloudPayloads } from 'apikey-policy/ibm-cloud';
import members from '../../docs/examples/payloads/access-group-members.json' with { type: 'json' };
import iamAdmins from '../../docs/examples/payloads/access-group-members-iam-admins.json' with { type: 'json' };
import groups from '../../docs/examples/payloads/access-groups-list.json' with { type: 'json' };
import account from '../../docs/examples/payloads/account.json' with { type: 'json' };
import restricted from '../../docs/examples/payloads/account-settings-restricted.json' with { type: 'json' };
import notRestricted from '../../docs/examples/payloads/other/account-settings-not-restricted.json' with {
  type: 'json',
};
import notSet from '../../docs/examples/payloads/other/account-settings-not-set.json' with { type: 'json' };
import stricter from '../../docs/examples/payloads/other/effective-settings-account-stricter.json' with {
  type: 'json',
};
import noTemplate from '../../docs/examples/payloads/other/effective-settings-no-template.json' with { type: 'json' };
import template from '../../docs/examples/payloads/other/effective-settings-template-restricts.json' with {
  type: 'json',
};
import nested from '../../docs/examples/payloads/other/policy-v2-nested-conditions.json' with { type: 'json' };
import nestedCos from '../../docs/examples/payloads/other/policy-v2-nested-conditions-cos.json' with { type: 'json' };
import once from '../../docs/examples/payloads/other/policy-v2-time-once.json' with { type: 'json' };
import weekly from '../../docs/examples/payloads/other/policy-v2-time-weekly.json' with { type: 'json' };
import locked from '../../docs/examples/payloads/other/service-id-locked.json' with { type: 'json' };
import unlocked from '../../docs/examples/payloads/other/service-id-unlocked.json' with { type: 'json' };
import profile from '../../docs/examples/payloads/other/trusted-profile.json' with { type: 'json' };
import policiesV1 from '../../docs/examples/payloads/policies-v1-list.json' with { type: 'json' };
import policiesV2 from '../../docs/examples/payloads/policies-v2-list.json' with { type: 'json' };
import roles from '../../docs/examples/payloads/roles-list-iam-identity.json' with { type: 'json' };
import noGroups from '../../docs/examples/payloads/service-id-groups-none.json' with { type: 'json' };
import serviceIds from '../../docs/examples/payloads/service-ids-list.json' with { type: 'json' };
import profiles from '../../docs/examples/payloads/trusted-profiles-list.json' with { type: 'json' };
import users from '../../docs/examples/payloads/users-list.json' with { type: 'json' };

/** A result of every call of the SDK whose body the adapter reads. */
interface Results {
  readonly account: AccountManagement.AccountResponse;
  readonly accountSettings: Identity.AccountSettingsResponse;
  readonly effectiveSettings: Identity.EffectiveAccountSettingsResponse;
  readonly policies: Policies.PolicyCollection;
  readonly v2Policies: Policies.V2PolicyCollection;
  readonly roles: Policies.RoleCollection;
  readonly accessGroups: AccessGroups.GroupsList;
  readonly members: AccessGroups.GroupMembersList;
  readonly users: Users.UserList;
  readonly serviceIds: Identity.ServiceIdList;
  readonly serviceIdGroups: Identity.ServiceIdGroupList;
  readonly trustedProfiles: Identity.TrustedProfilesList;
}

export const fromSdk = (of: Results, group: string): Required<IbmCloudPayloads> => ({
  accountId: of.account.id,
  ownerId: of.account.owner_iamid,
  ownerPolicy: true,
  account: of.account,
  accountSettings: of.accountSettings,
  effectiveSettings: of.effectiveSettings,
  policies: [of.policies],
  v2Policies: [of.v2Policies],
  roles: of.roles,
  accessGroups: [of.accessGroups],
  accessGroupMembers: { [group]: [of.members] },
  users: [of.users],
  serviceIds: [of.serviceIds],
  serviceIdGroups: of.serviceIdGroups,
  groupServiceIds: { [group]: [of.serviceIds] },
  trustedProfiles: [of.trustedProfiles],
  failures: [{ list: 'users', page: 1, status: 403, message: 'forbidden' }],
  reading: false,
  partial: ['policies'],
});

export const fromSamples: readonly IbmCloudPayloads[] = [
  {
    accountId: account.id,
    account,
    accountSettings: restricted,
    effectiveSettings: noTemplate,
    policies: [policiesV1],
    v2Policies: [policiesV2, { policies: [nested, nestedCos, once, weekly] }],
    roles,
    accessGroups: [groups],
    accessGroupMembers: { 'AccessGroupId-1': [members], 'AccessGroupId-2': [iamAdmins] },
    users: [users],
    serviceIds: [serviceIds, { serviceids: [locked, unlocked] }],
    serviceIdGroups: noGroups,
    groupServiceIds: { 'ServiceIdGroup-1': [serviceIds] },
    trustedProfiles: [profiles, { profiles: [profile] }],
  },
  { accountId: account.id, accountSettings: notSet, effectiveSettings: stricter },
  { accountId: account.id, accountSettings: notRestricted, effectiveSettings: template },
];

/** A body is passed on as it came: the type of `response.json()` is `Promise<unknown>` in Node. */
export const fromFetch = async (response: { json(): Promise<unknown> }): Promise<IbmCloudPayloads> => ({
  accountId: account.id,
  accountSettings: await response.json(),
  users: [await response.json()],
  accessGroupMembers: { 'AccessGroupId-1': [await response.json()] },
});

// What the compiler refuses: a list that is not given page by page, a misspelt field, no account.
export const refused = (of: Results): readonly IbmCloudPayloads[] => [
  // @ts-expect-error: a list is given page by page
  { accountId: account.id, users: of.users },
  // @ts-expect-error: no field of the input
  { accountId: account.id, serviceIDs: [of.serviceIds] },
  // @ts-expect-error: no account
  { accountSettings: of.accountSettings },
];
