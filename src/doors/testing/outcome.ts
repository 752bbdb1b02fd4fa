import type { Account, Decision, Effect, Request } from 'apikey-policy';
import { isSame } from './equality.ts';
import { roundTrip } from './json.ts';
import { type Expected, expectedOf, inOrder } from './vectors/vector.ts';

/** What logic of one's own may answer: whether it allows, the effect, or a whole decision. */
export type Answer = boolean | Effect | Decision;

/** Logic of one's own. */
export type OwnLogic = (account: Account, request: Request) => Answer;

/** What came of asking it. */
export type Outcome =
  | { readonly kind: 'answered'; readonly answer: Answer }
  | { readonly kind: 'threw'; readonly error: unknown };

/** Asks with copies, so that whatever writes into them spoils no other question. */
export function outcomeOf(own: OwnLogic, account: Account, request: Request): Outcome {
  try {
    return { kind: 'answered', answer: own(roundTrip(account), roundTrip(request)) };
  } catch (error) {
    return { kind: 'threw', error };
  }
}

/** Whether it is the expected answer, as far as it says: of a decision all but the request, sets in any order. */
export function isAsExpected(outcome: Outcome, expected: Expected): boolean {
  if (outcome.kind === 'threw') return false;
  const { answer } = outcome;
  const isAllow = expected.effect === 'allow';
  if (typeof answer === 'boolean') return answer === isAllow;
  if (typeof answer === 'string') return answer === expected.effect;
  return answer.allowed === isAllow && isSame(inOrder(expectedOf(answer)), inOrder(expected));
}

/** In a few words. */
export function inWords(outcome: Outcome): string {
  if (outcome.kind === 'threw') return `throws ${String(outcome.error)}`;
  const { answer } = outcome;
  return typeof answer === 'object' ? summaryOf(answer) : String(answer);
}

/** The effect and why. */
export function summaryOf({ effect, reason, unknowns }: Pick<Expected, 'effect' | 'reason' | 'unknowns'>): string {
  return `${effect}, for ${unknowns.length > 0 ? unknowns.join(', ') : reason}`;
}
