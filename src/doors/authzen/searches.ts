import { ACTIONS, type PolicyDecisionPoint } from 'apikey-policy';
import type { AuthzenAction, AuthzenEvaluation, AuthzenResource, Properties } from './protocol/entities.ts';
import type { AuthzenFound } from './protocol/policy.ts';
import { requestOf } from './request.ts';

/** All principals, each once, with the given type. The answer for a principal of another type is a denial (AZ-1). */
export function principalsOf({ account }: PolicyDecisionPoint, type: string): AuthzenResource[] {
  const ids = new Set(account.principals.map(({ id }) => id));
  return Array.from(ids, (id) => ({ type, id }));
}

/** The possible resources of a type: the account, or its principals. */
export function resourcesOf(pdp: PolicyDecisionPoint, type: string): AuthzenResource[] {
  return type === 'account' ? [{ type, id: pdp.account.id }] : principalsOf(pdp, type);
}

export const actions: readonly AuthzenAction[] = ACTIONS.map((name) => ({ name }));

/** The candidates that are allowed; the context says what is incomplete or undetermined (AZ-2). */
export function allowedOf<Candidate>(
  pdp: PolicyDecisionPoint,
  time: number | undefined,
  candidates: readonly Candidate[],
  asking: (candidate: Candidate) => AuthzenEvaluation,
): AuthzenFound<Candidate> {
  const effects = candidates.map((candidate) => {
    const mapped = requestOf(asking(candidate), pdp.account.id, time);
    return mapped.kind === 'inside' ? pdp.decide(mapped.request).effect : undefined;
  });
  const context = contextOf(pdp, effects.filter((effect) => effect === 'indeterminate').length);
  return {
    results: candidates.filter((_, index) => effects[index] === 'allow'),
    ...(context && { context }),
  };
}

/**
 * The number of undetermined candidates, and the `partial` lists of the account, with `members` for the members of access
 * groups.
 */
function contextOf({ account }: PolicyDecisionPoint, undetermined: number): Properties | undefined {
  const lists: readonly string[] = account.partial ?? [];
  const members = account.accessGroups.some(({ partial }) => partial) ? ['members'] : [];
  const partial = [...new Set([...lists, ...members])];
  if (partial.length === 0 && undetermined === 0) return undefined;
  return { ...(partial.length > 0 && { partial }), ...(undetermined > 0 && { undetermined }) };
}
