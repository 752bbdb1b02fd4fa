import { FALSE, or, TRUE } from '../matching/ternary.ts';
import type { Action } from '../nouns/action.ts';
import type { Grant, NearMiss } from '../nouns/decision.ts';
import type { Evidence } from '../rules/evidence.ts';
import type { Question } from '../rules/question.ts';
import {
  closeVerdict,
  dependsOnServiceId,
  isOpenVerdict,
  nextChangeOf,
  otherPartsOf,
  truthOf,
  type Verdict,
} from '../rules/verdict.ts';
import type { EvaluatedPolicy } from './evaluated-policies.ts';

/** What policies say to one action together: what no request changes, and what a request decides. */
export interface FoldedEvidence extends PartialEvidence {
  /** Verdicts of policies with a condition: the time decides. */
  readonly conditional: readonly OpenVerdict[];
  /** Verdicts that the service ID decides, and perhaps the time. */
  readonly onServiceIds: readonly OpenVerdict[];
  /** The same where the policy is narrowed to one service ID, by the value of `resource`. */
  readonly onServiceId: ReadonlyMap<string, readonly OpenVerdict[]>;
  /** Whether the near misses are the same for every request, and worth keeping. */
  readonly keepsNearMisses: boolean;
  /** The grants that no request changes, once they have been asked for. */
  grants: readonly Grant[] | undefined;
  /** The near misses that are kept, once they have been asked for. */
  nearMisses: readonly NearMiss[] | undefined;
  /** The last evidence at a time. It holds from the second that was asked about until its next change. */
  latest: Latest | undefined;
}

interface Latest {
  readonly since: number;
  readonly evidence: PartialEvidence;
  /** Its grants, once they have been asked for. */
  grants: readonly Grant[] | undefined;
}

/** Evidence that can leave some verdicts out. */
export interface PartialEvidence extends Evidence {
  /** Those of the open verdicts that grant what is asked. */
  readonly granting: readonly OpenVerdict[];
}

/** A verdict that a request decides. */
export interface OpenVerdict {
  readonly verdict: Verdict;
  /** The place of its policy in the account. */
  readonly place: number;
  /** How many of the grants that no request changes stand before its own. */
  readonly after: number;
}

const NONE: readonly [] = Object.freeze([]);
const NOWHERE: ReadonlyMap<string, readonly OpenVerdict[]> = new Map();

/** Where no policy could grant it: most evidence of a large account, so there is one for all. */
const NOTHING: FoldedEvidence = {
  granted: FALSE,
  nextChange: Infinity,
  granting: NONE,
  conditional: NONE,
  onServiceIds: NONE,
  onServiceId: NOWHERE,
  keepsNearMisses: false,
  grants: NONE,
  nearMisses: undefined,
  latest: undefined,
};

/** Folds verdicts, as far as no request changes them. */
export function foldVerdicts(policies: readonly EvaluatedPolicy[], action: Action): FoldedEvidence {
  let granted = FALSE;
  let keepsNearMisses = true;
  let after = 0;
  const conditional: OpenVerdict[] = [];
  const onServiceIds: OpenVerdict[] = [];
  const onServiceId = new Map<string, OpenVerdict[]>();
  for (const { place, verdicts, onlyServiceId } of policies) {
    const verdict = verdicts[action];
    const isOpen = isOpenVerdict(verdict);
    keepsNearMisses &&= !isOpen;
    if (otherPartsOf(verdict) === FALSE) continue;
    if (!isOpen) {
      const truth = truthOf(verdict);
      granted = or(granted, truth);
      if (truth === TRUE) after += verdict.grants.length;
    } else if (!dependsOnServiceId(verdict)) conditional.push({ verdict, place, after });
    else if (onlyServiceId === undefined) onServiceIds.push({ verdict, place, after });
    else {
      const list = onServiceId.get(onlyServiceId) ?? [];
      list.push({ verdict, place, after });
      onServiceId.set(onlyServiceId, list);
    }
  }
  const folded: FoldedEvidence = {
    granted,
    nextChange: Infinity,
    granting: NONE,
    conditional: exact(conditional),
    onServiceIds: exact(onServiceIds),
    onServiceId: onServiceId.size === 0 ? NOWHERE : onServiceId,
    keepsNearMisses,
    grants: undefined,
    nearMisses: undefined,
    latest: undefined,
  };
  return granted === FALSE && isSettled(folded) ? NOTHING : folded;
}

/** A list that grew has room for more, which adds up where one is kept for every principal. */
function exact<Entry>(list: readonly Entry[]): readonly Entry[] {
  return list.length === 0 ? NONE : list.slice();
}

/** Whether the evidence is the same for every request. */
export function isSettled({ conditional, onServiceIds, onServiceId }: FoldedEvidence): boolean {
  return conditional.length === 0 && onServiceIds.length === 0 && onServiceId.size === 0;
}

/** What the policies say to a question. */
export function evidenceAt(folded: FoldedEvidence, question: Question): PartialEvidence {
  const { onServiceIds, onServiceId } = folded;
  const [serviceId] = onServiceId.size === 0 ? NONE : question.attributes('resource');
  const narrow = serviceId === undefined ? NONE : (onServiceId.get(serviceId) ?? NONE);
  return withVerdicts(withVerdicts(evidenceAtTime(folded, question), narrow, question), onServiceIds, question);
}

/** What the policies say that no service ID decides: the same as last, until a time condition changes. */
function evidenceAtTime(folded: FoldedEvidence, question: Question): PartialEvidence {
  const { conditional, latest } = folded;
  const { second } = question;
  if (conditional.length === 0 || second === undefined) return withVerdicts(folded, conditional, question);
  if (latest !== undefined && latest.since <= second && second < latest.evidence.nextChange) return latest.evidence;
  const evidence = withVerdicts(folded, conditional, question);
  folded.latest = { since: second, evidence, grants: undefined };
  return evidence;
}

function withVerdicts(evidence: PartialEvidence, open: readonly OpenVerdict[], question: Question): PartialEvidence {
  if (open.length === 0) return evidence;
  let { granted, nextChange } = evidence;
  const added: OpenVerdict[] = [];
  for (const one of open) {
    const verdict = closeVerdict(one.verdict, question);
    const truth = truthOf(verdict);
    granted = or(granted, truth);
    nextChange = Math.min(nextChange, nextChangeOf(verdict, question.second));
    if (truth === TRUE) added.push(one);
  }
  const granting = evidence.granting.length === 0 ? added : [...evidence.granting, ...added];
  return { granted, nextChange, granting };
}
