import { FALSE, or, TRUE } from '../matching/ternary.ts';
import type { Action } from '../nouns/action.ts';
import type { Grant } from '../nouns/decision.ts';
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
import type { EvaluatedPolicies } from './evaluated-policies.ts';

/** What the policies about one principal say to one action: what no request changes, and what a request decides. */
export interface FoldedEvidence extends Stage {
  /** Verdicts that the time decides. */
  readonly timed: readonly OpenVerdict[];
  /** Verdicts that the service ID decides, and perhaps the time. */
  readonly onServiceIds: readonly OpenVerdict[];
  /** The same where the policy is narrowed to one service ID, by the value of `resource`. */
  readonly onServiceId: ReadonlyMap<string, readonly OpenVerdict[]>;
}

/** Evidence of the verdicts that have been looked at so far. */
export interface Stage extends Evidence {
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

/** The evidence of no verdicts. */
export const EMPTY: FoldedEvidence = {
  granted: FALSE,
  grants: NONE,
  nextChange: Infinity,
  granting: NONE,
  timed: NONE,
  onServiceIds: NONE,
  onServiceId: NOWHERE,
};

/** Folds the verdicts on one principal, as far as no request changes them. */
export function foldVerdicts(policies: EvaluatedPolicies, action: Action): FoldedEvidence {
  let granted = FALSE;
  let after = 0;
  const lists: (readonly Grant[])[] = [];
  const timed: OpenVerdict[] = [];
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
    } else if (!dependsOnServiceId(verdict)) timed.push(open);
    else if (onlyServiceId === undefined) onServiceIds.push(open);
    else onServiceId.set(onlyServiceId, [...(onServiceId.get(onlyServiceId) ?? NONE), open]);
  }
  const [only, ...others] = lists;
  return {
    ...EMPTY,
    granted,
    // Decisions share it.
    grants: Object.freeze(others.length === 0 ? (only ?? NONE) : exact(lists.flat())),
    timed: exact(timed),
    onServiceIds: exact(onServiceIds),
    onServiceId: onServiceId.size === 0 ? NOWHERE : onServiceId,
  };
}

/** A list that grew has room for more, which adds up where one is kept for every principal. */
function exact<Entry>(list: readonly Entry[]): readonly Entry[] {
  return list.length === 0 ? NONE : list.slice();
}

/** Whether the evidence is the same for every request. */
export function isSettled({ timed, onServiceIds, onServiceId }: FoldedEvidence): boolean {
  return timed.length === 0 && onServiceIds.length === 0 && onServiceId.size === 0;
}

/** The evidence at the time of a question, without the verdicts that its service ID decides. */
export function atTime(folded: FoldedEvidence, question: Question): Stage {
  return withVerdicts(folded, folded.timed, folded.grants, question);
}

/** @param stage what `atTime` gives for the same time */
export function atServiceId(folded: FoldedEvidence, stage: Stage, question: Question): Stage {
  const { grants, onServiceIds, onServiceId } = folded;
  const [serviceId] = onServiceId.size === 0 ? NONE : question.attributes('resource');
  const narrow = serviceId === undefined ? NONE : (onServiceId.get(serviceId) ?? NONE);
  return withVerdicts(withVerdicts(stage, narrow, grants, question), onServiceIds, grants, question);
}

function withVerdicts(
  stage: Stage,
  open: readonly OpenVerdict[],
  settled: readonly Grant[],
  question: Question,
): Stage {
  if (open.length === 0) return stage;
  let { granted, nextChange } = stage;
  const added: OpenVerdict[] = [];
  for (const one of open) {
    const verdict = closeVerdict(one.verdict, question);
    const truth = truthOf(verdict);
    granted = or(granted, truth);
    nextChange = Math.min(nextChange, nextChangeOf(verdict, question.second));
    if (truth === TRUE) added.push(one);
  }
  if (added.length === 0) return { granted, grants: stage.grants, nextChange, granting: stage.granting };
  const isFirst = stage.granting.length === 0;
  const granting = isFirst ? added : [...stage.granting, ...added].sort((a, b) => a.place - b.place);
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
