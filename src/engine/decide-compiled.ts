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
import { isFixed, type OpenEvidence } from './open-evidence.ts';
import { evidenceOn, grantsEveryRequest, verdictsOn } from './policy-list.ts';
import { type Allowed, listsOf, type PrincipalEntry, policiesOf } from './principal-entry.ts';

/** Decides a request of one principal. @throws TypeError if an argument is invalid */
export function decideFor(
  index: AccountIndex,
  entry: PrincipalEntry,
  action: Action,
  resource: string | undefined,
  time: number | undefined,
): Decision {
  checkAllButPrincipal(action, resource, time);
  const request = requestOf(entry.id, action, resource, time);
  const context = contextOf(index.account.id, action, resource, time);
  const list = policiesOf(entry, index.unsureGroups);
  const open = evidenceOn(list, index.anyRequests[action]);
  const evidence = evidenceAt(open, context);
  const evaluation = evaluate(index, request, entry.principal, evidence);
  return evaluation.answer === TRUE
    ? allowOf(index, evaluation, grantsOn(open, evidence))
    : refusalOf(index, evaluation, verdictsOn(list, index.anyRequests[action], context));
}

/** The same as `decideFor(…).effect`, without the explanation. @throws TypeError if an argument is invalid */
export function effectFor(
  index: AccountIndex,
  entry: PrincipalEntry,
  action: Action,
  resource: string | undefined,
  time: number | undefined,
): Effect {
  checkAllButPrincipal(action, resource, time);
  const request = requestOf(entry.id, action, resource, time);
  const context = contextOf(index.account.id, action, resource, time);
  const evidence = evidenceAt(evidenceOn(policiesOf(entry, index.unsureGroups), index.anyRequests[action]), context);
  const { answer } = evaluate(index, request, entry.principal, evidence);
  if (answer === TRUE) return 'allow';
  return answer === FALSE ? 'deny' : 'indeterminate';
}

/** The same as `decideFor(…).allowed`, mostly at the cost of a look-up. @throws TypeError if an argument is invalid */
export function allowsFor(
  index: AccountIndex,
  entry: PrincipalEntry,
  action: Action,
  resource: string | undefined,
  time: number | undefined,
): boolean {
  checkAllButPrincipal(action, resource, time);
  entry[action] ??= allowedWhereResourceFits(index, entry, action);
  const allowed: Allowed = entry[action];
  if (allowed === false) return false;
  // Without a resource, the request is for the principal's own key, or not for a key.
  if (resource !== undefined && !isResourceFit(index, { principal: entry.id, action, resource })) return false;
  if (allowed === true) return true;
  const context = contextOf(index.account.id, action, resource, time);
  for (const evidence of allowed) if (isGrantedAt(evidence, context)) return true;
  return false;
}

/**
 * Whether requests with a fitting resource are allowed, or the evidence that says it for each request. It goes list by
 * list, because all members of a group share the evidence of its policies. Merged, they would be combined again for each
 * member. The result is kept, so no precondition about the principal may depend on the time.
 */
function allowedWhereResourceFits(index: AccountIndex, entry: PrincipalEntry, action: Action): Allowed {
  if (!isPrincipalFit(index, { principal: entry.id, action }, entry.principal)) return false;
  if (isFree(index.account, action) === TRUE) return true;
  const changing: OpenEvidence[] = [];
  for (const list of listsOf(entry, index.unsureGroups)) {
    if (grantsEveryRequest(list, index.anyRequests[action])) return true;
    // The evidence is kept; the search above is not.
    const evidence = evidenceOn(list, index.anyRequests[action]);
    if (!isFixed(evidence)) changing.push(evidence);
  }
  return changing.length > 0 && changing;
}
