import { TRUE } from '../matching/ternary.ts';
import { CREATE_SERVICE_ID, CREATE_SERVICE_ID_API_KEY, CREATE_USER_API_KEY, UPDATE_SETTING } from '../nouns/action.ts';
import type { RequestContext } from '../rules/request-context.ts';
import { closeVerdict, isOpenVerdict, truthOf, type Verdict } from '../rules/verdict.ts';
import type { ByAction } from './by-action.ts';
import { mergedByPlace } from './by-place.ts';
import { type IndexedPolicy, verdictOnAny } from './indexed-policy.ts';
import { mergedEvidence } from './merged-evidence.ts';
import { type OpenEvidence, openEvidenceOf } from './open-evidence.ts';

/**
 * Policies in the order of the account, and their combined evidence for each action. The members of a group share its
 * list; a merged list belongs to one principal. What is `undefined` is computed when it is first needed, and then kept.
 */
export interface PolicyList extends ByAction<OpenEvidence | undefined> {
  /** The lists that it is merged from, if it is. */
  readonly parts: readonly PolicyList[];
  /** Of a merged list, only the explanation of a refusal needs them. */
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

/** The evidence on all requests for an action. */
export function evidenceOn(list: PolicyList, anyRequest: RequestContext): OpenEvidence {
  const { parts } = list;
  const { action } = anyRequest;
  list[action] ??=
    parts.length === 0
      ? openEvidenceOf(policiesIn(list), anyRequest)
      : mergedEvidence(parts.map((part) => evidenceOn(part, anyRequest)));
  return list[action];
}

/**
 * Whether a policy grants every request for an action. It stops at the first such policy, so that the others need no
 * evaluation.
 */
export function grantsEveryRequest(list: PolicyList, anyRequest: RequestContext): boolean {
  const evidence = list[anyRequest.action];
  if (evidence !== undefined) return evidence.granted === TRUE;
  return policiesIn(list).some((policy) => {
    const verdict = verdictOnAny(policy, anyRequest);
    return !isOpenVerdict(verdict) && truthOf(verdict) === TRUE;
  });
}

/** Evaluates the policies as far as `allows` needs it for any request. */
export function evaluateAhead(list: PolicyList, anyRequests: ByAction<RequestContext>): void {
  for (const anyRequest of Object.values(anyRequests))
    if (!grantsEveryRequest(list, anyRequest)) evidenceOn(list, anyRequest);
}

/** The verdicts of the policies on a request. */
export function verdictsOn(list: PolicyList, anyRequest: RequestContext, context: RequestContext): readonly Verdict[] {
  return policiesIn(list).map((policy) => closeVerdict(verdictOnAny(policy, anyRequest), context));
}
