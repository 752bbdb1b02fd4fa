import { existsSync, readFileSync } from 'node:fs';
import type { Account } from 'apikey-policy';
import { accountFromIbmCloud } from 'apikey-policy/ibm-cloud';

const PAYLOADS = new URL('../../docs/examples/payloads/', import.meta.url);

/** One of the sample account's API bodies, or another one of the same account, by the name of its file. */
// biome-ignore lint/suspicious/noExplicitAny: a body is whatever the API returned; the adapter is what reads it
export function payload(name: string): any {
  const [file, other] = ['', 'other/'].map((folder) => new URL(`${folder}${name}.json`, PAYLOADS));
  return JSON.parse(readFileSync(file && existsSync(file) ? file : (other ?? ''), 'utf8'));
}

/** The bodies of the whole sample account. */
export function samplePayloads() {
  return {
    accountId: '1a2b3c4d5e6f40718293a4b5c6d7e8f9',
    ownerId: 'IBMid-060000OWNR',
    accountSettings: payload('account-settings-restricted'),
    policies: [payload('policies-v1-list')],
    v2Policies: [payload('policies-v2-list')],
    roles: payload('roles-list-iam-identity'),
    accessGroups: [payload('access-groups-list')],
    accessGroupMembers: {
      'AccessGroupId-5e9b8c0e-2f4d-4a63-9b2f-6a4c1d7e8f90': [payload('access-group-members')],
      'AccessGroupId-c1d2e3f4-0a1b-4c2d-8e3f-405162738495': [payload('access-group-members-iam-admins')],
    },
    users: [payload('users-list')],
    serviceIds: [payload('service-ids-list')],
    trustedProfiles: [payload('trusted-profiles-list')],
  };
}

/** The sample account, from its bodies and others in their place. */
export function sampleAccount(instead: object = {}): Account {
  const result = accountFromIbmCloud({ ...samplePayloads(), ...instead });
  if (!result.ok) throw new Error(result.issues.map(({ message }) => message).join('\n'));
  return result.account;
}
