import { FALSE, or, TRUE } from '../matching/ternary.ts';
import { type Action, CREATE_SERVICE_ID_API_KEY } from '../nouns/action.ts';
import type { Grant } from '../nouns/decision.ts';
import type { AccountView } from '../rules/account-view.ts';
import type { Evidence } from '../rules/evidence.ts';
import { contextOf, type RequestContext } from '../rules/request-context.ts';
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

/** The evidence of policies on all requests for an action: what no request changes, and the open verdicts. */
export interface OpenEvidence extends RequestEvidence {
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
  readonly evidence: RequestEvidence;
  /** Its grants, once they were needed. */
  grants: readonly Grant[] | undefined;
}

/** The evidence on a request. While it is combined, it lacks some of the open verdicts. */
export interface RequestEvidence extends Evidence {
  /** The open verdicts that grant the request. */
  readonly granting: readonly OpenVerdict[];
}

/** A verdict that depends on the service ID or the time of the request. */
export interface OpenVerdict {
  readonly verdict: Verdict;
  /** The position of its policy in the account. */
  readonly place: number;
  /** How many of the grants that no request changes come before its own. */
  readonly after: number;
}

const NONE: readonly [] = Object.freeze([]);
const NOWHERE: ReadonlyMap<string, readonly OpenVerdict[]> = new Map();

/** The evidence without any grant. It is shared because most principals of a large account have it. */
const NOTHING: OpenEvidence = {
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
export function openEvidenceOf(view: AccountView, policies: readonly IndexedPolicy[], action: Action): OpenEvidence {
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
  const open: OpenEvidence = {
    granted,
    nextChange: Infinity,
    granting: NONE,
    conditional: exact(conditional),
    onServiceIds: exact(onServiceIds),
    onServiceId: onServiceId ?? NOWHERE,
    grants: undefined,
    latest: undefined,
  };
  return granted === FALSE && isFixed(open) ? NOTHING : open;
}

/** The verdict of a policy on the one service ID that it is limited to, so that no request tests its target again. */
function verdictOnServiceId({ account }: AccountView, verdict: Verdict, serviceId: string): Verdict {
  return closeVerdict(verdict, contextOf(account.id, CREATE_SERVICE_ID_API_KEY, serviceId, undefined));
}

/** A copy without spare capacity, which an array that grew has: these arrays are kept for every principal. */
function exact<Entry>(list: readonly Entry[]): readonly Entry[] {
  return list.length === 0 ? NONE : list.slice();
}

/** Whether the evidence is the same for every request. */
export function isFixed({ conditional, onServiceIds, onServiceId }: OpenEvidence): boolean {
  return conditional.length === 0 && onServiceIds.length === 0 && onServiceId.size === 0;
}

/** The evidence on a request. */
export function evidenceAt(open: OpenEvidence, context: RequestContext): RequestEvidence {
  const { onServiceIds, onServiceId } = open;
  const serviceId = onServiceId.size === 0 ? undefined : context.attributes('resource')[0];
  const narrow = serviceId === undefined ? NONE : (onServiceId.get(serviceId) ?? NONE);
  return withVerdicts(withVerdicts(evidenceAtTime(open, context), narrow, context), onServiceIds, context);
}

/** The evidence without verdicts on service IDs. It is reused until a time condition changes. */
function evidenceAtTime(open: OpenEvidence, context: RequestContext): RequestEvidence {
  const { conditional, latest } = open;
  const { second } = context;
  if (conditional.length === 0 || second === undefined) return withVerdicts(open, conditional, context);
  if (latest !== undefined && latest.since <= second && second < latest.evidence.nextChange) return latest.evidence;
  const evidence = withVerdicts(open, conditional, context);
  open.latest = { since: second, evidence, grants: undefined };
  return evidence;
}

function withVerdicts(
  evidence: RequestEvidence,
  open: readonly OpenVerdict[],
  context: RequestContext,
): RequestEvidence {
  if (open.length === 0) return evidence;
  let { granted, nextChange } = evidence;
  const added: OpenVerdict[] = [];
  for (const one of open) {
    const verdict = isOpenVerdict(one.verdict) ? closeVerdict(one.verdict, context) : one.verdict;
    const truth = truthOf(verdict);
    granted = or(granted, truth);
    nextChange = Math.min(nextChange, nextChangeOf(verdict, context.second));
    if (truth === TRUE) added.push(one);
  }
  const granting = evidence.granting.length === 0 ? added : [...evidence.granting, ...added];
  return { granted, nextChange, granting };
}
