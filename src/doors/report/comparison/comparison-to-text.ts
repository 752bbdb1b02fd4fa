import type { AccessComparison } from 'apikey-policy';
import { wrapped } from '../../../text/layout/wrapped.ts';
import { ACTION_PHRASES } from '../phrases/actions.ts';
import { columnsOf, type TextOptions } from '../phrases/columns.ts';
import { labelsIn } from '../phrases/labels.ts';
import { CLASS_PHRASES, changedQuestions } from './changed-answers.ts';
import {
  afterPhrase,
  type ComparisonOptions,
  changeCounts,
  changedPhrase,
  lockoutSentences,
} from './comparison-phrases.ts';

/**
 * A comparison as text for a terminal: how many answers change, who is locked out, and then by name who loses and gains
 * what, and why (REP-1).
 *
 * @param comparison what `compareAccess` answered
 * @param options `account`: the account before or after the change, for names; `columns`: the width of the terminal, 80
 *   by default
 * @returns lines of at most this width, without control characters
 * @throws TypeError if `columns` is no whole number
 *
 * @example
 * ```ts
 * import { compareAccess, withApiKeyCreation } from 'apikey-policy';
 * import { comparisonToText } from 'apikey-policy/report';
 *
 * const account = {
 *   id: '1a2b3c4d5e6f40718293a4b5c6d7e8f9',
 *   apiKeyCreation: 'NOT_RESTRICTED',
 *   principals: [{ kind: 'user', id: 'IBMid-060001ADMN', state: 'ACTIVE', name: 'Ada Admin' }],
 *   accessGroups: [],
 *   policies: [],
 * } as const;
 * const preview = compareAccess(account, withApiKeyCreation(account, 'RESTRICTED'));
 * const lines = comparisonToText(preview, { account }).split('\n');
 * lines[0]; // => '1 answer changes: 1 revoked'
 * lines[2]; // => 'Nobody can create a user API key any more (nobody-may-create-user-keys).'
 * lines[5]; // => '  Ada Admin (IBMid-060001ADMN): no policy grants it (no-grant)'
 * ```
 */
export function comparisonToText(comparison: AccessComparison, options: ComparisonOptions & TextOptions): string {
  const columns = columnsOf(options);
  const labels = labelsIn(options.account);
  const sentenceOf = lockoutSentences(options);
  const lockouts = comparison.lockouts.flatMap((lockout) => wrapped(sentenceOf(lockout), columns, '', '  '));
  const questions = changedQuestions(comparison).flatMap(({ class: name, action, answers }) => [
    '',
    ...wrapped(`${CLASS_PHRASES[name]}: ${ACTION_PHRASES[action].phrase}`, columns, '', '  '),
    ...answers.flatMap((answer) =>
      wrapped(`${changedPhrase(answer, labels)}: ${afterPhrase(answer)}`, columns, '  ', '    '),
    ),
  ]);
  return [
    ...wrapped(changeCounts(comparison), columns),
    ...(lockouts.length > 0 ? ['', ...lockouts] : []),
    ...questions,
  ].join('\n');
}
