import type { Path } from '../text/quote.ts';
import { type Body, fieldOf, isBody, itemsOf, refuseOtherAccount } from './body.ts';
import { lookOf } from './look.ts';
import { note, type Report, reportIssue } from './report.ts';

/** The keys of the rows of the roles body. */
export const ROLE_ROWS = ['custom_roles', 'service_roles', 'system_roles'] as const;

/** The key of the rows of the body of service ID groups. */
export const SERVICE_ID_GROUP_ROWS = 'serviceid_groups';

/** A row and its path. */
export interface Row {
  readonly row: Body;
  readonly path: Path;
}

/** The rows of one body or several. They are complete if no row was left out. */
export interface Rows {
  readonly rows: readonly Row[];
  readonly isComplete: boolean;
}

/** The keys of a list's total in a page. */
export const TOTALS = ['total_count', 'total_results'] as const;

/** The rows of a body (B11). They may be missing only if the body's total is 0. */
export function readRows(body: Body, key: string, path: Path, report: Report): Rows {
  const value = fieldOf(body, key);
  const place = [...path, key];
  if (value !== undefined && !Array.isArray(value))
    reportIssue(report, 'wrong-type', place, 'must be an array of rows');
  if (value === undefined && !TOTALS.some((total) => fieldOf(body, total) === 0)) {
    reportIssue(report, 'missing', place, `is missing: the body must have its rows${lookOf(body)}`);
  }
  const items = Array.isArray(value) ? itemsOf(value, report.visits) : [];
  const rows: Row[] = [];
  items.forEach((row, index) => {
    if (isBody(row)) {
      refuseOtherAccount(row, [...place, index], report);
      rows.push({ row, path: [...place, index] });
    } else noteUnreadable([...place, index], 'it is not an object', report);
  });
  return { rows, isComplete: rows.length === items.length };
}

/** Reports a row that was left out (B10). */
export function noteUnreadable(path: Path, why: string, report: Report): void {
  note(report, 'row-unreadable', path, `was left out: ${why}`);
}
