import type { PolicyDecisionPoint } from '../engine/compile.ts';
import type { Action } from '../nouns/action.ts';
import type { Effect } from '../nouns/decision.ts';
import { resourcesOf } from './resources.ts';

/** The best effect of an action for any of some principals; for API keys, for any of some service IDs. */
export function bestEffect(
  pdp: PolicyDecisionPoint,
  action: Action,
  principals: readonly string[],
  serviceIds: readonly string[],
  time: number | undefined,
): Effect {
  let best: Effect = 'deny';
  const views = principals.map((principal) => pdp.forPrincipal(principal));
  // A principal that may create an API key for one service ID mostly may for all. So all principals are tried first.
  for (const resource of resourcesOf(action, serviceIds)) {
    for (const view of views) {
      const effect = view.effect(action, resource, time);
      if (effect === 'allow') return effect;
      if (effect === 'indeterminate') best = effect;
    }
  }
  return best;
}
