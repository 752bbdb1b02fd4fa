import { reasonsOf, TRUE } from '../matching/ternary.ts';
import type { Decision, NearMiss } from '../nouns/decision.ts';
import type { DenyReason } from '../nouns/reason.ts';
import type { Assessment } from './assessment.ts';
import { caveatsOf } from './caveat.ts';
import type { Evidence } from './evidence.ts';
import { LAST_INSTANT } from './request.ts';
import type { AccountView } from './view.ts';

/** Says what an assessment comes to: the answer, its reason and its evidence (A1, A4, section 9). */
export function decisionOf(view: AccountView, assessment: Assessment): Decision {
  const { request, answer, evidence } = assessment;
  const validity = validUntil(evidence);
  if (answer === TRUE) {
    return {
      effect: 'allow',
      allowed: true,
      reason: assessment.isFree === TRUE ? 'not-restricted' : 'granted',
      unknowns: [],
      grants: evidence.grants,
      nearMisses: [],
      caveats: caveatsOf(view, assessment),
      request,
      ...validity,
    };
  }
  const [unknown, ...others] = reasonsOf(answer);
  if (unknown !== undefined) {
    return {
      effect: 'indeterminate',
      allowed: false,
      reason: unknown,
      unknowns: [unknown, ...others],
      grants: [],
      nearMisses: evidence.nearMisses,
      caveats: caveatsOf(view, assessment),
      request,
      ...(assessment.isFreeOrGranted !== TRUE && { requires: view.requirement(request.action) }),
      ...validity,
    };
  }
  const reason = assessment.refusal ?? 'no-grant';
  return {
    effect: 'deny',
    allowed: false,
    reason,
    unknowns: [],
    grants: [],
    nearMisses: nearMissesOf(evidence, reason),
    caveats: caveatsOf(view, assessment, reason),
    request,
    ...(reason === 'no-grant' && { requires: view.requirement(request.action) }),
    ...validity,
  };
}

/** Near misses of a deny: who asks is one more obstacle, where that is the reason (A8). */
function nearMissesOf(evidence: Evidence, reason: DenyReason): readonly NearMiss[] {
  switch (reason) {
    case 'not-a-user':
    case 'inactive-principal':
    case 'unknown-principal':
    case 'not-own-key':
      return evidence.nearMissesOfPrincipal;
    case 'unknown-service-id':
    case 'no-grant':
      return evidence.nearMisses;
  }
}

/** The first instant at which a time condition in play changes (A5); none that a `Date` cannot hold. */
function validUntil({ nextChange }: Evidence): { validUntil?: number } {
  const instant = nextChange * 1000;
  return instant <= LAST_INSTANT ? { validUntil: instant } : {};
}
