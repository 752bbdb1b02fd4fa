import type { Finding } from 'apikey-policy';
import { visible } from '../../../text/layout/visible.ts';
import { padded } from '../../../text/layout/width.ts';
import { wrapped } from '../../../text/layout/wrapped.ts';
import { columnsOf, type TextOptions } from '../phrases/columns.ts';
import { type FindingsOptions, findingCounts, sentences } from './finding-phrases.ts';

const INDENT = ' '.repeat('medium'.length + 2);

/**
 * Findings as text for a terminal: for each its severity, a sentence, what to do, and the code with its references
 * (REP-1).
 *
 * @param findings what `audit` answered
 * @param options `columns`: the width of the terminal, 80 by default; `account`: the account that was audited, whose
 *   names then stand beside the ids
 * @returns lines of at most this width, without control characters
 * @throws TypeError if `columns` is no whole number
 *
 * @example
 * ```ts
 * import { audit } from 'apikey-policy';
 * import { findingsToText } from 'apikey-policy/report';
 *
 * const account = {
 *   id: '1a2b3c4d5e6f40718293a4b5c6d7e8f9',
 *   apiKeyCreation: 'NOT_SET',
 *   serviceIdCreation: 'RESTRICTED',
 *   principals: [],
 *   accessGroups: [],
 *   policies: [],
 *   partial: ['principals'],
 * } as const;
 * findingsToText(audit(account), { account }).split('\n')[0]; // => '1 finding: 1 high'
 * ```
 */
export function findingsToText(findings: readonly Finding[], options: TextOptions & FindingsOptions = {}): string {
  const columns = columnsOf(options);
  const sentenceOf = sentences(options);
  const parts = findings.map((finding) => {
    const { severity, code, whatToDo, references } = finding;
    const behind = [code, ...references].join(', ');
    return [
      ...wrapped(sentenceOf(finding), columns, padded(severity, INDENT.length), INDENT),
      ...wrapped(`To do: ${visible(whatToDo)}`, columns, INDENT),
      ...wrapped(`(${visible(behind)})`, columns, INDENT),
    ].join('\n');
  });
  return [wrapped(findingCounts(findings), columns).join('\n'), ...parts].join('\n\n');
}
