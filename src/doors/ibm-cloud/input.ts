import type { AccountPart } from 'apikey-policy';
import { type Body, fieldOf, itemsOf } from '../../ibm-api/body.ts';
import { PAYLOAD_LISTS } from '../../ibm-api/payloads.ts';
import { type Report, reportIssue } from '../../ibm-api/report.ts';
import { suggestion } from '../../text/nearest.ts';
import { quote } from '../../text/quote.ts';

/** The lists of an account that can be partial (I1). */
export const ACCOUNT_LISTS: readonly AccountPart[] = ['policies', 'accessGroups', 'principals', 'roles', 'owner'];

const FIELDS = [...PAYLOAD_LISTS, 'accountId', 'ownerId', 'ownerPolicy', 'failures', 'reading', 'partial'];

/** Reports unknown fields: a misspelt field would leave a list out (B11). */
export function refuseUnknownFields(input: Body, report: Report): void {
  for (const [field, value] of Object.entries(input)) {
    if (FIELDS.includes(field) || value === undefined) continue;
    reportIssue(report, 'unknown-field', [field], `is not a field of the input${suggestion(field, FIELDS)}`);
  }
}

/** An id of the input, if it has one. */
export function readId(input: Body, field: string, report: Report): string | undefined {
  const id = fieldOf(input, field);
  if (id === undefined || (typeof id === 'string' && id !== '')) return id;
  return reportIssue(report, 'wrong-type', [field], 'must be an id, a non-empty string');
}

/** A boolean of the input, if it has one. */
export function readBoolean(input: Body, field: string, report: Report): boolean | undefined {
  const value = fieldOf(input, field);
  if (value === undefined || typeof value === 'boolean') return value;
  return reportIssue(report, 'wrong-type', [field], 'must be a boolean');
}

/** An array of the input; a missing one is empty. */
export function readList(input: Body, field: string, what: string, report: Report): readonly unknown[] {
  const value = fieldOf(input, field);
  if (Array.isArray(value)) return itemsOf(value, report.visits);
  if (value !== undefined) reportIssue(report, 'wrong-type', [field], `must be an array of ${what}`);
  return [];
}

/** The lists that the caller knows to be incomplete (B5). */
export function readPartial(input: Body, report: Report): readonly unknown[] {
  const names = readList(input, 'partial', 'list names', report);
  names.forEach((name, index) => {
    readOneOf(name, ACCOUNT_LISTS, ['partial', index], report);
  });
  return names;
}

/** One of a few strings. Any other value is an issue, with the most similar string as a suggestion. */
export function readOneOf<Name extends string>(
  value: unknown,
  names: readonly Name[],
  path: readonly (string | number)[],
  report: Report,
): Name | undefined {
  const name = names.find((known) => known === value);
  if (name !== undefined) return name;
  const hint = typeof value === 'string' ? suggestion(value, names) : '';
  return reportIssue(report, 'unknown-value', path, `must be one of ${names.map(quote).join(', ')}${hint}`);
}
