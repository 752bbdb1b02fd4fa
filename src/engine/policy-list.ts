import {
  type Action,
  CREATE_SERVICE_ID,
  CREATE_SERVICE_ID_API_KEY,
  CREATE_USER_API_KEY,
  UPDATE_SETTING,
} from '../nouns/action.ts';
import type { NearMiss } from '../nouns/decision.ts';
import { frozen } from '../nouns/frozen.ts';
import { nearMissesOf } from '../rules/evidence.ts';
import type { Question } from '../rules/question.ts';
import { closeVerdict, isOpenVerdict, type Verdict } from '../rules/verdict.ts';
import type { ByAction } from './by-action.ts';
import type { EvaluatedPolicy } from './evaluated-policies.ts';
import { type FoldedEvidence, foldVerdicts } from './folded-evidence.ts';

/**
 * Policies in the order of the account, and what they say together to each action. All principals that have the same
 * policies share it. The evidence is worked out when it is first needed, and never changes.
 */
export interface PolicyList extends ByAction<FoldedEvidence | undefined> {
  readonly policies: readonly EvaluatedPolicy[];
}

export function newPolicyList(policies: readonly EvaluatedPolicy[]): PolicyList {
  return {
    policies,
    [UPDATE_SETTING]: undefined,
    [CREATE_USER_API_KEY]: undefined,
    [CREATE_SERVICE_ID_API_KEY]: undefined,
    [CREATE_SERVICE_ID]: undefined,
  };
}

export function evidenceOn(list: PolicyList, action: Action): FoldedEvidence {
  list[action] ??= foldVerdicts(list.policies, action);
  return list[action];
}

/** The verdicts of the policies on a question. */
export function verdictsOn({ policies }: PolicyList, question: Question): readonly Verdict[] {
  return policies.map(({ verdicts }) => {
    const verdict = verdicts[question.action];
    return isOpenVerdict(verdict) ? closeVerdict(verdict, question) : verdict;
  });
}

/** The near misses among the policies on a question. All principals share those that are kept. */
export function nearMissesOn(list: PolicyList, question: Question, isPrincipalRefused: boolean): readonly NearMiss[] {
  const evidence = evidenceOn(list, question.action);
  if (isPrincipalRefused || !evidence.keepsNearMisses) {
    return nearMissesOf(verdictsOn(list, question), isPrincipalRefused);
  }
  evidence.nearMisses ??= frozen([...nearMissesOf(verdictsOn(list, question), false)]);
  return evidence.nearMisses;
}

/** Merges lists of which each is in the order of the account. */
export function mergedList(lists: readonly PolicyList[]): PolicyList {
  const [first, ...others] = lists;
  if (first !== undefined && others.length === 0) return first;
  return newPolicyList(inOrder(lists.map(({ policies }) => policies)));
}

type Policies = readonly EvaluatedPolicy[];

function inOrder(lists: readonly Policies[]): Policies {
  const [first = [], second] = lists;
  if (second === undefined) return first;
  const half = lists.length >> 1;
  return lists.length === 2 ? merged(first, second) : merged(inOrder(lists.slice(0, half)), inOrder(lists.slice(half)));
}

function merged(one: Policies, other: Policies): Policies {
  const all: EvaluatedPolicy[] = [];
  let taken = 0;
  for (const policy of one) {
    for (let next = other[taken]; next !== undefined && next.place < policy.place; next = other[taken]) {
      all.push(next);
      taken++;
    }
    all.push(policy);
  }
  return all.concat(other.slice(taken));
}
