import type { PolicyDecisionPoint } from '../../engine/compile.ts';
import { ACTIONS, type Action } from '../../nouns/action.ts';
import type { Effect } from '../../nouns/decision.ts';
import type { AccessChange } from './access-change.ts';
import { resourcesOf } from './resources.ts';

/** What somebody could do before a change and cannot after it, as words of a code. */
type Deed = 'change-the-setting' | 'create-user-keys' | 'create-service-id-keys' | 'create-service-ids';

const DEEDS: Readonly<Record<Action, Deed>> = {
  'iam-identity.account.update': 'change-the-setting',
  'iam-identity.user-apikey.create': 'create-user-keys',
  'iam-identity.apikey.create': 'create-service-id-keys',
  'iam-identity.serviceid.create': 'create-service-ids',
};

/** Who is locked out, and of what. */
export type LockoutCode = `${'nobody-may' | 'owner-may-not' | 'actor-may-not'}-${Deed}`;

/** A question that had a yes before a change and has none after it (CMP-3). */
export interface Lockout {
  readonly code: LockoutCode;
  /** Whether that is certain: no answer after it is indeterminate either. */
  readonly certain: boolean;
}

/** Who may be locked out, and for whom that is asked. */
export interface Subject {
  readonly words: 'nobody-may' | 'owner-may-not' | 'actor-may-not';
  readonly principals: readonly string[];
}

/** The lockouts of a change: only an allow that it takes can leave none (CMP-3). */
export function lockoutsOf(
  rows: readonly AccessChange[],
  after: PolicyDecisionPoint,
  subjects: readonly Subject[],
  serviceIds: readonly string[],
  time: number | undefined,
): readonly Lockout[] {
  const losses = rows.filter(({ before }) => before.effect === 'allow');
  return subjects.flatMap(({ words, principals }) =>
    ACTIONS.flatMap((action): Lockout[] => {
      const isTaken = losses.some((row) => row.action === action && principals.includes(row.principal));
      const best = isTaken ? bestEffect(after, action, principals, serviceIds, time) : 'allow';
      return best === 'allow' ? [] : [{ code: `${words}-${DEEDS[action]}`, certain: best === 'deny' }];
    }),
  );
}

/** The best answer that any of these principals gets, for any service ID where one is asked about. */
function bestEffect(
  pdp: PolicyDecisionPoint,
  action: Action,
  principals: readonly string[],
  serviceIds: readonly string[],
  time: number | undefined,
): Effect {
  let best: Effect = 'deny';
  for (const principal of principals) {
    const view = pdp.forPrincipal(principal);
    for (const resource of resourcesOf(action, serviceIds)) {
      const { effect } = view.decide(action, resource, time);
      if (effect === 'allow') return effect;
      if (effect === 'indeterminate') best = effect;
    }
  }
  return best;
}
