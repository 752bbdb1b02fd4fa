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

/** The combined result of policies for one action: the evidence that no request changes, and the open verdicts. */
export interface FoldedEvidence extends PartialEvidence {
  /** Open verdicts that depend on the time alone. */
  readonly conditional: readonly OpenVerdict[];
  /** Open verdicts that depend on the service ID, and perhaps on the time. */
  readonly onServiceIds: readonly OpenVerdict[];
  /** The same for policies that are limited to one service ID, by the value of `resource`. */
  readonly onServiceId: ReadonlyMap<string, readonly OpenVerdict[]>;
  /** Whether the near misses are the same for every request, so that they can be kept. */
  readonly keepsNearMisses: boolean;
  /** The grants that no request changes, once they were needed. */
  grants: readonly Grant[] | undefined;
  /** The near misses that no request changes, once they were needed. */
  nearMisses: readonly NearMiss[] | undefined;
  /** The last evidence at a time. It is valid from the second of that request until its next change. */
  latest: Latest | undefined;
}

interface Latest {
  readonly since: number;
  readonly evidence: PartialEvidence;
  /** Its grants, once they were needed. */
  grants: readonly Grant[] | undefined;
}

/** Evidence, with or without the open verdicts. */
export interface PartialEvidence extends Evidence {
  /** The open verdicts that grant the request. */
  readonly granting: readonly OpenVerdict[];
}

/** A verdict that depends on the request. */
export interface OpenVerdict {
  readonly verdict: Verdict;
  /** The position of its policy in the account. */
  readonly place: number;
  /** The number of grants, of those that no request changes, that come before its own. */
  readonly after: number;
}

const NONE: readonly [] = Object.freeze([]);
const NOWHERE: ReadonlyMap<string, readonly OpenVerdict[]> = new Map();

/** The evidence without any grant. It is shared because most principals of a large account have it. */
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

/** Combines the verdicts that no request changes, and sorts the open ones by what they depend on. */
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
  return granted === FALSE && isFixed(folded) ? NOTHING : folded;
}

/** A copy without spare capacity, which an array that grew has: these arrays are kept for every principal. */
function exact<Entry>(list: readonly Entry[]): readonly Entry[] {
  return list.length === 0 ? NONE : list.slice();
}

/** Whether the evidence is the same for every request. */
export function isFixed({ conditional, onServiceIds, onServiceId }: FoldedEvidence): boolean {
  return conditional.length === 0 && onServiceIds.length === 0 && onServiceId.size === 0;
}

/** The evidence for a question. */
export function evidenceAt(folded: FoldedEvidence, question: Question): PartialEvidence {
  const { onServiceIds, onServiceId } = folded;
  const [serviceId] = onServiceId.size === 0 ? NONE : question.attributes('resource');
  const narrow = serviceId === undefined ? NONE : (onServiceId.get(serviceId) ?? NONE);
  return withVerdicts(withVerdicts(evidenceAtTime(folded, question), narrow, question), onServiceIds, question);
}

/** The evidence without verdicts on service IDs. It is reused until a time condition changes. */
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
