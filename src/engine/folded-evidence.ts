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
  /** Whether a request decides any of the verdicts. */
  readonly isOpen: boolean;
  /** The near misses where no request decides them, once they have been asked for. */
  nearMisses: readonly NearMiss[] | undefined;
  /** The last evidence at a time. It holds from the second that was asked about until its next change. */
  latest: { readonly since: number; readonly evidence: PartialEvidence } | undefined;
}

/** Evidence that leaves some verdicts out. */
export interface PartialEvidence extends Evidence {
  /** Those of the open verdicts that grant what is asked. */
  readonly granting: readonly OpenVerdict[];
}

/** A verdict that a request decides. */
interface OpenVerdict {
  readonly verdict: Verdict;
  /** The place of its policy in the account. */
  readonly place: number;
  /** How many of the settled grants stand before its own. */
  readonly after: number;
}

const NONE: readonly [] = [];
const NOWHERE: ReadonlyMap<string, readonly OpenVerdict[]> = new Map();

/** Folds verdicts, as far as no request changes them. */
export function foldVerdicts(policies: readonly EvaluatedPolicy[], action: Action): FoldedEvidence {
  let granted = FALSE;
  let after = 0;
  const lists: (readonly Grant[])[] = [];
  const conditional: OpenVerdict[] = [];
  const onServiceIds: OpenVerdict[] = [];
  const onServiceId = new Map<string, OpenVerdict[]>();
  for (const { place, verdicts, onlyServiceId } of policies) {
    const verdict = verdicts[action];
    if (otherPartsOf(verdict) === FALSE) continue;
    const open = { verdict, place, after };
    if (!isOpenVerdict(verdict)) {
      const truth = truthOf(verdict);
      granted = or(granted, truth);
      if (truth === TRUE) lists.push(verdict.grants);
      after += truth === TRUE ? verdict.grants.length : 0;
    } else if (!dependsOnServiceId(verdict)) conditional.push(open);
    else if (onlyServiceId === undefined) onServiceIds.push(open);
    else onServiceId.set(onlyServiceId, [...(onServiceId.get(onlyServiceId) ?? NONE), open]);
  }
  const [only, ...others] = lists;
  return {
    granted,
    // Decisions share it.
    grants: Object.freeze(others.length === 0 ? (only ?? NONE) : exact(lists.flat())),
    nextChange: Infinity,
    granting: NONE,
    isOpen: policies.some(({ verdicts }) => isOpenVerdict(verdicts[action])),
    nearMisses: undefined,
    latest: undefined,
    conditional: exact(conditional),
    onServiceIds: exact(onServiceIds),
    onServiceId: onServiceId.size === 0 ? NOWHERE : onServiceId,
  };
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
  const { grants, onServiceIds, onServiceId } = folded;
  const [serviceId] = onServiceId.size === 0 ? NONE : question.attributes('resource');
  const narrow = serviceId === undefined ? NONE : (onServiceId.get(serviceId) ?? NONE);
  return withVerdicts(
    withVerdicts(evidenceAtTime(folded, question), narrow, grants, question),
    onServiceIds,
    grants,
    question,
  );
}

/** What the policies say that no service ID decides: the same as last, until a time condition changes. */
function evidenceAtTime(folded: FoldedEvidence, question: Question): PartialEvidence {
  const { conditional, latest } = folded;
  const { second } = question;
  if (conditional.length === 0) return folded;
  if (second === undefined) return withVerdicts(folded, conditional, folded.grants, question);
  if (latest !== undefined && latest.since <= second && second < latest.evidence.nextChange) return latest.evidence;
  const evidence = withVerdicts(folded, conditional, folded.grants, question);
  Object.freeze(evidence.grants); // Decisions share it.
  folded.latest = { since: second, evidence };
  return evidence;
}

function withVerdicts(
  evidence: PartialEvidence,
  open: readonly OpenVerdict[],
  settled: readonly Grant[],
  question: Question,
): PartialEvidence {
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
  if (added.length === 0) return { granted, grants: evidence.grants, nextChange, granting: evidence.granting };
  const isFirst = evidence.granting.length === 0;
  const granting = isFirst ? added : [...evidence.granting, ...added].sort((a, b) => a.place - b.place);
  return { granted, grants: withGrants(settled, granting), nextChange, granting };
}

/** The settled grants, and those of open verdicts in their places. */
function withGrants(settled: readonly Grant[], granting: readonly OpenVerdict[]): readonly Grant[] {
  const grants: Grant[] = [];
  let taken = 0;
  for (const { verdict, after } of granting) {
    append(grants, settled, taken, after);
    append(grants, verdict.grants, 0, verdict.grants.length);
    taken = after;
  }
  append(grants, settled, taken, settled.length);
  return grants;
}

function append<Entry>(all: Entry[], list: readonly Entry[], from: number, until: number): void {
  for (let at = from; at < until; at++) {
    const entry = list[at];
    if (entry !== undefined) all.push(entry);
  }
}
