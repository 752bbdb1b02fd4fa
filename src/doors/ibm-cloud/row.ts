import type { Issue } from 'apikey-policy';
import { type Body, fieldOf, isBody, itemsOf } from '../../ibm-api/body.ts';
import type { Report } from '../../ibm-api/report.ts';
import { noteUnreadable, type Row } from '../../ibm-api/rows.ts';
import { copyJson } from '../../json/copy-json.ts';
import type { Visits } from '../../json/visits.ts';
import type { Entry } from './entries.ts';

/** The reasons why a row is unreadable. */
export interface Problems {
  readonly found: string[];
  readonly visits: Visits;
}

/** An id of a row: a non-empty string. */
export function idOf(row: Body, key: string, { found }: Problems): string {
  const id = fieldOf(row, key);
  if (typeof id === 'string' && id !== '') return id;
  found.push(`its \`${key}\` is not an id`);
  return '';
}

/** A string of a row, if it is there. Any other value makes the row unreadable. */
export function stringOf(row: Body, key: string, { found }: Problems): string | undefined {
  const value = fieldOf(row, key);
  if (value === undefined || typeof value === 'string') return value;
  found.push(`its \`${key}\` is not a string`);
  return undefined;
}

/** An array of objects; a missing one is empty. Any other value makes the row unreadable. */
export function bodiesOf(value: unknown, what: string, { found, visits }: Problems): readonly Body[] {
  if (value === undefined) return [];
  const items = Array.isArray(value) ? itemsOf(value, visits) : [undefined];
  if (items.every(isBody)) return items;
  found.push(`its ${what} are not an array of objects`);
  return [];
}

/** A copy of any plain JSON value. */
export function jsonOf(value: unknown, what: string, { found, visits }: Problems): unknown {
  if (value === undefined) return undefined;
  const issues: Issue[] = [];
  const copy = copyJson(value, [], issues, visits);
  if (issues.length > 0) found.push(`its ${what} is not plain JSON`);
  return copy;
}

/** Whether an enterprise template made the row's entry (B7). */
export function isMadeByTemplate(row: Body): boolean {
  return isBody(fieldOf(row, 'template'));
}

/** A label for display, if there is one. A malformed label is ignored, because labels decide nothing. */
export function labelOf(row: Body, ...keys: readonly string[]): string | undefined {
  const parts = keys.map((key) => fieldOf(row, key)).filter((part) => typeof part === 'string' && part !== '');
  return parts.length > 0 ? parts.join(' ') : undefined;
}

/** The readable entries. They are complete if no row was left out. */
export interface Entries<Kept> {
  readonly entries: readonly Entry<Kept>[];
  readonly isComplete: boolean;
}

/** Reads each row. An unreadable row is left out with a diagnostic (B10). */
export function readEach<Kept>(
  rows: readonly Row[],
  read: (row: Body, problems: Problems) => Kept,
  report: Report,
): Entries<Kept> {
  const entries: Entry<Kept>[] = [];
  for (const { row, path } of rows) {
    const { kept, why } = readRow(row, read, report);
    if (why === '') entries.push({ kept, path });
    else noteUnreadable(path, why, report);
  }
  return { entries, isComplete: entries.length === rows.length };
}

/** Reads a row. `why` is the reason why it is unreadable, or empty. */
export function readRow<Kept>(
  row: Body,
  read: (row: Body, problems: Problems) => Kept,
  report: Report,
): { kept: Kept; why: string } {
  const problems: Problems = { found: [], visits: report.visits };
  stringOf(row, 'account_id', problems);
  const kept = read(row, problems);
  return { kept, why: problems.found.join(', ') };
}
