import { type AccountAndRequest, type Action, decide, explain, type Principal, parseAccount } from 'apikey-policy';
import fc from 'fast-check';
import { checkFunction, checkOptions } from '../../json/argument.ts';
import { accountAndRequest } from './arbitraries/questions.ts';
import { describe, isAsExpected, type OwnLogic, outcomeOf, summaryOf } from './outcome.ts';
import { shrunk } from './shrunk.ts';
import { expectedOf } from './vectors/vector.ts';

/** Which requests are compared, and how many. */
export interface SameAnswersOptions {
  /** By default any account with any request: `accountAndRequest()`. */
  readonly questions?: fc.Arbitrary<AccountAndRequest> | undefined;
  /** The number of questions; by default 1000. */
  readonly runs?: number | undefined;
  /** The seed of the generator. With the seed that an error names, the same questions are drawn again. */
  readonly seed?: number | undefined;
}

/**
 * Throws unless your logic answers generated questions as `decide` does. A boolean is compared with `allowed`, a string
 * with the effect, and a decision with everything but its `request`. The error shows one question whose answers differ,
 * with the smallest account that still shows the difference.
 *
 * @param own your logic; it answers in one of these ways
 * @param options `questions`: the generator; `runs`: the number of questions; `seed`: the seed of the generator
 * @throws Error with the counterexample, both answers, and the reason of the reference
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
  checkFunction('own', own);
  checkOptions(options, ['questions', 'runs', 'seed']);
  const { questions = accountAndRequest(), runs = 1000, seed } = options;
  const property = fc.property(questions, (question) => differenceOn(question, own) === undefined);
  const { counterexample, ...details } = fc.check(property, { numRuns: runs, ...(seed !== undefined && { seed }) });
  if (counterexample === null) return;
  const where = `question ${details.numRuns} of ${runs}, drawn with seed ${details.seed}`;
  throw new Error(`the answers differ on ${where}\n\n${report(smallest(counterexample[0], own), own)}`);
}

/** The actions that depend on a setting (S5, S8). */
const SETTINGS: readonly (readonly [Action, 'apiKeyCreation' | 'serviceIdCreation'])[] = [
  ['iam-identity.user-apikey.create', 'apiKeyCreation'],
  ['iam-identity.serviceid.create', 'serviceIdCreation'],
];

/** Both answers if they differ. */
function differenceOn({ account, request }: AccountAndRequest, own: OwnLogic): string | undefined {
  const expected = expectedOf(decide(account, request));
  const outcome = outcomeOf(own, account, request);
  if (isAsExpected(outcome, expected)) return undefined;
  return `  own answer: ${describe(outcome)}\n  reference:  ${summaryOf(expected)}`;
}

/** The question without everything that the difference does not need. */
function smallest(question: AccountAndRequest, own: OwnLogic): AccountAndRequest {
  const difference = differenceOn(question, own);
  return shrunk(
    question,
    (smaller): smaller is AccountAndRequest =>
      isQuestion(smaller) && isAsKnown(smaller, question) && differenceOn(smaller, own) === difference,
  );
}

/** Without a user's state (P3) or the setting (S4), the answer would be unknown for another reason: they stay. */
function isAsKnown({ account, request }: AccountAndRequest, whole: AccountAndRequest): boolean {
  const stateOf = (principal: Principal): string => JSON.stringify(principal, ['id', 'state']);
  const states = whole.account.principals.map(stateOf);
  return (
    account.principals.every((principal) => states.includes(stateOf(principal))) &&
    SETTINGS.every(([action, name]) => action !== request.action || account[name] === whole.account[name])
  );
}

/** Whether the reference can answer what is left. */
function isQuestion(value: unknown): value is AccountAndRequest {
  const { account, request } = Object(value);
  return parseAccount(account).ok && outcomeOf(decide, account, request).kind === 'answered';
}

function report(question: AccountAndRequest, own: OwnLogic): string {
  const { account, request } = question;
  return [
    `${differenceOn(question, own)}\n  ${explain(decide(account, request))}`,
    `request\n${JSON.stringify(request, undefined, 2)}`,
    `account\n${JSON.stringify(account, undefined, 2)}`,
  ].join('\n\n');
}
