import type { Principal } from 'apikey-policy';
import fc from 'fast-check';
import { profileIds, serviceIds, userIds } from './ids.ts';
import { sometimes, weighted, weightedValues, withRepeats } from './weighted.ts';

/** Active states, inactive states, and states that rule P3 does not list. */
const states = weighted(
  [15, weightedValues([6, 'ACTIVE'], [1, 'DISABLED_CLASSIC_INFRASTRUCTURE'])],
  [2, fc.constantFrom('PENDING', 'PROCESSING', 'ERROR_WHILE_PROCESSING', 'SUSPENDED', 'VPN_ONLY', 'INVALID')],
  [1, fc.constantFrom('active', 'ACTIVE ', '', 'toString')],
);

/** Principals of each kind, users with known and unknown states (P1, P3). */
export const principals: fc.Arbitrary<Principal> = weighted<Principal>(
  [
    6,
    fc
      .tuple(userIds, sometimes(96, fc.record({ state: states })))
      .map(([id, state]): Principal => ({ kind: 'user', id, ...state })),
  ],
  [
    4,
    fc
      .tuple(serviceIds, sometimes(20, fc.record({ locked: fc.boolean() })))
      .map(([id, locked]): Principal => ({ kind: 'service-id', id, ...locked })),
  ],
  [2, profileIds.map((id): Principal => ({ kind: 'trusted-profile', id }))],
);

/** The principals that an account lists. */
export const principalLists: fc.Arbitrary<readonly Principal[]> = withRepeats(
  weighted(
    [19, fc.uniqueArray(principals, { selector: ({ id }) => id, minLength: 2, maxLength: 5, size: 'max' })],
    [1, fc.constant<Principal[]>([])],
  ),
);
