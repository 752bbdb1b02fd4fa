import { type Body, fieldOf, isBody, itemsOf } from '../../../ibm-api/body.ts';
import { newVisits } from '../../../json/visits.ts';
import { accountOfLinks } from './links.ts';
import type { Part } from './part.ts';

/** The account that a part names: itself, in one of its rows, or in the call that it answers. */
export function accountOf({ value, found }: Part): string | undefined {
  if (Array.isArray(value)) return accountOfRows(value);
  if (!isBody(value)) return undefined;
  if (found.kind === 'bundle') return stringOf(value, 'accountId');
  if (found.kind !== 'body') return undefined;
  if (found.list === 'account') return stringOf(value, 'id');
  const rows = Object.values(value).find(Array.isArray) ?? [];
  return stringOf(value, 'account_id') ?? accountOfRows(rows) ?? accountOfLinks(value);
}

function accountOfRows(rows: readonly unknown[]): string | undefined {
  const items = itemsOf(rows, newVisits());
  const row = items.find((item) => isBody(item) && stringOf(item, 'account_id') !== undefined);
  return isBody(row) ? stringOf(row, 'account_id') : undefined;
}

function stringOf(body: Body, key: string): string | undefined {
  const value = fieldOf(body, key);
  return typeof value === 'string' && value !== '' ? value : undefined;
}
