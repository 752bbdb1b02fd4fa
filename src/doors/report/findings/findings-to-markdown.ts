import type { Finding } from 'apikey-policy';
import { escaped, markdownTable } from '../../../text/layout/markdown.ts';
import { type FindingsOptions, findingCounts, sentences } from './finding-phrases.ts';

/**
 * Findings as Markdown: a table with the severity, a sentence, what to do, and the code with its references (REP-1,
 * REP-2).
 *
 * @param findings what `audit` answered
 * @param options `account`: the account that was audited, whose names then stand beside the ids
 * @returns Markdown in which names and ids stand as they are
 *
 * @example
 * ```ts
 * import { findingsToMarkdown } from 'apikey-policy/report';
 *
 * findingsToMarkdown([]); // => 'No findings.'
 * ```
 */
export function findingsToMarkdown(findings: readonly Finding[], options: FindingsOptions = {}): string {
  const sentenceOf = sentences(options);
  const rows = findings.map((finding) =>
    [finding.severity, sentenceOf(finding), finding.whatToDo, [finding.code, ...finding.references].join(', ')].map(
      escaped,
    ),
  );
  if (rows.length === 0) return `${findingCounts(findings)}.`;
  return [
    `${escaped(findingCounts(findings))}.`,
    markdownTable(['severity', 'finding', 'to do', 'code and references'], rows),
  ].join('\n\n');
}
