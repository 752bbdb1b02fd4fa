import { FALSE, or, TRUE, type Truth } from '../matching/ternary.ts';
import type { Grant } from '../nouns/decision.ts';
import type { Evidence } from '../rules/evidence.ts';
import { onlyForServiceId, type RequestContext } from '../rules/request-context.ts';
import {
  closeVerdict,
  dependsOnServiceId,
  isOpenVerdict,
  otherPartsOf,
  truthOf,
  type Verdict,
} from '../rules/verdict.ts';
import type { Placed } from './by-place.ts';
import { type IndexedPolicy, openVerdict } from './indexed-policy.ts';

/** The evidence of policies on all requests for an action: what no request changes, and the open verdicts. */
export interface OpenEvidence extends RequestEvidence {
  /** The grants that no request changes. */
  readonly fixed: readonly PlacedGrant[];
  /** Open verdicts that depend on the time alone. */
  readonly conditional: readonly OpenVerdict[];
  /** Open verdicts that depend on the service ID, and perhaps on the time. */
  readonly onServiceIds: readonly OpenVerdict[];
  /** The same for policies that are limited to one service ID, by the value of `resource`. */
  readonly onServiceId: OnServiceId;
  /** The grants that no request changes, as decisions have them, once they were needed. */
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
  /** The open verdicts that grant the request, in the order of the account. */
  readonly granting: readonly OpenVerdict[];
}

/** A verdict that depends on the service ID or the time of the request. */
export interface OpenVerdict extends Placed {
  readonly verdict: Verdict;
}

export interface PlacedGrant extends Placed {
  readonly grant: Grant;
}

export type OnServiceId = ReadonlyMap<string, readonly OpenVerdict[]>;

const NONE: readonly [] = Object.freeze([]);
const NOWHERE: OnServiceId = new Map();

/** The evidence without any grant. It is shared because most principals of a large account have it. */
export const NOTHING: OpenEvidence = {
  granted: FALSE,
  nextChange: Infinity,
  granting: NONE,
  fixed: NONE,
  conditional: NONE,
  onServiceIds: NONE,
  onServiceId: NOWHERE,
  grants: NONE,
  latest: undefined,
};

/** Combines the verdicts that no request changes, and sorts the open ones by what they depend on. */
export function openEvidenceOf(policies: readonly IndexedPolicy[], open: RequestContext): OpenEvidence {
  let granted = FALSE;
  const fixed: PlacedGrant[] = [];
  const conditional: OpenVerdict[] = [];
  const onServiceIds: OpenVerdict[] = [];
  let onServiceId: Map<string, OpenVerdict[]> | undefined;
  for (const policy of policies) {
    const verdict = openVerdict(policy, open);
    if (otherPartsOf(verdict) === FALSE) continue;
    const { place, serviceId } = policy;
    if (!isOpenVerdict(verdict)) {
      const truth = truthOf(verdict);
      granted = or(granted, truth);
      if (truth === TRUE) for (const grant of verdict.grants) fixed.push({ place, grant });
    } else if (!dependsOnServiceId(verdict)) conditional.push({ place, verdict });
    else if (serviceId === undefined) onServiceIds.push({ place, verdict });
    else {
      onServiceId ??= new Map();
      const list = onServiceId.get(serviceId) ?? [];
      // Its target is tested here, so that no request tests it again.
      list.push({ place, verdict: closeVerdict(verdict, onlyForServiceId(open, serviceId)) });
      onServiceId.set(serviceId, list);
    }
  }
  const evidence = openEvidence(granted, exact(fixed), exact(conditional), exact(onServiceIds), onServiceId ?? NOWHERE);
  return granted === FALSE && isFixed(evidence) ? NOTHING : evidence;
}

export function openEvidence(
  granted: Truth,
  fixed: readonly PlacedGrant[],
  conditional: readonly OpenVerdict[],
  onServiceIds: readonly OpenVerdict[],
  onServiceId: OnServiceId,
): OpenEvidence {
  return {
    granted,
    nextChange: Infinity,
    granting: NONE,
    fixed,
    conditional,
    onServiceIds,
    onServiceId,
    grants: undefined,
    latest: undefined,
  };
}

/** A copy without spare capacity, which an array that grew has: these arrays are kept for every principal. */
function exact<Entry>(list: readonly Entry[]): readonly Entry[] {
  return list.length === 0 ? NONE : list.slice();
}

/** Whether the evidence is the same for every request. */
export function isFixed({ conditional, onServiceIds, onServiceId }: OpenEvidence): boolean {
  return conditional.length === 0 && onServiceIds.length === 0 && onServiceId.size === 0;
}
