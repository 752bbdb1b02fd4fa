import { FALSE, or, TRUE, type Truth } from '../matching/ternary.ts';
import type { Grant, NearMiss } from '../nouns/decision.ts';
import { nearMiss, nearMissOf, nextChangeOf, truthOf, type Verdict } from './verdict.ts';

/** The combined verdicts of all policies of one principal on a request. */
export interface Evidence {
  /** Whether one of the policies grants the request (A2). */
  readonly granted: Truth;
  /** The next second at which a relevant time condition changes (A5). Until then, the evidence stays the same. */
  readonly nextChange: number;
}

/** Combines verdicts. Policies only grant, and never deny, so the result is a disjunction (A2, G7). */
export function evidenceOf(verdicts: readonly Verdict[], second: number | undefined): Evidence {
  let granted = FALSE;
  let nextChange = Infinity;
  for (const verdict of verdicts) {
    granted = or(granted, truthOf(verdict));
    nextChange = Math.min(nextChange, nextChangeOf(verdict, second));
  }
  return { granted, nextChange };
}

/** Every policy and role that grants the request by itself (A4). */
export function grantsOf(verdicts: readonly Verdict[]): readonly Grant[] {
  return verdicts.filter((verdict) => truthOf(verdict) === TRUE).flatMap(({ grants }) => grants);
}

/**
 * The policies with exactly one obstacle to granting the request (A8).
 *
 * @param isPrincipalRefused whether the requester is refused: this is one more obstacle, also for policies that grant
 */
export function nearMissesOf(verdicts: readonly Verdict[], isPrincipalRefused: boolean): readonly NearMiss[] {
  const nearMisses: NearMiss[] = [];
  for (const verdict of verdicts) {
    const isGrant = isPrincipalRefused && truthOf(verdict) === TRUE;
    const found = isGrant ? nearMiss(verdict.policy, 'principal') : nearMissOf(verdict);
    if (found !== undefined) nearMisses.push(found);
  }
  return nearMisses;
}
