import { visible } from '../../../text/layout/visible.ts';

const LINE_BREAK = '\r\n';
// What makes a spreadsheet read a cell as a formula.
const FORMULA = /^[=+\-@\t\r]/;

/** Rows as CSV of RFC 4180, without formulas and control characters (REP-2). */
export function csvOf(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => row.map(csvCell).join(',') + LINE_BREAK).join('');
}

function csvCell(text: string): string {
  const shown = visible(text);
  const safe = FORMULA.test(text) || FORMULA.test(shown) ? `'${shown}` : shown;
  return /[",]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
