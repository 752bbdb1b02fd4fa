import type { Account, Decision, Effect, Request } from 'apikey-policy';
import { isSame } from './equality.ts';
import { type Expected, expectedOf, inOrder } from './vectors/vector.ts';

/** An answer of your logic: whether it allows, the effect, or a whole decision. */
export type Answer = boolean | Effect | Decision;

/** Your logic, which answers a request about an account. */
export type OwnLogic = (account: Account, request: Request) => Answer;

/** What happened when the logic was called. */
export type Outcome =
  | { readonly kind: 'answered'; readonly answer: Answer }
  | { readonly kind: 'threw'; readonly error: unknown };

/** Calls the logic with copies: logic that writes into its arguments must not change other questions. */
export function outcomeOf(own: OwnLogic, account: Account, request: Request): Outcome {
  try {
    return { kind: 'answered', answer: own(copied(account), copied(request)) };
  } catch (error) {
    return { kind: 'threw', error };
  }
}

function copied<T>(value: T): T {
  return JSON.parse(JSON.stringify(value));
}

/** Compares as much as the answer contains: of a decision everything but the request, sets in any order. */
export function isAsExpected(outcome: Outcome, expected: Expected): boolean {
  if (outcome.kind === 'threw') return false;
  const { answer } = outcome;
  const isAllow = expected.effect === 'allow';
  if (typeof answer === 'boolean') return answer === isAllow;
  if (typeof answer === 'string') return answer === expected.effect;
  return answer.allowed === isAllow && isSame(inOrder(expectedOf(answer)), inOrder(expected));
}

export function describe(outcome: Outcome): string {
  if (outcome.kind === 'threw') return `throws ${String(outcome.error)}`;
  const { answer } = outcome;
  return typeof answer === 'object' ? summaryOf(answer) : String(answer);
}

export function summaryOf({ effect, reason, unknowns }: Pick<Expected, 'effect' | 'reason' | 'unknowns'>): string {
  return `${effect}, for ${unknowns.length > 0 ? unknowns.join(', ') : reason}`;
}
