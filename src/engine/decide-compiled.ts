import { FALSE, TRUE } from '../matching/ternary.ts';
import type { Action } from '../nouns/action.ts';
import type { Decision, Effect } from '../nouns/decision.ts';
import { allowOf, refusalOf } from '../rules/decision.ts';
import { evaluate } from '../rules/evaluation.ts';
import { isPrincipalFit, isResourceFit } from '../rules/precondition.ts';
import { checkAllButPrincipal, requestOf } from '../rules/request.ts';
import { contextOf } from '../rules/request-context.ts';
import { isFree } from '../rules/setting.ts';
import { evidenceAt, isGrantedAt } from './evidence-at.ts';
import { grantsOn } from './grants-on.ts';
import type { AccountIndex } from './index-account.ts';
import { type Allowed, type KnownPrincipal, listsOf, policiesOf } from './known-principal.ts';
import { isFixed, type OpenEvidence } from './open-evidence.ts';
import { evidenceOn, grantsEveryRequest, verdictsOn } from './policy-list.ts';

/** Decides a request of one principal. @throws TypeError if an argument is invalid */
export function decideFor(
  index: AccountIndex,
  known: KnownPrincipal,
  action: Action,
  resource: string | undefined,
  time: number | undefined,
): Decision {
  checkAllButPrincipal(action, resource, time);
  const request = requestOf(known.id, action, resource, time);
  const context = contextOf(index.account.id, action, resource, time);
  const list = policiesOf(known, index.unsureGroups);
  const open = evidenceOn(list, index.opens[action]);
  const evidence = evidenceAt(open, context);
  const evaluation = evaluate(index, request, known.principal, evidence);
  return evaluation.answer === TRUE
    ? allowOf(index, evaluation, grantsOn(open, evidence))
    : refusalOf(index, evaluation, verdictsOn(list, index.opens[action], context));
}

/** The same as `decideFor(…).effect`, without the explanation. @throws TypeError if an argument is invalid */
export function effectFor(
  index: AccountIndex,
  known: KnownPrincipal,
  action: Action,
  resource: string | undefined,
  time: number | undefined,
): Effect {
  checkAllButPrincipal(action, resource, time);
  const request = requestOf(known.id, action, resource, time);
  const context = contextOf(index.account.id, action, resource, time);
  const evidence = evidenceAt(evidenceOn(policiesOf(known, index.unsureGroups), index.opens[action]), context);
  const { answer } = evaluate(index, request, known.principal, evidence);
  if (answer === TRUE) return 'allow';
  return answer === FALSE ? 'deny' : 'indeterminate';
}

/** The same as `decideFor(…).allowed`, at the cost of a look-up. @throws TypeError if an argument is invalid */
export function allowsFor(
  index: AccountIndex,
  known: KnownPrincipal,
  action: Action,
  resource: string | undefined,
  time: number | undefined,
): boolean {
  checkAllButPrincipal(action, resource, time);
  known[action] ??= allowedWhereResourceFits(index, known, action);
  const allowed: Allowed = known[action];
  if (allowed === false) return false;
  // Without a resource, the request is for the principal's own key, or not for a key.
  if (resource !== undefined && !isResourceFit(index, { principal: known.id, action, resource })) return false;
  if (allowed === true) return true;
  const context = contextOf(index.account.id, action, resource, time);
  for (const evidence of allowed) if (isGrantedAt(evidence, context)) return true;
  return false;
}

/**
 * List by list, because all members of a group share the evidence of its policies. Merged, they would be combined again
 * for each member.
 */
function allowedWhereResourceFits(index: AccountIndex, known: KnownPrincipal, action: Action): Allowed {
  if (!isPrincipalFit(index, { principal: known.id, action }, known.principal)) return false;
  if (isFree(index.account, action) === TRUE) return true;
  const changing: OpenEvidence[] = [];
  for (const list of listsOf(known, index.unsureGroups)) {
    if (grantsEveryRequest(list, index.opens[action])) return true;
    // Kept, so that no list is searched whole a second time.
    const evidence = evidenceOn(list, index.opens[action]);
    if (!isFixed(evidence)) changing.push(evidence);
  }
  return changing.length > 0 && changing;
}
