import type { Properties } from './entities.ts';
import { fieldOf, objectOf, type Problems, textOf } from './read-fields.ts';
import type { AuthzenPage } from './responses.ts';

/** The `page` of a request. */
export interface PageRequest {
  readonly token?: string | undefined;
  readonly limit?: number | undefined;
}

/** One page of a list, and where it stands. */
export interface Paged<Result> {
  readonly page: AuthzenPage;
  readonly results: readonly Result[];
}

/** The position after the earlier pages. */
interface Begun {
  readonly position: number;
  readonly limit?: number | undefined;
}

const BEGINNING: Begun = { position: 0 };
const TOKEN = /^([0-9a-z]+)\.([0-9a-z]*)\./;

/** Reads `page`: empty if it is absent, `undefined` if it is malformed. */
export function readPage(body: Properties, problems: Problems): PageRequest | undefined {
  if (fieldOf(body, 'page') === undefined) return {};
  const page = objectOf(body, 'page', problems);
  if (page === undefined) return undefined;
  const token = Object.hasOwn(page, 'token') ? textOf(page, 'token', problems, 'page.token') : '';
  const limit = limitOf(page, problems);
  return token === undefined ? undefined : limit && { token, ...limit };
}

function limitOf(page: Properties, problems: Problems): { readonly limit?: number | undefined } | undefined {
  const limit = fieldOf(page, 'limit');
  if (limit === undefined) return {};
  if (isCount(limit)) return { limit };
  problems.push('`page.limit` must be an integer of at least 0');
  return undefined;
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}

/**
 * Returns one page of a list. A token has a position, the limit of the earlier pages, and a digest of the query and
 * the list. So no state is kept between requests, and a token of another query or a changed list is refused.
 *
 * @param print the digest of the query and the list
 * @param most results of a page, whatever its limit
 * @returns the page; `undefined` for a token of another query, list or limit
 */
export function pageOf<Result>(
  all: readonly Result[],
  { token = '', limit }: PageRequest,
  print: string,
  most: number,
): Paged<Result> | undefined {
  const begun = token === '' ? BEGINNING : readToken(token, print, all.length);
  if (begun === undefined) return undefined;
  // A limit of 0 only asks for the position (AZ-2). Any other limit must stay the same on all pages.
  if (limit && begun.limit !== undefined && limit !== begun.limit) return undefined;
  const stays = limit === 0 ? begun.limit : (limit ?? begun.limit);
  const results = all.slice(begun.position, begun.position + Math.min(limit ?? begun.limit ?? most, most));
  const end = begun.position + results.length;
  const next_token = end < all.length ? tokenOf(end, stays, print) : '';
  return { page: { next_token, count: results.length, total: all.length }, results };
}

function tokenOf(position: number, limit: number | undefined, print: string): string {
  return [position.toString(36), limit?.toString(36) ?? '', print].join('.');
}

function readToken(token: string, print: string, length: number): Begun | undefined {
  const [, position, limit] = TOKEN.exec(token) ?? [];
  if (position === undefined) return undefined;
  const begun = { position: parseInt(position, 36), ...(limit && { limit: parseInt(limit, 36) }) };
  // Only a token in this exact form was issued here.
  return begun.position < length && tokenOf(begun.position, begun.limit, print) === token ? begun : undefined;
}
