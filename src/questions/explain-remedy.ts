import type { PolicyDecisionPoint } from '../engine/compile.ts';
import { accountOf, checkOptions, checkRemedy } from '../json/argument.ts';
import type { Account } from '../nouns/account.ts';
import { phraseOfRemedy } from './explain/fix.ts';
import { namesIn } from './explain/names.ts';
import { sentence } from './explain/plain-text.ts';
import type { Remedy } from './remedies/remedy.ts';

/**
 * Says in one sentence what an administrator does to apply a remedy (REM-2, REM-3). `renderRemedy` writes the command for it.
 *
 * @param remedy what `remedies` or `remedyForAll` returned
 * @param options `account`: the account of the remedy, or its decision point; it has the names of groups and roles
 * @returns plain text on one line, without control characters and Markdown
 * @throws TypeError if an argument is not of its type
 *
 * @example
 * ```ts
 * import { explainRemedy, remedies } from 'apikey-policy';
 *
 * const account = {
 *   id: '1a2b3c4d5e6f40718293a4b5c6d7e8f9',
 *   apiKeyCreation: 'RESTRICTED',
 *   principals: [{ kind: 'user', id: 'IBMid-060001ADMN', state: 'ACTIVE', name: 'Ada Admin' }],
 *   accessGroups: [],
 *   policies: [],
 * } as const;
 * const [first] = remedies(account, { principal: 'IBMid-060001ADMN', action: 'iam-identity.user-apikey.create' });
 * first && explainRemedy(first, { account }); // => 'Assign Ada Admin the User API key creator role on IAM Identity.'
 * ```
 */
export function explainRemedy(
  remedy: Remedy,
  options: { readonly account?: Account | PolicyDecisionPoint | undefined } = {},
): string {
  checkRemedy(remedy);
  checkOptions(options, ['account']);
  const { account } = options;
  return sentence(
    phraseOfRemedy(remedy, namesIn(account === undefined ? undefined : accountOf(account, 'options.account'))),
  );
}
