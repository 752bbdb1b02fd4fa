import { FALSE, or, TRUE, type Truth } from '../matching/ternary.ts';
import type { Grant, NearMiss } from '../nouns/decision.ts';
import { nearMiss, nearMissOf, nextChangeOf, truthOf, type Verdict } from './verdict.ts';

/** What the policies about one principal say to one question, all of them together. */
export interface Evidence {
  /** Whether one of them grants it (A2). */
  readonly granted: Truth;
  /** The next second at which a time condition of a policy in play changes (A5): until then, all of this holds. */
  readonly nextChange: number;
}

/** Collects verdicts: grants only add up, so together they are a disjunction (A2, G7). */
export function evidenceOf(verdicts: readonly Verdict[], second: number | undefined): Evidence {
  let granted = FALSE;
  let nextChange = Infinity;
  for (const verdict of verdicts) {
    granted = or(granted, truthOf(verdict));
    nextChange = Math.min(nextChange, nextChangeOf(verdict, second));
  }
  return { granted, nextChange };
}

/** What explains an answer. Not every answer needs all of it. */
export interface Explanation {
  /** The verdicts on the principal, in the order of the account. */
  verdicts(): readonly Verdict[];
  /** Every policy and role that alone suffices, in the order of the account (A4). */
  grants(): readonly Grant[];
  /** As `nearMissesOf` gives them. */
  nearMisses(isPrincipalRefused: boolean): readonly NearMiss[];
}

export function explanationOf(verdicts: readonly Verdict[]): Explanation {
  return {
    verdicts: () => verdicts,
    grants: () => verdicts.filter((verdict) => truthOf(verdict) === TRUE).flatMap(({ grants }) => grants),
    nearMisses: (isPrincipalRefused) => nearMissesOf(verdicts, isPrincipalRefused),
  };
}

/**
 * The policies that one obstacle keeps from granting (A8).
 *
 * @param isPrincipalRefused whether the requester is one more obstacle, also for the policies that do grant
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
