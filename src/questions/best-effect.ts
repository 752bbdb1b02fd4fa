import type { PolicyDecisionPoint } from '../engine/compile.ts';
import type { Action } from '../nouns/action.ts';
import type { Effect } from '../nouns/decision.ts';
import { resourcesOf } from './resources.ts';

/** The best effect of an action for any of some principals; for API keys of service IDs, for any of these. */
export function bestEffect(
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
      const effect = view.effect(action, resource, time);
      if (effect === 'allow') return effect;
      if (effect === 'indeterminate') best = effect;
    }
  }
  return best;
}
