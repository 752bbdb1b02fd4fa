import type { Issue } from 'apikey-policy';
import { copyJson } from '../../parsing/json.ts';
import { type Body, fieldOf, isBody } from './body.ts';
import type { Entry } from './entries.ts';
import { noteUnreadable, type Row } from './pages.ts';
import type { Report } from './report.ts';

/** Collects why a row cannot be read. */
export type Problems = string[];

/** A row's id: a text that is not empty. */
export function idOf(row: Body, key: string, problems: Problems): string {
  const id = fieldOf(row, key);
  if (typeof id === 'string' && id !== '') return id;
  problems.push(`its \`${key}\` is no id`);
  return '';
}

/** A row's text; one that is missing is none, anything else than a text cannot be read. */
export function textOf(row: Body, key: string, problems: Problems): string | undefined {
  const value = fieldOf(row, key);
  if (value === undefined || typeof value === 'string') return value;
  problems.push(`its \`${key}\` is no text`);
  return undefined;
}

/** A list of objects; one that is missing is none, anything else cannot be read. */
export function bodiesOf(value: unknown, what: string, problems: Problems): readonly Body[] {
  if (value === undefined) return [];
  if (Array.isArray(value) && value.every(isBody)) return value;
  problems.push(`its ${what} are no list of objects`);
  return [];
}

/** A plain JSON value, whatever it says. */
export function jsonOf(value: unknown, what: string, problems: Problems): unknown {
  if (value === undefined) return undefined;
  const issues: Issue[] = [];
  const copy = copyJson(value, [], issues);
  if (issues.length > 0) problems.push(`its ${what} is no plain JSON`);
  return copy;
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
    const problems: Problems = [];
    textOf(row, 'account_id', problems);
    const kept = read(row, problems);
    if (problems.length === 0) entries.push({ kept, path });
    else noteUnreadable(path, problems.join(', '), report);
  }
  return { entries, isComplete: entries.length === rows.length };
}
