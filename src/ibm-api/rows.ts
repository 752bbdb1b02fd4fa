import type { Path } from '../json/report.ts';
import { type Body, fieldOf, isBody, itemsOf, refuseOtherAccount } from './body.ts';
import { lookOf } from './look.ts';
import { blame, note, type Report } from './report.ts';

/** The keys of the rows of the roles body. */
export const ROLE_ROWS = ['custom_roles', 'service_roles', 'system_roles'] as const;

/** The key of the rows of the body of service ID groups. */
export const SERVICE_ID_GROUP_ROWS = 'serviceid_groups';

/** A row and where it stands. */
export interface Row {
  readonly row: Body;
  readonly path: Path;
}

/** The rows of one body or of several, and whether none was left out. */
export interface Rows {
  readonly rows: readonly Row[];
  readonly isComplete: boolean;
}

/** The keys of what a page states as its list's total. */
export const TOTALS = ['total_count', 'total_results'] as const;

/** The rows under a key of a body (B11): they may be missing only where the body's own total is 0. */
export function readRows(body: Body, key: string, path: Path, report: Report): Rows {
  const value = fieldOf(body, key);
  const place = [...path, key];
  if (value !== undefined && !Array.isArray(value)) blame(report, 'wrong-type', place, 'must be a list of rows');
  if (value === undefined && !TOTALS.some((total) => fieldOf(body, total) === 0)) {
    const look = lookOf(body).replace(', and', ', which');
    blame(report, 'missing', place, `is missing, the rows of the body${look}`);
  }
  const items = Array.isArray(value) ? itemsOf(value, report.visits) : [];
  const rows: Row[] = [];
  items.forEach((row, index) => {
    if (isBody(row)) {
      refuseOtherAccount(row, [...place, index], report);
      rows.push({ row, path: [...place, index] });
    } else noteUnreadable([...place, index], 'it is no object', report);
  });
  return { rows, isComplete: rows.length === items.length };
}

/** Notes a row that was left out (B10). */
export function noteUnreadable(path: Path, why: string, report: Report): void {
  note(report, 'row-unreadable', path, `was left out: ${why}`);
}
