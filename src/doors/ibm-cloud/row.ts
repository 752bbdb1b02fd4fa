import type { Issue } from 'apikey-policy';
import { type Body, fieldOf, isBody, itemsOf } from '../../ibm-api/body.ts';
import type { Report } from '../../ibm-api/report.ts';
import { noteUnreadable, type Row } from '../../ibm-api/rows.ts';
import { copyJson } from '../../json/copy-json.ts';
import type { Visits } from '../../json/visits.ts';
import type { Entry } from './entries.ts';

/** Collects why one row cannot be read. */
export interface Problems {
  readonly found: string[];
  readonly visits: Visits;
}

/** A row's id: a text that is not empty. */
export function idOf(row: Body, key: string, { found }: Problems): string {
  const id = fieldOf(row, key);
  if (typeof id === 'string' && id !== '') return id;
  found.push(`its \`${key}\` is no id`);
  return '';
}

/** A row's text; one that is missing is none, anything else than a text cannot be read. */
export function textOf(row: Body, key: string, { found }: Problems): string | undefined {
  const value = fieldOf(row, key);
  if (value === undefined || typeof value === 'string') return value;
  found.push(`its \`${key}\` is no text`);
  return undefined;
}

/** A list of objects; one that is missing is none, anything else cannot be read. */
export function bodiesOf(value: unknown, what: string, { found, visits }: Problems): readonly Body[] {
  if (value === undefined) return [];
  const items = Array.isArray(value) ? itemsOf(value, visits) : [undefined];
  if (items.every(isBody)) return items;
  found.push(`its ${what} are no list of objects`);
  return [];
}

/** A plain JSON value, whatever it says. */
export function jsonOf(value: unknown, what: string, { found, visits }: Problems): unknown {
  if (value === undefined) return undefined;
  const issues: Issue[] = [];
  const copy = copyJson(value, [], issues, visits);
  if (issues.length > 0) found.push(`its ${what} is no plain JSON`);
  return copy;
}

/** Whether an enterprise template made what a row is about (B7). */
export function isMadeByTemplate(row: Body): boolean {
  return isBody(fieldOf(row, 'template'));
}

/** Words to show, where there are any: what cannot be shown takes nothing away. */
export function wordsOf(row: Body, ...keys: readonly string[]): string | undefined {
  const words = keys.map((key) => fieldOf(row, key)).filter((word) => typeof word === 'string' && word !== '');
  return words.length > 0 ? words.join(' ') : undefined;
}

/** Entries that were read, and whether none was left out. */
export interface Entries<Kept> {
  readonly entries: readonly Entry<Kept>[];
  readonly isComplete: boolean;
}

/** Reads each row; one that cannot be read is left out with a diagnostic (B10). */
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

/** Reads one row, and says why it cannot be read; an empty text where it can. */
export function readRow<Kept>(
  row: Body,
  read: (row: Body, problems: Problems) => Kept,
  report: Report,
): { kept: Kept; why: string } {
  const problems: Problems = { found: [], visits: report.visits };
  textOf(row, 'account_id', problems);
  const kept = read(row, problems);
  return { kept, why: problems.found.join(', ') };
}
