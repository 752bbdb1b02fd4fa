import { type Body, fieldOf, isBody, itemsOf } from '../../../ibm-api/body.ts';
import { newVisits } from '../../../json/visits.ts';
import { accountOfLinks } from './links.ts';
import type { Part } from './part.ts';

/** The account that a part names: itself, in one of its rows, or in the call that it answers. */
export function accountOf({ found }: Part): string | undefined {
  const { body } = found;
  if (found.kind === 'bundle') return stringOf(body, 'accountId');
  if (found.kind === 'body' && found.list === 'account') return stringOf(body, 'id');
  const rows = Object.values(body).find(Array.isArray) ?? [];
  return stringOf(body, 'account_id') ?? accountOfRows(rows) ?? accountOfLinks(body);
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
