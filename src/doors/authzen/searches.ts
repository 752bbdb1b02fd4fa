import { ACTIONS, type PolicyDecisionPoint } from 'apikey-policy';
import type { AuthzenAction, AuthzenEvaluation, AuthzenResource, Properties } from './protocol/entities.ts';
import type { AuthzenFound } from './protocol/policy.ts';
import { questionOf } from './question.ts';

/** All principals as if of a type, each once: about one of another type nothing can be asked, so it is a no (AZ-1). */
export function principalsOf({ account }: PolicyDecisionPoint, type: string): AuthzenResource[] {
  const ids = new Set(account.principals.map(({ id }) => id));
  return Array.from(ids, (id) => ({ type, id }));
}

/** What may be asked about, of a type: the account, and its users and service IDs. */
export function resourcesOf(pdp: PolicyDecisionPoint, type: string): AuthzenResource[] {
  return type === 'account' ? [{ type, id: pdp.account.id }] : principalsOf(pdp, type);
}

export const actions: readonly AuthzenAction[] = ACTIONS.map((name) => ({ name }));

/** Those of some candidates for whom the decision is an allow, and what else a reader must know of them (AZ-2). */
export function allowedOf<Candidate>(
  pdp: PolicyDecisionPoint,
  time: number | undefined,
  candidates: readonly Candidate[],
  asking: (candidate: Candidate) => AuthzenEvaluation,
): AuthzenFound<Candidate> {
  const effects = candidates.map((candidate) => {
    const question = questionOf(asking(candidate), pdp.account.id, time);
    return question.kind === 'inside' ? pdp.decide(question.request).effect : undefined;
  });
  const context = contextOf(pdp, effects.filter((effect) => effect === 'indeterminate').length);
  return {
    results: candidates.filter((_, index) => effects[index] === 'allow'),
    ...(context && { context }),
  };
}

/**
 * What a list of those who may does not say by itself: how many are undetermined, and which lists of the account are
 * `partial`, that of an access group's members being `members`.
 */
function contextOf({ account }: PolicyDecisionPoint, undetermined: number): Properties | undefined {
  const lists: readonly string[] = account.partial ?? [];
  const members = account.accessGroups.some(({ partial }) => partial) ? ['members'] : [];
  const partial = [...new Set([...lists, ...members])];
  if (partial.length === 0 && undetermined === 0) return undefined;
  return { ...(partial.length > 0 && { partial }), ...(undetermined > 0 && { undetermined }) };
}
