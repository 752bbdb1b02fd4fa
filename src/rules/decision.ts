import { reasonsOf, TRUE } from '../matching/ternary.ts';
import type { Allow, Caveat, Decision, Deny, Grant, Indeterminate, NearMiss, Requirement } from '../nouns/decision.ts';
import type { AllowReason, UnknownReason } from '../nouns/reason.ts';
import type { Request } from '../nouns/request.ts';
import type { Assessment } from './assessment.ts';
import type { Evidence } from './evidence.ts';
import type { Refusal } from './gate.ts';
import { LAST_INSTANT } from './request.ts';
import type { AccountView } from './view.ts';

/** The decision on a request: on the one that was assessed, or on one that differs in what makes no difference. */
export type Ruling = (request: Request) => Decision;

const NONE: readonly [] = Object.freeze([]);

/** Says what an assessment comes to: the answer, its reason and its evidence (A1, A4, section 9). */
export function rulingOf(view: AccountView, assessment: Assessment): Ruling {
  const { request, answer, evidence, caveats } = assessment;
  const validUntil = validUntilOf(evidence);
  if (answer === TRUE) {
    return allow(assessment.isFree === TRUE ? 'not-restricted' : 'granted', evidence.grants, caveats, validUntil);
  }
  const required = (): Requirement => view.requirement(request.action);
  const [unknown, ...others] = reasonsOf(answer);
  if (unknown !== undefined) {
    const requires = assessment.isFreeOrGranted === TRUE ? undefined : required();
    return indeterminate([unknown, ...others], evidence.nearMisses, caveats, requires, validUntil);
  }
  const reason = assessment.refusal;
  return reason === undefined
    ? noGrant(evidence.nearMisses, caveats, required(), validUntil)
    : refusal(reason, nearMissesOf(evidence, reason), caveats, validUntil);
}

function allow(
  reason: AllowReason,
  grants: readonly Grant[],
  caveats: readonly Caveat[],
  validUntil: number | undefined,
): Ruling {
  return (request) =>
    lasting<Allow>(
      { effect: 'allow', allowed: true, reason, unknowns: NONE, grants, nearMisses: NONE, caveats, request },
      validUntil,
    );
}

function indeterminate(
  unknowns: readonly [UnknownReason, ...UnknownReason[]],
  nearMisses: readonly NearMiss[],
  caveats: readonly Caveat[],
  requires: Requirement | undefined,
  validUntil: number | undefined,
): Ruling {
  const [reason] = Object.freeze(unknowns);
  return (request) => {
    const decision: Lasting<Indeterminate> & { requires?: Requirement } = {
      effect: 'indeterminate',
      allowed: false,
      reason,
      unknowns,
      grants: NONE,
      nearMisses,
      caveats,
      request,
    };
    if (requires !== undefined) decision.requires = requires;
    return lasting<Indeterminate>(decision, validUntil);
  };
}

/** A deny for want of a grant, which says what would be one (A4). */
function noGrant(
  nearMisses: readonly NearMiss[],
  caveats: readonly Caveat[],
  requires: Requirement,
  validUntil: number | undefined,
): Ruling {
  return (request) =>
    lasting<Deny>(
      {
        effect: 'deny',
        allowed: false,
        reason: 'no-grant',
        unknowns: NONE,
        grants: NONE,
        nearMisses,
        caveats,
        request,
        requires,
      },
      validUntil,
    );
}

/** A deny whatever is granted. */
function refusal(
  reason: Refusal,
  nearMisses: readonly NearMiss[],
  caveats: readonly Caveat[],
  validUntil: number | undefined,
): Ruling {
  return (request) =>
    lasting<Deny>(
      { effect: 'deny', allowed: false, reason, unknowns: NONE, grants: NONE, nearMisses, caveats, request },
      validUntil,
    );
}

/** The first instant at which a time condition in play changes (A5), if a `Date` can hold it. */
function validUntilOf({ nextChange }: Evidence): number | undefined {
  const instant = nextChange * 1000;
  return instant <= LAST_INSTANT ? instant : undefined;
}

/** A decision to which the end of its validity can be added. */
type Lasting<Answer extends Decision> = Answer & { validUntil?: number };

/** Adds until when a decision holds, where that is known; what is not there is left out (A7). */
function lasting<Answer extends Decision>(decision: Lasting<Answer>, validUntil: number | undefined): Answer {
  if (validUntil !== undefined) decision.validUntil = validUntil;
  return decision;
}

/** Near misses of a refusal: who asks is one more obstacle, where that is the reason (A8). */
function nearMissesOf(evidence: Evidence, reason: Refusal): readonly NearMiss[] {
  switch (reason) {
    case 'not-a-user':
    case 'inactive-principal':
    case 'unknown-principal':
    case 'not-own-key':
      return evidence.nearMissesOfPrincipal;
    case 'unknown-service-id':
      return evidence.nearMisses;
  }
}
