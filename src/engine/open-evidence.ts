import { FALSE, or, TRUE, type Truth } from '../matching/ternary.ts';
import type { Grant } from '../nouns/decision.ts';
import type { Evidence } from '../rules/evidence.ts';
import { onlyForServiceId, type RequestContext } from '../rules/request-context.ts';
import {
  closeVerdict,
  dependsOnServiceId,
  isOpenVerdict,
  truthOf,
  truthWithoutCondition,
  type Verdict,
} from '../rules/verdict.ts';
import type { Placed } from './by-place.ts';
import { type IndexedPolicy, verdictOnAny } from './indexed-policy.ts';

/** The evidence of policies on all requests for an action: what no request changes, and the open verdicts. */
export interface OpenEvidence extends RequestEvidence {
  /** The grants that no request changes. */
  readonly fixed: readonly PlacedGrant[];
  /** Verdicts with a condition that does not depend on the service ID. */
  readonly conditional: readonly PlacedVerdict[];
  /** Verdicts that depend on the service ID, and perhaps on the time. */
  readonly onManyServiceIds: readonly PlacedVerdict[];
  /** The same for policies that are limited to one service ID, by the value of `resource`. */
  readonly byServiceId: ByServiceId;
  /** The grants that no request changes, as decisions have them, once they were needed. */
  grants: readonly Grant[] | undefined;
  /**
   * The evidence of the last request with a time, without verdicts on service IDs. It is valid from `since` until its next
   * change.
   */
  latest: Latest | undefined;
}

interface Latest {
  readonly since: number;
  readonly evidence: RequestEvidence;
  /** Its grants, once they were needed. */
  grants: readonly Grant[] | undefined;
}

/** The evidence on a request. It starts with the evidence that no request changes, and verdicts are added to it. */
export interface RequestEvidence extends Evidence {
  /** The added verdicts that grant the request, in the order of the account. */
  readonly granting: readonly PlacedVerdict[];
}

/** A verdict, with the place of its policy. */
export interface PlacedVerdict extends Placed {
  readonly verdict: Verdict;
}

/** A grant, with the place of its policy. */
export interface PlacedGrant extends Placed {
  readonly grant: Grant;
}

export type ByServiceId = ReadonlyMap<string, readonly PlacedVerdict[]>;

const NONE: readonly [] = Object.freeze([]);
const NOWHERE: ByServiceId = new Map();

/** The evidence without any grant. It is shared because most principals of a large account have it. */
export const NOTHING: OpenEvidence = {
  granted: FALSE,
  nextChange: Infinity,
  granting: NONE,
  fixed: NONE,
  conditional: NONE,
  onManyServiceIds: NONE,
  byServiceId: NOWHERE,
  grants: NONE,
  latest: undefined,
};

/** Combines the verdicts that no request changes, and sorts the open ones by what they depend on. */
export function openEvidenceOf(policies: readonly IndexedPolicy[], anyRequest: RequestContext): OpenEvidence {
  let granted = FALSE;
  const fixed: PlacedGrant[] = [];
  const conditional: PlacedVerdict[] = [];
  const onManyServiceIds: PlacedVerdict[] = [];
  let byServiceId: Map<string, PlacedVerdict[]> | undefined;
  for (const policy of policies) {
    const verdict = verdictOnAny(policy, anyRequest);
    if (truthWithoutCondition(verdict) === FALSE) continue;
    const { place, serviceId } = policy;
    if (!isOpenVerdict(verdict)) {
      const truth = truthOf(verdict);
      granted = or(granted, truth);
      if (truth === TRUE) for (const grant of verdict.grants) fixed.push({ place, grant });
    } else if (!dependsOnServiceId(verdict)) conditional.push({ place, verdict });
    else if (serviceId === undefined) onManyServiceIds.push({ place, verdict });
    else {
      byServiceId ??= new Map();
      const list = byServiceId.get(serviceId) ?? [];
      // Its target is tested here, so that no request tests it again.
      list.push({ place, verdict: closeVerdict(verdict, onlyForServiceId(anyRequest, serviceId)) });
      byServiceId.set(serviceId, list);
    }
  }
  const evidence = newEvidence(
    granted,
    exact(fixed),
    exact(conditional),
    exact(onManyServiceIds),
    byServiceId ?? NOWHERE,
  );
  return granted === FALSE && isFixed(evidence) ? NOTHING : evidence;
}

export function newEvidence(
  granted: Truth,
  fixed: readonly PlacedGrant[],
  conditional: readonly PlacedVerdict[],
  onManyServiceIds: readonly PlacedVerdict[],
  byServiceId: ByServiceId,
): OpenEvidence {
  return {
    granted,
    nextChange: Infinity,
    granting: NONE,
    fixed,
    conditional,
    onManyServiceIds,
    byServiceId,
    grants: undefined,
    latest: undefined,
  };
}

/** A copy without spare capacity, which an array that grew has: these arrays are kept for every principal. */
function exact<Entry>(list: readonly Entry[]): readonly Entry[] {
  return list.length === 0 ? NONE : list.slice();
}

/** Whether the evidence is the same for every request. */
export function isFixed({ conditional, onManyServiceIds, byServiceId }: OpenEvidence): boolean {
  return conditional.length === 0 && onManyServiceIds.length === 0 && byServiceId.size === 0;
}
