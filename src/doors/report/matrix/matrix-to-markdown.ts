import { escaped, markdownTable } from '../../../text/layout/markdown.ts';
import { ACTION_PHRASES } from '../phrases/actions.ts';
import { spelled } from '../phrases/labels.ts';
import type { AccessMatrix, MatrixCell, ServiceIdsCell } from './access-matrix.ts';
import { COLUMNS, cellPhrase, columnPhrase, incompletePhrase, rowLabel, summaryOf, titleOf } from './matrix-phrases.ts';

/**
 * A matrix as Markdown: a table, and below it how many answers there are of each kind, and why (REP-1, REP-2).
 *
 * @param matrix what `accessMatrix` answered
 * @returns Markdown in which names and ids stand as they are
 *
 * @example
 * ```ts
 * import { accessMatrix, matrixToMarkdown } from 'apikey-policy/report';
 *
 * const matrix = accessMatrix({
 *   id: '1a2b3c4d5e6f40718293a4b5c6d7e8f9',
 *   apiKeyCreation: 'RESTRICTED',
 *   serviceIdCreation: 'NOT_RESTRICTED',
 *   principals: [{ kind: 'user', id: 'IBMid-060001ADMN', state: 'ACTIVE', name: 'Ada Admin' }],
 *   accessGroups: [],
 *   policies: [],
 * });
 * matrixToMarkdown(matrix).split('\n')[4]; // => '| Ada Admin (IBMid-060001ADMN) | no (no-grant) | no (no-grant) | - | yes (not-restricted) |'
 * ```
 */
export function matrixToMarkdown(matrix: AccessMatrix): string {
  const head = ['principal', ...COLUMNS.map((action) => ACTION_PHRASES[action].head)];
  const rows = matrix.rows.map((row) => [
    escaped(spelled(rowLabel(row))),
    ...COLUMNS.map((action) => escaped(withReason(row.cells[action]))),
  ]);
  const legend = COLUMNS.map((action) => {
    const lines = summaryOf(matrix, action).map((line) => `  - ${escaped(line)}`);
    return [`- ${escaped(`${ACTION_PHRASES[action].head}: ${columnPhrase(matrix, action)}`)}`, ...lines].join('\n');
  });
  return [
    `${escaped(titleOf(matrix))}:`,
    markdownTable(head, rows),
    legend.join('\n'),
    ...incompletePhrase(matrix).map(escaped),
  ].join('\n\n');
}

function withReason(cell: MatrixCell | ServiceIdsCell): string {
  return 'extent' in cell ? cellPhrase(cell) : `${cellPhrase(cell)} (${cell.reason})`;
}
