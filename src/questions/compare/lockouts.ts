import type { PolicyDecisionPoint } from '../../engine/compile.ts';
import { ACTIONS, type Action } from '../../nouns/action.ts';
import { bestEffect } from '../best-effect.ts';
import type { AccessChange } from './access-change.ts';

/** What a principal may do, as it stands in a code. */
type Question = 'change-the-setting' | 'create-user-keys' | 'create-service-id-keys' | 'create-service-ids';

const QUESTIONS: Readonly<Record<Action, Question>> = {
  'iam-identity.account.update': 'change-the-setting',
  'iam-identity.user-apikey.create': 'create-user-keys',
  'iam-identity.apikey.create': 'create-service-id-keys',
  'iam-identity.serviceid.create': 'create-service-ids',
};

/** Who is locked out, and of what. */
export type LockoutCode = `${'nobody-may' | 'owner-may-not' | 'actor-may-not'}-${Question}`;

/** A question that somebody was allowed before a change and nobody is allowed after it (CMP-3). */
export interface Lockout {
  readonly code: LockoutCode;
  /** Whether it is certain: after the change, no answer is indeterminate either. */
  readonly certain: boolean;
}

/** Principals that may be locked out, by IAM ID. */
export interface Subject {
  readonly who: 'nobody-may' | 'owner-may-not' | 'actor-may-not';
  readonly principals: readonly string[];
}

/** The lockouts of a change, each of which takes at least one allow (CMP-3). */
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
      return best === 'allow' ? [] : [{ code: `${who}-${QUESTIONS[action]}`, certain: best === 'deny' }];
    });
  });
}
