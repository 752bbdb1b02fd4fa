// The bodies of the sample account, as `accountFromIbmCloud` takes them.
import { readFileSync } from 'node:fs';

const read = (name) => JSON.parse(readFileSync(new URL(`payloads/${name}.json`, import.meta.url), 'utf8'));

export function samplePayloads() {
  return {
    accountId: '1a2b3c4d5e6f40718293a4b5c6d7e8f9',
    account: read('account'),
    accountSettings: read('account-settings-restricted'),
    policies: [read('policies-v1-list')],
    v2Policies: [read('policies-v2-list')],
    roles: read('roles-list-iam-identity'),
    accessGroups: [read('access-groups-list')],
    accessGroupMembers: {
      'AccessGroupId-5e9b8c0e-2f4d-4a63-9b2f-6a4c1d7e8f90': [read('access-group-members')],
      'AccessGroupId-c1d2e3f4-0a1b-4c2d-8e3f-405162738495': [read('access-group-members-iam-admins')],
    },
    users: [read('users-list')],
    serviceIds: [read('service-ids-list')],
    serviceIdGroups: read('service-id-groups-none'),
    trustedProfiles: [read('trusted-profiles-list')],
  };
}
