import type { AccountList } from 'apikey-policy';
import { type Body, fieldOf, itemsOf } from '../../ibm-api/body.ts';
import { PAYLOAD_LISTS } from '../../ibm-api/payloads.ts';
import { blame, type Report } from '../../ibm-api/report.ts';
import { nearest } from '../../json/nearest.ts';
import { quote } from '../../json/report.ts';

/** The lists of an account that can be partial (I1). */
export const ACCOUNT_LISTS: readonly AccountList[] = ['policies', 'accessGroups', 'principals', 'roles', 'owner'];

const FIELDS = [...PAYLOAD_LISTS, 'accountId', 'ownerId', 'ownerPolicy', 'failures', 'reading', 'partial'];

/** A misspelt field would leave a list out, so it is refused (B11). */
export function refuseUnknownFields(input: Body, report: Report): void {
  for (const [field, value] of Object.entries(input)) {
    if (FIELDS.includes(field) || value === undefined) continue;
    blame(report, 'unknown-field', [field], `is not a field of the input${meant(field, FIELDS)}`);
  }
}

/** A text of the input that is not empty, or none. */
export function readId(input: Body, field: string, report: Report): string | undefined {
  const id = fieldOf(input, field);
  if (id === undefined || (typeof id === 'string' && id !== '')) return id;
  return blame(report, 'wrong-type', [field], 'must be an id, a text that is not empty');
}

/** A flag of the input, or none. */
export function readFlag(input: Body, field: string, report: Report): boolean | undefined {
  const value = fieldOf(input, field);
  if (value === undefined || typeof value === 'boolean') return value;
  return blame(report, 'wrong-type', [field], 'must be true or false');
}

/** A list of the input; none is an empty one. */
export function readList(input: Body, field: string, what: string, report: Report): readonly unknown[] {
  const value = fieldOf(input, field);
  if (Array.isArray(value)) return itemsOf(value, report.visits);
  if (value !== undefined) blame(report, 'wrong-type', [field], `must be a list of ${what}`);
  return [];
}

/** The lists that the caller knows to be incomplete (B5). */
export function readPartial(input: Body, report: Report): readonly unknown[] {
  const words = readList(input, 'partial', 'list names', report);
  words.forEach((word, index) => {
    readWord(word, ACCOUNT_LISTS, ['partial', index], report);
  });
  return words;
}

/** One of a few words, or an issue with the one that was likeliest meant. */
export function readWord<Word extends string>(
  value: unknown,
  words: readonly Word[],
  path: readonly (string | number)[],
  report: Report,
): Word | undefined {
  const word = words.find((known) => known === value);
  if (word !== undefined) return word;
  const hint = typeof value === 'string' ? meant(value, words) : '';
  return blame(report, 'unknown-value', path, `must be one of ${words.map(quote).join(', ')}${hint}`);
}

function meant(word: string, words: readonly string[]): string {
  const likeliest = nearest(word, words);
  return likeliest === undefined ? '' : `; did you mean ${quote(likeliest)}?`;
}
