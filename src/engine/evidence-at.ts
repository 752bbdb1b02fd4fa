import { or, TRUE } from '../matching/ternary.ts';
import type { RequestContext } from '../rules/request-context.ts';
import { closeVerdict, isOpenVerdict, nextChangeOf, truthOf } from '../rules/verdict.ts';
import { mergedPair } from './by-place.ts';
import type { OpenEvidence, OpenVerdict, RequestEvidence } from './open-evidence.ts';

const NONE: readonly [] = [];

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
  return { granted, nextChange, granting: mergedPair(evidence.granting, added) };
}
