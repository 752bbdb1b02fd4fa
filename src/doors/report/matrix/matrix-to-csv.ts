import type { Action } from 'apikey-policy';
import { ACTION_PHRASES } from '../phrases/actions.ts';
import type { AccessMatrix, MatrixRow } from './access-matrix.ts';
import { csvOf } from './csv.ts';
import { COLUMNS } from './matrix-phrases.ts';

/**
 * A matrix as CSV (RFC 4180): one row for each principal, and for each question its effect and reason. Over all service
 * IDs, it is `all`, `some` or `none` with the number of each effect. No cell is a formula to a spreadsheet (REP-2).
 *
 * @param matrix what `accessMatrix` answered
 * @returns CSV with a header; its lines end in CR LF
 *
 * @example
 * ```ts
 * import { accessMatrix, matrixToCsv } from 'apikey-policy/report';
 *
 * const matrix = accessMatrix({
 *   id: '1a2b3c4d5e6f40718293a4b5c6d7e8f9',
 *   apiKeyCreation: 'RESTRICTED',
 *   serviceIdCreation: 'NOT_RESTRICTED',
 *   principals: [{ kind: 'user', id: 'IBMid-060001ADMN', state: 'ACTIVE', name: '=1+1' }],
 *   accessGroups: [],
 *   policies: [],
 * });
 * matrixToCsv(matrix).split('\r\n')[1]; // => "IBMid-060001ADMN,'=1+1,,user,deny,no-grant,deny,no-grant,none,0,0,0,allow,not-restricted"
 * ```
 */
export function matrixToCsv(matrix: AccessMatrix): string {
  const header = COLUMNS.flatMap((action) => headsOf(matrix, action));
  const rows = matrix.rows.map((row) => [
    row.principal,
    row.name ?? '',
    row.email ?? '',
    row.kind,
    ...COLUMNS.flatMap((action) => cellsOf(row, action)),
  ]);
  return csvOf([['principal', 'name', 'email', 'kind', ...header], ...rows]);
}

function headsOf({ serviceId }: AccessMatrix, action: Action): readonly string[] {
  const { alias } = ACTION_PHRASES[action];
  return action === 'iam-identity.apikey.create' && serviceId === undefined
    ? [alias, `${alias} allow`, `${alias} indeterminate`, `${alias} deny`]
    : [alias, `${alias} reason`];
}

function cellsOf({ cells }: MatrixRow, action: Action): readonly string[] {
  const cell = cells[action];
  if (!('extent' in cell)) return [cell.effect, cell.reason];
  const { allow, indeterminate, deny } = cell.counts;
  return [cell.extent, `${allow}`, `${indeterminate}`, `${deny}`];
}
