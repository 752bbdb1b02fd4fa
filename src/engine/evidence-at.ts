import { or, TRUE } from '../matching/ternary.ts';
import type { RequestContext } from '../rules/request-context.ts';
import { closeVerdict, nextChangeOf, truthOf } from '../rules/verdict.ts';
import { mergedPair } from './by-place.ts';
import type { OpenEvidence, PlacedVerdict, RequestEvidence } from './open-evidence.ts';

const NONE: readonly [] = [];

/** The evidence on a request. */
export function evidenceAt(open: OpenEvidence, context: RequestContext): RequestEvidence {
  const onItsServiceId = withVerdicts(evidenceAtTime(open, context), verdictsOnServiceId(open, context), context);
  return withVerdicts(onItsServiceId, open.onManyServiceIds, context);
}

/** The same as `evidenceAt(…).granted === TRUE`. It stops at the first verdict that grants the request. */
export function isGrantedAt(open: OpenEvidence, context: RequestContext): boolean {
  if (evidenceAtTime(open, context).granted === TRUE) return true;
  return anyGrants(verdictsOnServiceId(open, context), context) || anyGrants(open.onManyServiceIds, context);
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

/** The verdicts of policies that are limited to the service ID of the request. */
function verdictsOnServiceId({ byServiceId }: OpenEvidence, context: RequestContext): readonly PlacedVerdict[] {
  const serviceId = byServiceId.size === 0 ? undefined : context.attributes('resource')[0];
  return serviceId === undefined ? NONE : (byServiceId.get(serviceId) ?? NONE);
}

function withVerdicts(
  evidence: RequestEvidence,
  verdicts: readonly PlacedVerdict[],
  context: RequestContext,
): RequestEvidence {
  if (verdicts.length === 0) return evidence;
  let { granted, nextChange } = evidence;
  const added: PlacedVerdict[] = [];
  for (const one of verdicts) {
    const verdict = closeVerdict(one.verdict, context);
    const truth = truthOf(verdict);
    granted = or(granted, truth);
    nextChange = Math.min(nextChange, nextChangeOf(verdict, context.second));
    if (truth === TRUE) added.push(one);
  }
  return { granted, nextChange, granting: mergedPair(evidence.granting, added) };
}

// A loop, because a function for `some` would slow down `allows`.
function anyGrants(verdicts: readonly PlacedVerdict[], context: RequestContext): boolean {
  for (const one of verdicts) if (truthOf(closeVerdict(one.verdict, context)) === TRUE) return true;
  return false;
}
