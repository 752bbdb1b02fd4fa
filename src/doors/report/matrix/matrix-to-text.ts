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
  readonly headOf: (action: Action, index: number) => string;
  readonly phraseOf: (row: MatrixRow, action: Action) => string;
}

const WIDE: Layout = {
  headOf: (action) => ACTION_PHRASES[action].head,
  phraseOf: ({ cells }, action) => cellPhrase(cells[action]),
};

const NARROW: Layout = {
  headOf: (_, index) => `${index + 1}`,
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
  const wide = answersIn(matrix, WIDE, columns);
  const isWide = wide.room >= NAMES_NEED;
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
    ...tableOf(matrix, isWide ? wide : answersIn(matrix, NARROW, columns)),
    '',
    ...legend,
    ...incompletePhrase(matrix).flatMap((line) => ['', ...wrapped(line, columns)]),
  ].join('\n');
}

/** Cells in one width. */
interface Column {
  readonly width: number;
  readonly cells: readonly string[];
}

/** The columns of the answers, and the room that they leave for names. */
interface Answers {
  readonly answers: readonly Column[];
  readonly room: number;
}

function answersIn({ rows }: AccessMatrix, { headOf, phraseOf }: Layout, columns: number): Answers {
  const answers = COLUMNS.map((action, index) =>
    columnOf([headOf(action, index), ...rows.map((row) => phraseOf(row, action))]),
  );
  return { answers, room: columns - answers.reduce((sum, { width }) => sum + GAP.length + width, 0) };
}

function columnOf(cells: readonly string[]): Column {
  const width = cells.reduce((widest, cell) => Math.max(widest, widthOf(cell)), 0);
  return { width, cells: cells.map((cell) => padded(cell, width)) };
}

/** The lines of a table: the names, and the answers beside them. */
function tableOf({ rows }: AccessMatrix, { answers, room }: Answers): readonly string[] {
  const names = columnOf([PRINCIPAL.slice(0, room), ...rows.map((row) => fitted(rowLabel(row), room))]);
  return names.cells.map((name, at) => [name, ...answers.map(({ cells }) => cells[at])].join(GAP).trimEnd());
}
