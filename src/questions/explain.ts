import type { Account } from '../nouns/account.ts';
import { UPDATE_SETTING } from '../nouns/action.ts';
import type { Decision } from '../nouns/decision.ts';
import { wordsOfAnswer } from './explain-answer.ts';
import type { Remedy } from './remedies/remedy.ts';
import { CAVEAT_WORDS, listed, OBSTACLE_WORDS, wordsOfChange, wordsOfPolicy } from './words.ts';

/** For whom a decision is explained. */
export interface ExplainOptions {
  /** An administrator reads of policies and groups; a requester only of what was asked. */
  readonly audience?: 'administrator' | 'requester' | undefined;
  /** What `remedies` answered to the same request; the first of them is named. */
  readonly remedies?: readonly Remedy[] | undefined;
  /** The account that was asked: it tells names, states of users, and groups with dynamic rules. */
  readonly account?: Account | undefined;
}

/**
 * Explains a decision (A4, A8) in a short paragraph that a person can act on.
 *
 * @param decision what `decide` answered
 * @param options `audience`: `administrator` (the default), or `requester`, shorter and without ids of others;
 *   `remedies`: what `remedies` answered, so that the best one is named (REM-6); `account`: what only the account knows
 * @returns plain English on one line, with ids in backticks
 * @throws TypeError if the audience is neither
 *
 * @example
 * ```ts
 * import { decide, explain } from 'apikey-policy';
 *
 * const account = {
 *   id: '1a2b3c4d5e6f40718293a4b5c6d7e8f9',
 *   apiKeyCreation: 'RESTRICTED',
 *   principals: [{ kind: 'user', id: 'IBMid-060001ADMN', state: 'ACTIVE' }],
 *   accessGroups: [],
 *   policies: [],
 * } as const;
 * const decision = decide(account, { principal: 'IBMid-060001ADMN', action: 'iam-identity.user-apikey.create' });
 * explain(decision, { audience: 'requester' }).split('.')[0]; // => '`IBMid-060001ADMN` may not create a user API key'
 * ```
 */
export function explain(decision: Decision, options: ExplainOptions = {}): string {
  const { audience = 'administrator', account, remedies = [] } = options;
  if (audience !== 'administrator' && audience !== 'requester') {
    throw new TypeError('`audience` must be one of `administrator`, `requester`');
  }
  const forAdministrator = audience === 'administrator';
  return [
    ...wordsOfAnswer(decision, account, forAdministrator),
    ...remedyOf(remedies[0], forAdministrator),
    ...(forAdministrator ? nearMissesOf(decision) : []),
    ...otherTimesOf(decision),
    ...decision.caveats.map((caveat) =>
      caveat === 'enterprise-managed' && decision.request.action !== UPDATE_SETTING
        ? "An enterprise template restricts it, so changing the account's own setting won't help."
        : CAVEAT_WORDS[caveat],
    ),
    ...validityOf(decision),
  ].join(' ');
}

function remedyOf(remedy: Remedy | undefined, forAdministrator: boolean): string[] {
  if (remedy === undefined) return [];
  const { changes, sideEffects } = remedy;
  const least = `The least that helps: ${changes.map((change) => wordsOfChange(change, forAdministrator)).join(', and ')}.`;
  const { questions, carries } = sideEffects;
  const beside = [
    ...(questions.length > 0
      ? [`changes ${questions.length} other ${questions.length === 1 ? 'answer' : 'answers'}`]
      : []),
    ...(carries.length > 0 ? [`brings other policies: ${listed(carries, (id) => `\`${id}\``)}`] : []),
  ];
  return forAdministrator && beside.length > 0 ? [least, `That also ${beside.join(' and ')}.`] : [least];
}

/** None where no policy could help, as for somebody else's key or an inactive user. */
function nearMissesOf({ nearMisses, unknowns, requires, effect }: Decision): string[] {
  const isRefused =
    effect === 'deny' ? requires === undefined : unknowns.some((reason) => reason === 'unknown-principal');
  if (nearMisses.length === 0 || isRefused) return [];
  return [
    `Close to granting it: ${listed(nearMisses, (miss) => `${wordsOfPolicy(miss)} ${OBSTACLE_WORDS[miss.obstacle]}`)}.`,
  ];
}

/** REM-4: asking at another time is no remedy, and worth a try all the same: what changes is a condition that is false. */
function otherTimesOf({ reason, validUntil }: Decision): string[] {
  const hasClock = validUntil !== undefined && reason === 'no-grant';
  return hasClock ? ['Asked while the condition of a policy holds, it may be a yes.'] : [];
}

function validityOf({ validUntil }: Decision): string[] {
  return validUntil === undefined ? [] : [`This holds at least until ${new Date(validUntil).toISOString()}.`];
}
