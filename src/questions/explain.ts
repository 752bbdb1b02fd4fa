import type { PolicyDecisionPoint } from '../engine/compile.ts';
import { accountOf, checkDecision, checkOptions } from '../json/argument.ts';
import type { Account } from '../nouns/account.ts';
import type { Decision } from '../nouns/decision.ts';
import { toAdministrator } from './explain/administrator.ts';
import { explainedBy } from './explain/explained.ts';
import { toRequester } from './explain/requester.ts';
import type { Remedy } from './remedies/remedy.ts';

/** The audience of an explanation, and what else it can use. */
export interface ExplainOptions {
  /** An administrator reads about policies and groups, a requester only about the request; by default the administrator. */
  readonly audience?: 'administrator' | 'requester' | undefined;
  /** What `remedies` returned for the same request: an administrator reads the first one as a fix. */
  readonly remedies?: readonly Remedy[] | undefined;
  /** The account of the decision: it has names, states of users, and the times at which the answer changes. */
  readonly account?: Account | PolicyDecisionPoint | undefined;
}

/**
 * Explains a decision (A4, A8) in a short paragraph that a person can act on.
 *
 * With the account, principals, groups and roles have their names, and a policy has its name where no other policy has the
 * same. An id or a name that is longer than 72 characters is cut in the middle.
 *
 * @param decision what `decide` returned
 * @param options `audience`: `administrator` (the default), or `requester`, who is addressed as "you" and reads no id or
 *   name but those of the request; `remedies`: what `remedies` returned, of which an administrator reads the first (REM-6);
 *   `account`: the account of the decision, or its decision point
 * @returns plain text on one line, without control characters and Markdown
 * @throws TypeError if the audience is neither, or an argument is not of its type
 *
 * @example
 * ```ts
 * import { decide, explain } from 'apikey-policy';
 *
 * const account = {
 *   id: '1a2b3c4d5e6f40718293a4b5c6d7e8f9',
 *   apiKeyCreation: 'RESTRICTED',
 *   principals: [{ kind: 'user', id: 'IBMid-060011SUSP', state: 'SUSPENDED', name: 'Sue Suspended' }],
 *   accessGroups: [],
 *   policies: [],
 * } as const;
 * const decision = decide(account, { principal: 'IBMid-060011SUSP', action: 'iam-identity.user-apikey.create' });
 * explain(decision, { account }).split('. ')[1]; // => 'Set the user to active first.'
 * explain(decision, { account, audience: 'requester' }).split('.')[0]; // => "You can't create a user API key: you are suspended"
 * ```
 */
export function explain(decision: Decision, options: ExplainOptions = {}): string {
  checkDecision(decision);
  checkOptions(options, ['audience', 'remedies', 'account']);
  const { audience = 'administrator', remedies = [], account } = options;
  if (audience !== 'administrator' && audience !== 'requester') {
    throw new TypeError('`audience` must be one of `administrator`, `requester`');
  }
  const explained = explainedBy(decision, account === undefined ? undefined : accountOf(account, 'options.account'));
  const sentences = audience === 'requester' ? toRequester(explained) : toAdministrator(explained, remedies[0]);
  return sentences.join(' ');
}
