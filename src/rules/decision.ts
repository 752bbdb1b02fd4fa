import { or, reasonsOf, TRUE } from '../matching/ternary.ts';
import type { Allow, Decision, Deny, Grant, Indeterminate } from '../nouns/decision.ts';
import type { AccountView } from './account-view.ts';
import { caveatsOf } from './caveat.ts';
import type { Evaluation } from './evaluation.ts';
import { nearMissesOf } from './evidence.ts';
import { LAST_INSTANT } from './request.ts';
import type { Verdict } from './verdict.ts';

const NONE: readonly [] = Object.freeze([]);

/** A decision whose fields can still be set. Fields that do not apply are left out (A7). */
type Draft<Answer extends Decision> = { -readonly [Field in keyof Answer]: Answer[Field] };

/**
 * The decision of an evaluation whose answer is true (A1).
 *
 * @param grants every policy and role that grants the request, in the order of the account (A4)
 */
export function allowOf(view: AccountView, evaluation: Evaluation, grants: readonly Grant[]): Allow {
  const { request, free } = evaluation;
  const decision: Draft<Allow> = {
    effect: 'allow',
    allowed: true,
    reason: free === TRUE ? 'not-restricted' : 'granted',
    unknowns: NONE,
    grants,
    nearMisses: NONE,
    // No caveat on an allow is about its policies.
    caveats: caveatsOf(view, evaluation, NONE),
    request,
  };
  return withValidity(decision, evaluation);
}

/**
 * The decision of an evaluation whose answer is false or unknown (A1): its reason and evidence (section 9).
 *
 * @param verdicts the verdicts of the policies of the principal, in the order of the account
 */
export function refusalOf(
  view: AccountView,
  evaluation: Evaluation,
  verdicts: readonly Verdict[],
): Deny | Indeterminate {
  const { request, answer, free, granted, refusal } = evaluation;
  const caveats = caveatsOf(view, evaluation, verdicts);
  // A8: the principal is the obstacle for all refusals but this one.
  const isPrincipalRefused = refusal !== undefined && refusal !== 'unknown-service-id';
  const nearMisses = nearMissesOf(verdicts, isPrincipalRefused);
  const [unknown, ...others] = reasonsOf(answer);
  if (unknown === undefined) {
    const reason = refusal ?? 'no-grant';
    const deny: Draft<Deny> = {
      effect: 'deny',
      allowed: false,
      reason,
      unknowns: NONE,
      grants: NONE,
      nearMisses,
      caveats,
      request,
    };
    if (refusal === undefined) deny.requires = view.requirement(request.action);
    return withValidity(deny, evaluation);
  }
  const indeterminate: Draft<Indeterminate> = {
    effect: 'indeterminate',
    allowed: false,
    reason: unknown,
    unknowns: [unknown, ...others],
    grants: NONE,
    nearMisses,
    caveats,
    request,
  };
  if (or(free, granted) !== TRUE) indeterminate.requires = view.requirement(request.action);
  return withValidity(indeterminate, evaluation);
}

/** Sets `validUntil` (A5). It is left out if a `Date` cannot represent it. */
function withValidity<Answer extends Draft<Decision>>(decision: Answer, { evidence }: Evaluation): Answer {
  const validUntil = evidence.nextChange * 1000;
  if (validUntil <= LAST_INSTANT) decision.validUntil = validUntil;
  return decision;
}
