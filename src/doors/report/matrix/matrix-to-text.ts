import type { Action } from 'apikey-policy';
import { padded, widthOf } from '../../../text/layout/width.ts';
import { wrapped } from '../../../text/layout/wrapped.ts';
import { ACTION_PHRASES } from '../phrases/actions.ts';
import { columnsOf, type TextOptions } from '../phrases/columns.ts';
import { fitted } from '../phrases/labels.ts';
import type { AccessMatrix, MatrixRow } from './access-matrix.ts';
import {
  COLUMNS,
  cellPhrase,
  columnPhrase,
  incompletePhrase,
  rowLabel,
  shortCellPhrase,
  summaryOf,
  titleOf,
} from './matrix-phrases.ts';

const GAP = '  ';
const PRINCIPAL = 'principal';
/** Where names have less room than this, the columns are numbered. */
const NAMES_NEED = 28;

/** How the columns of answers are written. */
interface Layout {
  readonly heads: readonly string[];
  readonly phraseOf: (row: MatrixRow, action: Action) => string;
}

const WIDE: Layout = {
  heads: COLUMNS.map((action) => ACTION_PHRASES[action].head),
  phraseOf: ({ cells }, action) => cellPhrase(cells[action]),
};

const NARROW: Layout = {
  heads: COLUMNS.map((_, index) => `${index + 1}`),
  phraseOf: ({ cells }, action) => shortCellPhrase(cells[action]),
};

/**
 * A matrix as text for a terminal: a table, and below it how many answers there are of each kind, and why (REP-1).
 *
 * @param matrix what `accessMatrix` answered
 * @param options `columns`: the width of the terminal, 80 by default
 * @returns lines of at most this width, without control characters
 * @throws TypeError if `columns` is not a whole number
 *
 * @example
 * ```ts
 * import { accessMatrix, matrixToText } from 'apikey-policy/report';
 *
 * const matrix = accessMatrix({
 *   id: '1a2b3c4d5e6f40718293a4b5c6d7e8f9',
 *   apiKeyCreation: 'RESTRICTED',
 *   serviceIdCreation: 'NOT_RESTRICTED',
 *   principals: [{ kind: 'user', id: 'IBMid-060001ADMN', state: 'ACTIVE', name: 'Ada Admin' }],
 *   accessGroups: [],
 *   policies: [],
 * });
 * const lines = matrixToText(matrix).split('\n');
 * lines[2]; // => 'principal                     setting  user key  service ID key  service ID'
 * lines[3]; // => 'Ada Admin (IBMid-060001ADMN)  no       no        -               yes'
 * ```
 */
export function matrixToText(matrix: AccessMatrix, options: TextOptions = {}): string {
  const columns = columnsOf(options);
  const wide = tableOf(matrix, WIDE, columns);
  const isWide = wide !== undefined;
  const legend = COLUMNS.flatMap((action, index) => [
    ...wrapped(
      `${isWide ? ACTION_PHRASES[action].head : index + 1}: ${columnPhrase(matrix, action)}`,
      columns,
      '',
      '  ',
    ),
    ...summaryOf(matrix, action).flatMap((line) => wrapped(line, columns, '  ', '    ')),
  ]);
  return [
    ...wrapped(titleOf(matrix), columns),
    '',
    ...(wide ?? tableOf(matrix, NARROW, columns, 0) ?? []),
    '',
    ...legend,
    ...incompletePhrase(matrix).flatMap((line) => ['', ...wrapped(line, columns)]),
  ].join('\n');
}

/** The lines of a table, if the names have room beside the answers. */
function tableOf(
  { rows }: AccessMatrix,
  { heads, phraseOf }: Layout,
  columns: number,
  least = NAMES_NEED,
): string[] | undefined {
  const answers = rows.map((row) => COLUMNS.map((action) => phraseOf(row, action)));
  const widths = heads.map((head, index) => Math.max(widthOf(head), ...maximum(answers, index)));
  const room = columns - widths.reduce((sum, width) => sum + GAP.length + width, 0);
  if (room < least) return undefined;
  const labels = rows.map((row) => fitted(rowLabel(row), room));
  const first = labels.reduce((widest, label) => Math.max(widest, widthOf(label)), PRINCIPAL.length);
  const name = Math.min(first, room);
  const line = (cells: readonly string[], label: string): string =>
    [padded(label, name), ...cells.map((cell, index) => padded(cell, widths[index] ?? 0))].join(GAP).trimEnd();
  return [line(heads, PRINCIPAL.slice(0, name)), ...answers.map((cells, index) => line(cells, labels[index] ?? ''))];
}

function maximum(answers: readonly (readonly string[])[], index: number): readonly number[] {
  return [answers.reduce((widest, cells) => Math.max(widest, widthOf(cells[index] ?? '')), 0)];
}
