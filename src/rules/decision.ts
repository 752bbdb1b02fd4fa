import { FALSE, reasonsOf, TRUE } from '../matching/ternary.ts';
import type { Decision, Grant, NearMiss, Requirement } from '../nouns/decision.ts';
import type { DenyReason } from '../nouns/reason.ts';
import type { Assessment } from './assessment.ts';
import { caveatsOf } from './caveat.ts';
import type { Evidence, PolicyTest } from './policy.ts';
import { LAST_INSTANT } from './request.ts';
import { rolesThatCarry } from './role.ts';
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
      grants: evidence.flatMap(grantsOf),
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
      nearMisses: evidence.flatMap((piece) => nearMissOf(piece)),
      caveats: caveatsOf(view, assessment),
      request,
      ...(assessment.isFreeOrGranted !== TRUE && requirement(view, assessment)),
      ...validity,
    };
  }
  const reason = assessment.gates.find(({ holds }) => holds === FALSE)?.reason ?? 'no-grant';
  return {
    effect: 'deny',
    allowed: false,
    reason,
    unknowns: [],
    grants: [],
    nearMisses: evidence.flatMap((piece) => nearMissOf(piece, reason)),
    caveats: caveatsOf(view, assessment, reason),
    request,
    ...(reason === 'no-grant' && requirement(view, assessment)),
    ...validity,
  };
}

function requirement(view: AccountView, { request: { action } }: Assessment): { requires: Requirement } {
  return { requires: { action, roles: rolesThatCarry(action, view.roles) } };
}

/** Each role of a policy that certainly grants is a grant of its own (G8). */
function grantsOf({ policy, verdict, roles }: Evidence): Grant[] {
  return verdict === TRUE ? roles.map((role) => ({ ...named(policy), role })) : [];
}

/** A policy that one obstacle keeps from granting (A8). */
function nearMissOf({ policy, verdict, obstacle }: Evidence, reason?: DenyReason): NearMiss[] {
  if (obstacle !== undefined) return [{ ...named(policy), obstacle }];
  // A policy that would grant is kept from it by who asks, where that is the reason.
  return verdict === TRUE && isAboutPrincipal(reason) ? [{ ...named(policy), obstacle: 'principal' }] : [];
}

function isAboutPrincipal(reason: DenyReason | undefined): boolean {
  switch (reason) {
    case 'not-a-user':
    case 'inactive-principal':
    case 'unknown-principal':
    case 'not-own-key':
      return true;
    case 'unknown-service-id':
    case 'no-grant':
    case undefined:
      return false;
  }
}

function named({ id, accessGroup }: PolicyTest): { policy: string; accessGroup?: string } {
  return accessGroup === undefined ? { policy: id } : { policy: id, accessGroup };
}

/** The first instant at which a time condition in play changes (A5); none that a `Date` cannot hold. */
function validUntil(evidence: readonly Evidence[]): { validUntil?: number } {
  const instant = evidence.reduce((first, { nextChange }) => Math.min(first, nextChange), Infinity) * 1000;
  return instant <= LAST_INSTANT ? { validUntil: instant } : {};
}
