import { TRUE } from '../matching/ternary.ts';
import {
  type Action,
  CREATE_SERVICE_ID,
  CREATE_SERVICE_ID_API_KEY,
  CREATE_USER_API_KEY,
  UPDATE_SETTING,
} from '../nouns/action.ts';
import type { AccountView } from '../rules/account-view.ts';
import type { RequestContext } from '../rules/request-context.ts';
import { isOpenVerdict, truthOf, type Verdict } from '../rules/verdict.ts';
import type { ByAction } from './by-action.ts';
import { type IndexedPolicy, openVerdict, verdictOn } from './indexed-policy.ts';
import { type OpenEvidence, openEvidenceOf } from './open-evidence.ts';

/**
 * Policies in the order of the account, and their combined evidence for each action. All principals with the same
 * policies share it. The evidence is computed when it is first needed, and never changes.
 */
export interface PolicyList extends ByAction<OpenEvidence | undefined> {
  readonly policies: readonly IndexedPolicy[];
}

export function newPolicyList(policies: readonly IndexedPolicy[]): PolicyList {
  return {
    policies,
    [UPDATE_SETTING]: undefined,
    [CREATE_USER_API_KEY]: undefined,
    [CREATE_SERVICE_ID_API_KEY]: undefined,
    [CREATE_SERVICE_ID]: undefined,
  };
}

export function evidenceOn(view: AccountView, list: PolicyList, action: Action): OpenEvidence {
  list[action] ??= openEvidenceOf(view, list.policies, action);
  return list[action];
}

/**
 * Whether a policy grants every request for an action. It stops at the first such policy, so that the others need no
 * evaluation.
 */
export function grantsEveryRequest(view: AccountView, list: PolicyList, action: Action): boolean {
  const evidence = list[action];
  if (evidence !== undefined) return evidence.granted === TRUE;
  return list.policies.some((policy) => {
    const verdict = openVerdict(view, policy, action);
    return !isOpenVerdict(verdict) && truthOf(verdict) === TRUE;
  });
}

/** The verdicts of the policies on a request. */
export function verdictsOn(view: AccountView, { policies }: PolicyList, context: RequestContext): readonly Verdict[] {
  return policies.map((policy) => verdictOn(view, policy, context));
}

/** All policies of some lists, in the order of the account. */
export function mergedList(lists: readonly PolicyList[]): PolicyList {
  const [first, ...others] = lists;
  if (first !== undefined && others.length === 0) return first;
  const policies: IndexedPolicy[] = [];
  for (const list of lists) for (const policy of list.policies) policies.push(policy);
  return newPolicyList(policies.sort((a, b) => a.place - b.place).slice());
}
