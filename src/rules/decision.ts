import { reasonsOf, TRUE } from '../matching/ternary.ts';
import type { Allow, Decision, Deny, Indeterminate, NearMiss, Requirement } from '../nouns/decision.ts';
import type { DenyReason } from '../nouns/reason.ts';
import type { Request } from '../nouns/request.ts';
import type { Assessment } from './assessment.ts';
import type { Evidence } from './evidence.ts';
import { LAST_INSTANT } from './request.ts';
import type { AccountView } from './view.ts';

const NONE: readonly [] = Object.freeze([]);

/** Says what an assessment comes to: the answer, its reason and its evidence (A1, A4, section 9). */
export function decisionOf(view: AccountView, assessment: Assessment): Decision {
  const { request, answer, evidence, isFreeOrGranted, caveats } = assessment;
  const validUntil = validUntilOf(evidence);
  if (answer === TRUE) {
    return withOptional<Allow>(
      {
        effect: 'allow',
        allowed: true,
        reason: assessment.isFree === TRUE ? 'not-restricted' : 'granted',
        unknowns: NONE,
        grants: evidence.grants,
        nearMisses: NONE,
        caveats,
        request,
      },
      undefined,
      validUntil,
    );
  }
  const [unknown, ...others] = reasonsOf(answer);
  if (unknown !== undefined) {
    return withOptional<Indeterminate>(
      {
        effect: 'indeterminate',
        allowed: false,
        reason: unknown,
        unknowns: Object.freeze([unknown, ...others]),
        grants: NONE,
        nearMisses: evidence.nearMisses,
        caveats,
        request,
      },
      isFreeOrGranted === TRUE ? undefined : view.requirement(request.action),
      validUntil,
    );
  }
  const reason = assessment.refusal ?? 'no-grant';
  return withOptional<Deny>(
    {
      effect: 'deny',
      allowed: false,
      reason,
      unknowns: NONE,
      grants: NONE,
      nearMisses: nearMissesOf(evidence, reason),
      caveats,
      request,
    },
    reason === 'no-grant' ? view.requirement(request.action) : undefined,
    validUntil,
  );
}

/** The same decision on another request, one that differs only in a time that makes no difference. */
export function decisionOn(request: Request, decision: Decision): Decision {
  const { caveats, requires, validUntil } = decision;
  switch (decision.effect) {
    case 'allow': {
      const { effect, allowed, reason, unknowns, grants, nearMisses } = decision;
      return withOptional<Allow>(
        { effect, allowed, reason, unknowns, grants, nearMisses, caveats, request },
        requires,
        validUntil,
      );
    }
    case 'indeterminate': {
      const { effect, allowed, reason, unknowns, grants, nearMisses } = decision;
      return withOptional<Indeterminate>(
        { effect, allowed, reason, unknowns, grants, nearMisses, caveats, request },
        requires,
        validUntil,
      );
    }
    case 'deny': {
      const { effect, allowed, reason, unknowns, grants, nearMisses } = decision;
      return withOptional<Deny>(
        { effect, allowed, reason, unknowns, grants, nearMisses, caveats, request },
        requires,
        validUntil,
      );
    }
  }
}

/** The first instant at which a time condition in play changes (A5), if a `Date` can hold it. */
function validUntilOf({ nextChange }: Evidence): number | undefined {
  const instant = nextChange * 1000;
  return instant <= LAST_INSTANT ? instant : undefined;
}

/** Adds what only some decisions have: what is not there is left out (A7). */
function withOptional<Answer extends Decision>(
  decision: Answer & { requires?: Requirement; validUntil?: number },
  requires: Requirement | undefined,
  validUntil: number | undefined,
): Answer {
  if (requires !== undefined) decision.requires = requires;
  if (validUntil !== undefined) decision.validUntil = validUntil;
  return decision;
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
