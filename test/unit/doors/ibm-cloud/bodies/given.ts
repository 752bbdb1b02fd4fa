import type { Account } from 'apikey-policy';
import { accountFromIbmCloud, payloadsFromBodies } from 'apikey-policy/ibm-cloud';
import { payload } from '../../../../support/sample.ts';

export const KEY_CREATORS = 'AccessGroupId-5e9b8c0e-2f4d-4a63-9b2f-6a4c1d7e8f90';
export const IAM_ADMINS = 'AccessGroupId-c1d2e3f4-0a1b-4c2d-8e3f-405162738495';

export interface Named {
  readonly name: string;
  readonly body: unknown;
}

/** Bodies of the sample account as files of their own names. */
export function files(...names: readonly string[]): Named[] {
  return names.map((name) => ({ name: `${name}.json`, body: payload(name) }));
}

/** All bodies of the sample account. */
export const SAMPLE = [
  'account',
  'account-settings-restricted',
  'policies-v1-list',
  'policies-v2-list',
  'roles-list-iam-identity',
  'access-groups-list',
  'access-group-members',
  'access-group-members-iam-admins',
  'users-list',
  'service-ids-list',
  'service-id-groups-none',
  'trusted-profiles-list',
];

export function payloadsOf(bodies: readonly Named[]) {
  const result = payloadsFromBodies(bodies);
  if (!result.ok) throw new Error(result.issues.map(({ message }) => message).join('\n'));
  if (result.kind !== 'payloads') throw new Error('an account instead of payloads');
  return result;
}

export function accountOf(bodies: readonly Named[]): Account {
  const result = accountFromIbmCloud(payloadsOf(bodies).payloads);
  if (!result.ok) throw new Error(result.issues.map(({ message }) => message).join('\n'));
  return result.account;
}

/** What is wrong with bodies, in sentences. */
export function complaints(bodies: readonly Named[]): string[] {
  const result = payloadsFromBodies(bodies);
  return result.ok ? [] : result.issues.map(({ message }) => message);
}
