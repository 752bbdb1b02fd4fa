import { checkFunction } from '../../json/argument.ts';
import { describe, isAsExpected, type Outcome, type OwnLogic, outcomeOf, summaryOf } from './outcome.ts';
import type { Vector } from './vectors/vector.ts';
import { vectors } from './vectors/vectors.ts';

interface Failure {
  readonly vector: Vector;
  readonly outcome: Outcome;
}

const MOST_SHOWN = 5;

/**
 * Throws unless your logic answers every conformance vector as expected. A boolean is compared with `allowed`, a string
 * with the effect, and a decision with everything that the vector expects.
 *
 * @param own your logic; it answers in one of these ways
 * @param chosen the vectors to check; by default all
 * @throws Error with the first five failures, each with its rules, and the number of the others
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
 *
 * let message = '';
 * try {
 *   assertVectors(() => 'deny', aboutSettings);
 * } catch (error) {
 *   message = String(error);
 * }
 * message.includes('  answered: deny\n'); // => true
 * ```
 */
export function assertVectors(own: OwnLogic, chosen: readonly Vector[] = vectors): void {
  checkFunction('own', own);
  const failures = chosen
    .map((vector): Failure => ({ vector, outcome: outcomeOf(own, vector.account, vector.request) }))
    .filter(({ vector, outcome }) => !isAsExpected(outcome, vector.expected));
  if (failures.length === 0) return;
  const shown = failures.slice(0, MOST_SHOWN).map(linesOf);
  const others = failures.length > MOST_SHOWN ? [`and ${failures.length - MOST_SHOWN} more`] : [];
  throw new Error(
    [`${failures.length} of ${chosen.length} vectors have an unexpected answer`, ...shown, ...others].join('\n\n'),
  );
}

function linesOf({ vector: { id, rules, sentence, account, request, expected }, outcome }: Failure): string {
  return [
    `${id} (${rules.join(', ')}): ${sentence}`,
    `  expected: ${summaryOf(expected)}`,
    `  answered: ${describe(outcome)}`,
    `  request: ${JSON.stringify(request)}`,
    `  account: ${JSON.stringify(account)}`,
  ].join('\n');
}
