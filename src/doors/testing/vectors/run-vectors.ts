import { isAsExpected, type Outcome, type OwnLogic, outcomeOf } from '../outcome.ts';
import type { Vector } from './vector.ts';
import { vectors } from './vectors.ts';

/** A vector that was answered otherwise. */
export interface VectorFailure {
  readonly vector: Vector;
  readonly outcome: Outcome;
}

/** What came of asking vectors. */
export interface VectorRun {
  /** How many were answered as they expect. */
  readonly passed: number;
  readonly failures: readonly VectorFailure[];
}

/**
 * Asks what every conformance vector asks. A boolean is compared with `allowed`, a text with the effect, a decision
 * with all that the vector expects.
 *
 * @param own logic that answers in one of these ways
 * @param asked which vectors; by default all
 *
 * @example
 * ```ts
 * import { decide } from 'apikey-policy';
 * import { runVectors } from 'apikey-policy/testing';
 *
 * runVectors(decide).failures; // => []
 *
 * const { failures } = runVectors(() => 'deny');
 * failures.every(({ vector }) => vector.expected.effect !== 'deny'); // => true
 * ```
 */
export function runVectors(own: OwnLogic, asked: readonly Vector[] = vectors): VectorRun {
  const failures = asked
    .map((vector): VectorFailure => ({ vector, outcome: outcomeOf(own, vector.account, vector.request) }))
    .filter(({ vector, outcome }) => !isAsExpected(outcome, vector.expected));
  return { passed: asked.length - failures.length, failures };
}
