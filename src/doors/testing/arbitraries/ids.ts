import type { Principal } from 'apikey-policy';
import fc from 'fast-check';
import { weighted } from './weighted.ts';

/**
 * Ids come from small pools, so that the ids of a policy, a group and a request are often equal, and often differ in one
 * character. Prefixes and reserved ids have no digits, so that a test can rename ids by changing digits.
 */
const USER_IDS: readonly string[] = ['IBMid-060001ADMN', 'IBMid-060001ADMM', 'IBMid-0600020WNR', 'IBMid-060003USER'];

export const SERVICE_IDS: readonly string[] = [
  'iam-ServiceId-9f1a0c1e-0001',
  'iam-ServiceId-9f1a0c1e-0002',
  'iam-ServiceId-9f1a0c1e-00011',
];

const PROFILE_IDS: readonly string[] = ['iam-Profile-4d2b7788-0001', 'iam-Profile-4d2b7788-0002'];

const GROUP_IDS: readonly string[] = [
  'AccessGroupId-7c3e5a90-0001',
  'AccessGroupId-7c3e5a90-0002',
  'AccessGroupId-7c3e5a90-0003',
];

export const ACCOUNT_IDS: readonly string[] = ['1a2b3c4d5e6f40718293a4b5c6d7e8f9', '1a2b3c4d5e6f40718293a4b5c6d7e8f8'];

/** Names that every object inherits. */
export const PROTOTYPE_NAMES: readonly string[] = ['__proto__', 'constructor', 'toString', 'hasOwnProperty'];

/** Ids without the prefix of another kind, so they are users' ids (P1). */
const ODD_USER_IDS = [
  ...PROTOTYPE_NAMES,
  'IBMid-060001admn',
  'IBMid-060001ADMN ',
  'BSS-5c8e1f07',
  // The id of a group, a service ID without `iam-`, and prefixes that are almost right.
  'AccessGroupId-7c3e5a90-0001',
  'ServiceId-9f1a0c1e-0001',
  'iam-serviceid-9f1a0c1e-0001',
  'iam-profile-4d2b7788-0001',
];
const ODD_SERVICE_IDS = [
  'iam-ServiceId-',
  'iam-ServiceId-__proto__',
  'iam-ServiceId-9F1A0C1E-0001',
  'iam-ServiceId-\u{1f511}',
];
const ODD_PROFILE_IDS = ['iam-Profile-', 'iam-Profile-constructor'];
const ODD_GROUP_IDS = [
  ...PROTOTYPE_NAMES,
  'AccessGroupId-publicaccess',
  'IBMid-060001ADMN',
  'iam-ServiceId-9f1a0c1e-0001',
];

function mostly(usual: readonly string[], odd: readonly string[]): fc.Arbitrary<string> {
  return weighted([19, fc.constantFrom(...usual)], [1, fc.constantFrom(...odd)]);
}

export const userIds: fc.Arbitrary<string> = mostly(USER_IDS, ODD_USER_IDS);
export const serviceIds: fc.Arbitrary<string> = mostly(SERVICE_IDS, ODD_SERVICE_IDS);
export const profileIds: fc.Arbitrary<string> = mostly(PROFILE_IDS, ODD_PROFILE_IDS);
export const groupIds: fc.Arbitrary<string> = mostly(GROUP_IDS, ODD_GROUP_IDS);
export const principalIds: fc.Arbitrary<string> = weighted([5, userIds], [3, serviceIds], [2, profileIds]);

/** Service IDs and trusted profiles that the list of principals lacks: they are unknown if something names them (P2). */
export function unlistedIds(principals: readonly Principal[]): readonly string[] {
  const listed = principals.map(({ id }) => id);
  return [...SERVICE_IDS, ...PROFILE_IDS].filter((id) => !listed.includes(id));
}

export const policyIds: fc.Arbitrary<string> = mostly(
  [
    'policy-1',
    'policy-2',
    'policy-3',
    'policy-4',
    'policy-5',
    'policy-6',
    'policy-7',
    'policy-8',
    'policy-9',
    'account-owner',
  ],
  PROTOTYPE_NAMES,
);
