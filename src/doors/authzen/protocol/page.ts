import type { Properties } from './entities.ts';
import { fieldOf, objectOf, type Problems, textOf } from './read-fields.ts';
import type { AuthzenPage } from './responses.ts';

/** What a request says of pages. */
export interface PageRequest {
  readonly token?: string | undefined;
  readonly limit?: number | undefined;
}

/** One page of a list, and where it stands. */
export interface Paged<Result> {
  readonly page: AuthzenPage;
  readonly results: readonly Result[];
}

/** Where the pages before came to. */
interface Begun {
  readonly position: number;
  readonly limit?: number | undefined;
}

const BEGINNING: Begun = { position: 0 };
const TOKEN = /^([0-9a-z]+)\.([0-9a-z]*)\./;

/** Reads `page`, as empty where it is left out; nothing where it is wrong. */
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
  problems.push('`page.limit` must be a whole number, 0 or more');
  return undefined;
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}

/**
 * Cuts a page out of a list. A token names a position, the limit of the pages before, and a print of the query and of
 * the list: nothing is kept between two requests, and a token of another query or of a list that has changed since is
 * found out, rather than that a result is left out in silence.
 *
 * @param print what stands for the query and the list
 * @param most results of a page, whatever its limit
 * @returns `undefined` for a token that is not of this query and list, or whose pages had another limit
 */
export function pageOf<Result>(
  all: readonly Result[],
  { token = '', limit }: PageRequest,
  print: string,
  most: number,
): Paged<Result> | undefined {
  const begun = token === '' ? BEGINNING : readToken(token, print, all.length);
  if (begun === undefined) return undefined;
  // A limit of 0 only looks where the list stands (AZ-2); any other must stay the same from page to page.
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
  // Only what is written just so was given out here.
  return begun.position < length && tokenOf(begun.position, begun.limit, print) === token ? begun : undefined;
}
