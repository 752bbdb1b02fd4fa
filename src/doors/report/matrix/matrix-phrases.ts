import { ACTIONS, type Action, type Effect } from 'apikey-policy';
import { isoOf } from '../../../text/instant.ts';
import { ACTION_PHRASES } from '../phrases/actions.ts';
import { type Label, labelOf, spelled } from '../phrases/labels.ts';
import { reasonPhrase } from '../phrases/reasons.ts';
import type { AccessMatrix, MatrixCell, MatrixRow, ServiceIdsCell } from './access-matrix.ts';

const EFFECT_PHRASES: Readonly<Record<Effect, string>> = { allow: 'yes', deny: 'no', indeterminate: 'unknown' };

/** An answer as a short phrase, such as `3 of 4`. An unknown answer is shown as unknown, never as a yes. */
export function cellPhrase(cell: MatrixCell | ServiceIdsCell): string {
  if (!('extent' in cell)) return EFFECT_PHRASES[cell.effect];
  const { extent, counts } = cell;
  const total = counts.allow + counts.indeterminate + counts.deny;
  if (total === 0) return '-';
  if (extent === 'all') return `all ${total}`;
  const certain = extent === 'some' ? `${counts.allow} of ${total}` : 'none';
  return counts.indeterminate === 0 ? certain : `${certain}, ${counts.indeterminate} unknown`;
}

/** An answer in at most four letters. */
export function shortCellPhrase(cell: MatrixCell | ServiceIdsCell): string {
  if (!('extent' in cell)) return cell.effect === 'indeterminate' ? '?' : EFFECT_PHRASES[cell.effect];
  if (cell.decision === undefined) return '-';
  return cell.extent === 'none' && cell.effect === 'indeterminate' ? '?' : cell.extent;
}

/** The name and ID of the principal of a row. */
export function rowLabel({ principal, name, email }: MatrixRow): Label {
  return labelOf({ id: principal, name, email });
}

/** What the matrix is about, in one sentence. */
export function titleOf({ account, time }: AccessMatrix): string {
  const { id } = labelOf({ id: account });
  return `Who may do what in the account ${id}${time === undefined ? '' : ` at ${isoOf(time)}`}`;
}

/** What the answers of a column are about: the part of a sentence after "may". */
export function columnPhrase(matrix: AccessMatrix, action: Action): string {
  const { serviceId, rows } = matrix;
  if (action !== 'iam-identity.apikey.create') return ACTION_PHRASES[action].phrase;
  if (serviceId === undefined) return 'create an API key for each service ID';
  const row = rows.find(({ principal }) => principal === serviceId || principal === `iam-${serviceId}`);
  const label = labelOf({ id: serviceId, name: row?.name });
  return `create an API key for the service ID ${spelled(label)}`;
}

const MOST_FIRST: readonly Effect[] = ['allow', 'indeterminate', 'deny'];

/** How many answers of a column there are, by what they are and why: the explanation of the cells of the table. */
export function summaryOf({ rows }: AccessMatrix, action: Action): readonly string[] {
  return MOST_FIRST.flatMap((effect) => {
    const counts = new Map<string, number>();
    for (const { cells } of rows) {
      if (cells[action].effect !== effect) continue;
      const why = whyOf(cells[action]);
      counts.set(why, (counts.get(why) ?? 0) + 1);
    }
    return [...counts].map(([why, count]) => `${count} ${why}`);
  });
}

function whyOf(cell: MatrixCell | ServiceIdsCell): string {
  const { effect, reason } = cell;
  if (reason === undefined) return 'without an answer: the account lists no service ID';
  const why = reasonPhrase({ effect, reason });
  if (!('extent' in cell))
    return `${EFFECT_PHRASES[effect]}${effect === 'indeterminate' ? ', which counts as no' : ''}: ${why}`;
  if (effect === 'indeterminate') return `for ${cell.extent}, and unknown for others, which counts as no: ${why}`;
  // Why it is some and not all has as many reasons as service IDs.
  return cell.extent === 'some' ? 'for some' : `for ${cell.extent}: ${why}`;
}

/** A sentence that names the lists that were not read completely; none if all were (WHO-3). */
export function incompletePhrase({ partial }: AccessMatrix): readonly string[] {
  if (partial.length === 0) return [];
  const isOpen = partial.includes('principals') || partial.includes('owner');
  const others = isOpen ? ' Others may be allowed, too.' : '';
  return [`The account was not read completely: ${partial.map((list) => LIST_PHRASES[list]).join(', ')}.${others}`];
}

const LIST_PHRASES = {
  policies: 'policies',
  accessGroups: 'access groups',
  principals: 'principals',
  roles: 'roles',
  owner: 'the owner',
} as const;

/** The four questions, in the order of the columns. */
export const COLUMNS: readonly Action[] = ACTIONS;
