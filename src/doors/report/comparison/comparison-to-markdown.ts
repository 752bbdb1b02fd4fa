import type { AccessComparison } from 'apikey-policy';
import { escaped, markdownTable } from '../../../text/layout/markdown.ts';
import { ACTION_PHRASES } from '../phrases/actions.ts';
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
 * A comparison as Markdown: how many answers change, who is locked out, and a table by name of who loses and gains what,
 * and why (REP-1, REP-2).
 *
 * @param comparison what `compareAccess` answered
 * @param options `account`: the account before or after the change, for names
 * @returns Markdown in which names and ids stand as they are
 *
 * @example
 * ```ts
 * import { compareAccess } from 'apikey-policy';
 * import { comparisonToMarkdown } from 'apikey-policy/report';
 *
 * const account = { id: 'a', principals: [], accessGroups: [], policies: [] };
 * comparisonToMarkdown(compareAccess(account, account), { account }); // => 'No answer changes.'
 * ```
 */
export function comparisonToMarkdown(comparison: AccessComparison, options: ComparisonOptions): string {
  const labels = labelsIn(options.account);
  const sentenceOf = lockoutSentences(options);
  const rows = changedQuestions(comparison).flatMap(({ class: name, action, answers }) =>
    answers.map((answer) =>
      [CLASS_PHRASES[name], ACTION_PHRASES[action].phrase, changedPhrase(answer, labels), afterPhrase(answer)].map(
        escaped,
      ),
    ),
  );
  const lockouts = comparison.lockouts.map((lockout) => `- ${escaped(sentenceOf(lockout))}`);
  return [
    `${escaped(changeCounts(comparison))}.`,
    ...(lockouts.length > 0 ? [lockouts.join('\n')] : []),
    ...(rows.length > 0 ? [markdownTable(['change', 'question', 'principal', 'after it'], rows)] : []),
  ].join('\n\n');
}
