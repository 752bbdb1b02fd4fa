import { TRUE } from '../matching/ternary.ts';
import { CREATE_SERVICE_ID, CREATE_SERVICE_ID_API_KEY, CREATE_USER_API_KEY, UPDATE_SETTING } from '../nouns/action.ts';
import type { RequestContext } from '../rules/request-context.ts';
import { isOpenVerdict, truthOf, type Verdict } from '../rules/verdict.ts';
import type { ByAction } from './by-action.ts';
import { mergedByPlace } from './by-place.ts';
import { type IndexedPolicy, openVerdict, verdictOn } from './indexed-policy.ts';
import { mergedEvidence } from './merged-evidence.ts';
import { type OpenEvidence, openEvidenceOf } from './open-evidence.ts';

/**
 * Policies in the order of the account, and their combined evidence for each action. All principals with the same
 * policies share it. What is `undefined` is computed when it is first needed, and never changes.
 */
export interface PolicyList extends ByAction<OpenEvidence | undefined> {
  /** The lists that it is merged from, if it is. */
  readonly parts: readonly PolicyList[];
  policies: readonly IndexedPolicy[] | undefined;
}

export function newPolicyList(policies: readonly IndexedPolicy[]): PolicyList {
  return policyList([], policies);
}

/** All policies of some lists. */
export function mergedList(lists: readonly PolicyList[]): PolicyList {
  const [first, ...others] = lists;
  return first !== undefined && others.length === 0 ? first : policyList(lists, undefined);
}

function policyList(parts: readonly PolicyList[], policies: readonly IndexedPolicy[] | undefined): PolicyList {
  return {
    parts,
    policies,
    [UPDATE_SETTING]: undefined,
    [CREATE_USER_API_KEY]: undefined,
    [CREATE_SERVICE_ID_API_KEY]: undefined,
    [CREATE_SERVICE_ID]: undefined,
  };
}

function policiesIn(list: PolicyList): readonly IndexedPolicy[] {
  list.policies ??= mergedByPlace(list.parts.map(policiesIn));
  return list.policies;
}

export function evidenceOn(list: PolicyList, open: RequestContext): OpenEvidence {
  const { parts } = list;
  const { action } = open;
  list[action] ??=
    parts.length === 0
      ? openEvidenceOf(policiesIn(list), open)
      : mergedEvidence(parts.map((part) => evidenceOn(part, open)));
  return list[action];
}

/**
 * Whether a policy grants every request for an action. It stops at the first such policy, so that the others need no
 * evaluation.
 */
export function grantsEveryRequest(list: PolicyList, open: RequestContext): boolean {
  const evidence = list[open.action];
  if (evidence !== undefined) return evidence.granted === TRUE;
  return policiesIn(list).some((policy) => {
    const verdict = openVerdict(policy, open);
    return !isOpenVerdict(verdict) && truthOf(verdict) === TRUE;
  });
}

/** Evaluates the policies as far as `allows` needs it for any request. */
export function evaluateAhead(list: PolicyList, opens: ByAction<RequestContext>): void {
  for (const open of Object.values(opens)) if (!grantsEveryRequest(list, open)) evidenceOn(list, open);
}

/** The verdicts of the policies on a request. */
export function verdictsOn(list: PolicyList, open: RequestContext, context: RequestContext): readonly Verdict[] {
  return policiesIn(list).map((policy) => verdictOn(policy, open, context));
}
