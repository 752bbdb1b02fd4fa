import type { PolicyDecisionPoint } from '../engine/compile.ts';
import { distinctServiceIds } from '../engine/distinct-service-ids.ts';
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
  const bestOn = (resources: readonly (string | undefined)[]): Effect => {
    let best: Effect = 'deny';
    for (const resource of resources) {
      for (const principal of principals) {
        const effect = pdp.forPrincipal(principal).effect(action, resource, time);
        if (effect === 'allow') return effect;
        if (effect === 'indeterminate') best = effect;
      }
    }
    return best;
  };
  const resources = resourcesOf(action, serviceIds);
  // A principal that may create an API key for one service ID mostly may for all. So all principals are tried first.
  const first = bestOn(resources.slice(0, 1));
  return first === 'allow' || resources.length < 2 ? first : bestOn(distinctServiceIds(pdp.account, serviceIds));
}
