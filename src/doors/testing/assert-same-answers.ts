import { type Action, decide, explain, type Principal, parseAccount } from 'apikey-policy';
import fc from 'fast-check';
import { type AccountAndRequest, accountAndRequest } from './arbitraries/questions.ts';
import { inWords, isAsExpected, type OwnLogic, outcomeOf, summaryOf } from './outcome.ts';
import { shrunk } from './shrunk.ts';
import { expectedOf } from './vectors/vector.ts';

/** What is asked, and how often. */
export interface SameAnswersOptions {
  /** By default any about any account: `accountAndRequest()`. */
  readonly questions?: fc.Arbitrary<AccountAndRequest> | undefined;
  /** How many questions; by default 1000. */
  readonly runs?: number | undefined;
  /** Where drawing starts: the one that an error names draws the same questions again. */
  readonly seed?: number | undefined;
}

/**
 * Throws unless logic of one's own answers drawn questions as `decide` does: a boolean is compared with `allowed`, a
 * text with the effect, a decision with all but its `request`. The error shows one question whose answers differ, from
 * whose account nothing can be taken away without the difference going, too.
 *
 * @param own logic that answers in one of these ways
 * @param options which questions, how many, and the seed
 * @throws Error with the counterexample, both answers, and why the reference answers so
 *
 * @example
 * ```ts
 * import type { Account } from 'apikey-policy';
 * import { accountAndRequest, assertSameAnswers } from 'apikey-policy/testing';
 *
 * const isRestricted = ({ apiKeyCreation }: Account): boolean => apiKeyCreation === 'RESTRICTED';
 * const questions = accountAndRequest(
 *   { apiKeyCreation: 'RESTRICTED', policies: [] },
 *   { action: 'iam-identity.user-apikey.create' },
 * );
 * assertSameAnswers((account) => !isRestricted(account), { questions });
 *
 * let message = '';
 * try {
 *   assertSameAnswers((account) => isRestricted(account), { questions, seed: 1 });
 * } catch (error) {
 *   message = String(error);
 * }
 * message.includes('own answer: true\n  reference:  deny, for '); // => true
 * ```
 */
export function assertSameAnswers(own: OwnLogic, options: SameAnswersOptions = {}): void {
  const { questions = accountAndRequest(), runs = 1000, seed } = options;
  const property = fc.property(questions, (question) => differenceOn(question, own) === undefined);
  const { counterexample, ...details } = fc.check(property, { numRuns: runs, ...(seed !== undefined && { seed }) });
  if (counterexample === null) return;
  const where = `question ${details.numRuns} of ${runs}, drawn with seed ${details.seed}`;
  throw new Error(`the answers differ on ${where}\n\n${told(smallest(counterexample[0], own), own)}`);
}

/** The actions that a setting is about (S5, S8). */
const SETTINGS: readonly (readonly [Action, 'apiKeyCreation' | 'serviceIdCreation'])[] = [
  ['iam-identity.user-apikey.create', 'apiKeyCreation'],
  ['iam-identity.serviceid.create', 'serviceIdCreation'],
];

/** How the answers to a question differ, if they do: both, in words. */
function differenceOn({ account, request }: AccountAndRequest, own: OwnLogic): string | undefined {
  const expected = expectedOf(decide(account, request));
  const outcome = outcomeOf(own, account, request);
  if (isAsExpected(outcome, expected)) return undefined;
  return `  own answer: ${inWords(outcome)}\n  reference:  ${summaryOf(expected)}`;
}

/** What is left of a question when everything is taken away that the difference does not need. */
function smallest(question: AccountAndRequest, own: OwnLogic): AccountAndRequest {
  const difference = differenceOn(question, own);
  return shrunk(
    question,
    (smaller): smaller is AccountAndRequest =>
      isQuestion(smaller) && isAsKnown(smaller, question) && differenceOn(smaller, own) === difference,
  );
}

/** Whether what would be unknown without it still is there: the states of users (P3), and the setting (S4). */
function isAsKnown({ account, request }: AccountAndRequest, whole: AccountAndRequest): boolean {
  const stateOf = (principal: Principal): string => JSON.stringify(principal, ['id', 'state']);
  const states = whole.account.principals.map(stateOf);
  return (
    account.principals.every((principal) => states.includes(stateOf(principal))) &&
    SETTINGS.every(([action, name]) => action !== request.action || account[name] === whole.account[name])
  );
}

/** Whether what is left of a question is one that the reference answers. */
function isQuestion(value: unknown): value is AccountAndRequest {
  const { account, request } = Object(value);
  return parseAccount(account).ok && outcomeOf(decide, account, request).kind === 'answered';
}

function told(question: AccountAndRequest, own: OwnLogic): string {
  const { account, request } = question;
  return [
    `${differenceOn(question, own)}\n  ${explain(decide(account, request))}`,
    `request\n${JSON.stringify(request, undefined, 2)}`,
    `account\n${JSON.stringify(account, undefined, 2)}`,
  ].join('\n\n');
}
