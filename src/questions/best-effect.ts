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
      if (view.allows(action, resource, time)) return 'allow';
      if (best === 'deny') best = view.decide(action, resource, time).effect;
    }
  }
  return best;
}
