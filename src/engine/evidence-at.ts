import { or, TRUE } from '../matching/ternary.ts';
import type { RequestContext } from '../rules/request-context.ts';
import { closeVerdict, isOpenVerdict, nextChangeOf, truthOf, type Verdict } from '../rules/verdict.ts';
import { mergedPair } from './by-place.ts';
import type { OpenEvidence, OpenVerdict, RequestEvidence } from './open-evidence.ts';

const NONE: readonly [] = [];

/** The evidence on a request. */
export function evidenceAt(open: OpenEvidence, context: RequestContext): RequestEvidence {
  const onItsServiceId = withVerdicts(evidenceAtTime(open, context), verdictsOnServiceId(open, context), context);
  return withVerdicts(onItsServiceId, open.onServiceIds, context);
}

/** The same as `evidenceAt(…).granted === TRUE`. It stops at the first verdict that grants the request. */
export function isGrantedAt(open: OpenEvidence, context: RequestContext): boolean {
  if (evidenceAtTime(open, context).granted === TRUE) return true;
  return anyGrants(verdictsOnServiceId(open, context), context) || anyGrants(open.onServiceIds, context);
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

/** The open verdicts of policies that are limited to the service ID of the request. */
function verdictsOnServiceId({ onServiceId }: OpenEvidence, context: RequestContext): readonly OpenVerdict[] {
  const serviceId = onServiceId.size === 0 ? undefined : context.attributes('resource')[0];
  return serviceId === undefined ? NONE : (onServiceId.get(serviceId) ?? NONE);
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
    const verdict = verdictAt(one, context);
    const truth = truthOf(verdict);
    granted = or(granted, truth);
    nextChange = Math.min(nextChange, nextChangeOf(verdict, context.second));
    if (truth === TRUE) added.push(one);
  }
  return { granted, nextChange, granting: mergedPair(evidence.granting, added) };
}

// A loop, because a function for `some` would slow down `allows`.
function anyGrants(open: readonly OpenVerdict[], context: RequestContext): boolean {
  for (const one of open) if (truthOf(verdictAt(one, context)) === TRUE) return true;
  return false;
}

function verdictAt({ verdict }: OpenVerdict, context: RequestContext): Verdict {
  return isOpenVerdict(verdict) ? closeVerdict(verdict, context) : verdict;
}
