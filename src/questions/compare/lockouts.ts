import type { PolicyDecisionPoint } from '../../engine/compile.ts';
import { ACTIONS, type Action } from '../../nouns/action.ts';
import { bestEffect } from '../best-effect.ts';
import type { AccessChange } from './access-change.ts';

/** The name of an action in a code. */
type ActionName = 'change-the-setting' | 'create-user-keys' | 'create-service-id-keys' | 'create-service-ids';

const ACTION_NAMES: Readonly<Record<Action, ActionName>> = {
  'iam-identity.account.update': 'change-the-setting',
  'iam-identity.user-apikey.create': 'create-user-keys',
  'iam-identity.apikey.create': 'create-service-id-keys',
  'iam-identity.serviceid.create': 'create-service-ids',
};

/** The principals that are locked out, and the action. */
export type LockoutCode = `${'nobody-may' | 'owner-may-not' | 'actor-may-not'}-${ActionName}`;

/** An action that some principal was allowed before a change, and no principal is allowed after it (CMP-3). */
export interface Lockout {
  readonly code: LockoutCode;
  /** Whether it is certain: after the change, no answer is indeterminate. */
  readonly certain: boolean;
}

/** Principals that may be locked out, by IAM ID. */
export interface Subject {
  readonly who: 'nobody-may' | 'owner-may-not' | 'actor-may-not';
  readonly principals: readonly string[];
}

/** The lockouts of a change. Each takes at least one allow away (CMP-3). */
export function lockoutsOf(
  rows: readonly AccessChange[],
  after: PolicyDecisionPoint,
  subjects: readonly Subject[],
  serviceIds: readonly string[],
  time: number | undefined,
): readonly Lockout[] {
  const losses = rows.filter(({ before }) => before.effect === 'allow');
  return subjects.flatMap(({ who, principals }) => {
    const ids = new Set(principals);
    return ACTIONS.flatMap((action): Lockout[] => {
      const isTaken = losses.some((row) => row.action === action && ids.has(row.principal));
      const best = isTaken ? bestEffect(after, action, principals, serviceIds, time) : 'allow';
      return best === 'allow' ? [] : [{ code: `${who}-${ACTION_NAMES[action]}`, certain: best === 'deny' }];
    });
  });
}
