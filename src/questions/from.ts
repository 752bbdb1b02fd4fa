import { compile, type PolicyDecisionPoint } from '../engine/compile.ts';
import type { Account } from '../nouns/account.ts';
import type { Principal } from '../nouns/principal.ts';

/** What questions are asked of: an account, or its compiled form. */
export type From = Account | PolicyDecisionPoint;

/** The decision point of an account, which is compiled only where it is not yet. */
export function pointOf(from: From): PolicyDecisionPoint {
  return 'decide' in from ? from : compile(from);
}

/** The principals of an account in its order, one that is listed twice once. */
export function principalsOf({ principals }: Account): readonly Principal[] {
  const byId = new Map<string, Principal>();
  for (const principal of principals) if (!byId.has(principal.id)) byId.set(principal.id, principal);
  return [...byId.values()];
}
