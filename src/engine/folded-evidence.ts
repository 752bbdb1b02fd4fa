import { FALSE, or, TRUE } from '../matching/ternary.ts';
import { type Action, CREATE_SERVICE_ID_API_KEY } from '../nouns/action.ts';
import type { Grant } from '../nouns/decision.ts';
import type { AccountView } from '../rules/account-view.ts';
import type { Evidence } from '../rules/evidence.ts';
import { type Question, questionOf } from '../rules/question.ts';
import {
  closeVerdict,
  dependsOnServiceId,
  isOpenVerdict,
  nextChangeOf,
  otherPartsOf,
  truthOf,
  type Verdict,
} from '../rules/verdict.ts';
import { type IndexedPolicy, openVerdict } from './indexed-policy.ts';

/** The combined result of policies for one action: the evidence that no request changes, and the open verdicts. */
export interface FoldedEvidence extends PartialEvidence {
  /** Open verdicts that depend on the time alone. */
  readonly conditional: readonly OpenVerdict[];
  /** Open verdicts that depend on the service ID, and perhaps on the time. */
  readonly onServiceIds: readonly OpenVerdict[];
  /** The same for policies that are limited to one service ID, by the value of `resource`. */
  readonly onServiceId: ReadonlyMap<string, readonly OpenVerdict[]>;
  /** The grants that no request changes, once they were needed. */
  grants: readonly Grant[] | undefined;
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
  grants: NONE,
  latest: undefined,
};

/** Combines the verdicts that no request changes, and sorts the open ones by what they depend on. */
export function foldVerdicts(view: AccountView, policies: readonly IndexedPolicy[], action: Action): FoldedEvidence {
  let granted = FALSE;
  let after = 0;
  const conditional: OpenVerdict[] = [];
  const onServiceIds: OpenVerdict[] = [];
  let onServiceId: Map<string, OpenVerdict[]> | undefined;
  for (const policy of policies) {
    const verdict = openVerdict(view, policy, action);
    if (otherPartsOf(verdict) === FALSE) continue;
    const { place, serviceId } = policy;
    if (!isOpenVerdict(verdict)) {
      const truth = truthOf(verdict);
      granted = or(granted, truth);
      if (truth === TRUE) after += verdict.grants.length;
    } else if (!dependsOnServiceId(verdict)) conditional.push({ verdict, place, after });
    else if (serviceId === undefined) onServiceIds.push({ verdict, place, after });
    else {
      onServiceId ??= new Map();
      const list = onServiceId.get(serviceId) ?? [];
      list.push({ verdict: verdictOnServiceId(view, verdict, serviceId), place, after });
      onServiceId.set(serviceId, list);
    }
  }
  const folded: FoldedEvidence = {
    granted,
    nextChange: Infinity,
    granting: NONE,
    conditional: exact(conditional),
    onServiceIds: exact(onServiceIds),
    onServiceId: onServiceId ?? NOWHERE,
    grants: undefined,
    latest: undefined,
  };
  return granted === FALSE && isFixed(folded) ? NOTHING : folded;
}

/** The verdict of a policy on the one service ID that it is limited to, so that no request tests its target again. */
function verdictOnServiceId({ account }: AccountView, verdict: Verdict, serviceId: string): Verdict {
  return closeVerdict(verdict, questionOf(account.id, CREATE_SERVICE_ID_API_KEY, serviceId, undefined));
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
  const serviceId = onServiceId.size === 0 ? undefined : question.attributes('resource')[0];
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
    const verdict = isOpenVerdict(one.verdict) ? closeVerdict(one.verdict, question) : one.verdict;
    const truth = truthOf(verdict);
    granted = or(granted, truth);
    nextChange = Math.min(nextChange, nextChangeOf(verdict, question.second));
    if (truth === TRUE) added.push(one);
  }
  const granting = evidence.granting.length === 0 ? added : [...evidence.granting, ...added];
  return { granted, nextChange, granting };
}
