import { inWords, type OwnLogic, summaryOf } from './outcome.ts';
import { runVectors, type VectorFailure } from './vectors/run-vectors.ts';
import type { Vector } from './vectors/vector.ts';
import { vectors } from './vectors/vectors.ts';

/** How many failures are told. */
const TOLD = 5;

/**
 * Throws unless every conformance vector is answered as it expects: a boolean is compared with `allowed`, a text with
 * the effect, a decision with all that the vector expects.
 *
 * @param own logic that answers in one of these ways
 * @param asked which vectors; by default all
 * @throws Error that tells the first failures, with their rules
 *
 * @example
 * ```ts
 * import { compile, decide } from 'apikey-policy';
 * import { assertVectors, vectors } from 'apikey-policy/testing';
 *
 * assertVectors(decide);
 * assertVectors((account, request) => compile(account).allows(request)); // a boolean is compared with `allowed`
 *
 * const aboutSettings = vectors.filter(({ rules }) => rules.includes('S5'));
 * aboutSettings.length > 0; // => true
 * assertVectors(decide, aboutSettings);
 * ```
 */
export function assertVectors(own: OwnLogic, asked: readonly Vector[] = vectors): void {
  const { failures } = runVectors(own, asked);
  if (failures.length === 0) return;
  const told = failures.slice(0, TOLD).map(linesOf);
  const others = failures.length > TOLD ? [`and ${failures.length - TOLD} more`] : [];
  throw new Error(
    [`${failures.length} of ${asked.length} vectors are answered otherwise`, ...told, ...others].join('\n\n'),
  );
}

function linesOf({ vector: { id, rules, sentence, account, request, expected }, outcome }: VectorFailure): string {
  return [
    `${id} (${rules.join(', ')}): ${sentence}`,
    `  expected: ${summaryOf(expected)}`,
    `  answered: ${inWords(outcome)}`,
    `  request: ${JSON.stringify(request)}`,
    `  account: ${JSON.stringify(account)}`,
  ].join('\n');
}
