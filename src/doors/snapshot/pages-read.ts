import { type Body, fieldOf, isBody } from '../../ibm-api/body.ts';
import { MOST_PAGES, namesNext, nextToken } from '../../ibm-api/next-page.ts';
import { PAGINGS, type PagedList } from '../../ibm-api/pagings.ts';

/** What is known about the pages of a list. It is enough to add a page without reading the earlier ones again. */
interface PagesRead {
  readonly list: PagedList;
  readonly count: number;
  readonly last: unknown;
  /** The number of rows on all pages. */
  readonly rows: number;
  /** Whether every page links to a next page. */
  readonly goesOn: boolean;
  readonly followed: Followed;
}

/** The tokens of pages that follow one another. An array and the longer array made from it share them. */
interface Followed {
  /** Each token, and the first page that links to it. */
  readonly tokens: Map<string, number>;
  /** The number of pages of the longest array. */
  pages: number;
}

// This stands beside the payloads, because they are plain JSON (N1). Payloads that were loaded are read once, page by page.
const KNOWN = new WeakMap<readonly unknown[], PagesRead>();

/** The token of the page after these; `undefined` if the list is complete or is not read further (N3). */
export function tokenAfter(pages: readonly unknown[], list: PagedList): string | undefined {
  const { count, last, goesOn, followed } = readPages(pages, list);
  if (!goesOn || count >= MOST_PAGES || !isBody(last)) return undefined;
  const token = nextToken(last, PAGINGS[list].next);
  // An earlier page with the same token means that the page after it was read already.
  return token === undefined || followed.tokens.get(token) !== count - 1 ? undefined : token;
}

/** The number of rows on the pages of a list. */
export function rowsOf(pages: readonly unknown[], list: PagedList): number {
  return readPages(pages, list).rows;
}

/** The pages of a list and one more. */
export function withPage(pages: readonly unknown[], page: unknown, list: PagedList): readonly unknown[] {
  const longer = pages.concat([page]);
  const read = readPages(pages, list);
  const isLongest = read.followed.pages === read.count;
  KNOWN.set(longer, isLongest ? withOneMore(read, page) : readEach(longer, list));
  return longer;
}

function readPages(pages: readonly unknown[], list: PagedList): PagesRead {
  const known = KNOWN.get(pages);
  // The caller may have changed the array since.
  if (known?.list === list && known.count === pages.length && known.last === pages.at(-1)) return known;
  const read = readEach(pages, list);
  KNOWN.set(pages, read);
  return read;
}

function readEach(pages: readonly unknown[], list: PagedList): PagesRead {
  const followed = { tokens: new Map<string, number>(), pages: 0 };
  let read: PagesRead = { list, count: 0, last: undefined, rows: 0, goesOn: true, followed };
  for (const page of pages) read = withOneMore(read, page);
  return read;
}

function withOneMore({ list, count, rows, goesOn, followed }: PagesRead, last: unknown): PagesRead {
  const { rows: key, next } = PAGINGS[list];
  const page: Body = isBody(last) ? last : {};
  const token = nextToken(page, next);
  if (token !== undefined && !followed.tokens.has(token)) followed.tokens.set(token, count);
  followed.pages = count + 1;
  return {
    list,
    count: count + 1,
    last,
    rows: rows + countOf(fieldOf(page, key)),
    goesOn: goesOn && namesNext(page, next),
    followed,
  };
}

/** The number of rows in a body's field. */
export function countOf(rows: unknown): number {
  return Array.isArray(rows) ? rows.length : 0;
}
