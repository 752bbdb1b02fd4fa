import { or, reasonsOf, TRUE } from '../matching/ternary.ts';
import type { Allow, Decision, Deny, Indeterminate } from '../nouns/decision.ts';
import type { AccountView } from './account-view.ts';
import { caveatsOf } from './caveat.ts';
import type { Evaluation } from './evaluation.ts';
import type { Explanation } from './evidence.ts';
import { LAST_INSTANT } from './request.ts';

const NONE: readonly [] = Object.freeze([]);

/** A decision whose fields can still be set. Fields that do not apply are left out (A7). */
type Draft<Answer extends Decision> = { -readonly [Field in keyof Answer]: Answer[Field] };

/** The decision of an evaluation: its answer, reason and evidence (A1, A4, section 9). */
export function decisionOf(view: AccountView, evaluation: Evaluation, explanation: Explanation): Decision {
  const decision = draftOf(view, evaluation, explanation);
  const validUntil = evaluation.found.nextChange * 1000;
  // A5: left out if a `Date` cannot represent it.
  if (validUntil <= LAST_INSTANT) decision.validUntil = validUntil;
  return decision;
}

function draftOf(
  view: AccountView,
  evaluation: Evaluation,
  explanation: Explanation,
): Draft<Allow> | Draft<Deny> | Draft<Indeterminate> {
  const { request, answer, free, granted, refusal } = evaluation;
  const caveats = caveatsOf(view, evaluation, explanation);
  if (answer === TRUE) {
    const grants = explanation.grants();
    const reason = free === TRUE ? 'not-restricted' : 'granted';
    return { effect: 'allow', allowed: true, reason, unknowns: NONE, grants, nearMisses: NONE, caveats, request };
  }
  // A8: all refusals but this one are about the principal.
  const isPrincipalRefused = refusal !== undefined && refusal !== 'unknown-service-id';
  const nearMisses = explanation.nearMisses(isPrincipalRefused);
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
    return deny;
  }
  const unknowns = [unknown, ...others];
  const indeterminate: Draft<Indeterminate> = {
    effect: 'indeterminate',
    allowed: false,
    reason: unknown,
    unknowns,
    grants: NONE,
    nearMisses,
    caveats,
    request,
  };
  if (or(free, granted) !== TRUE) indeterminate.requires = view.requirement(request.action);
  return indeterminate;
}
