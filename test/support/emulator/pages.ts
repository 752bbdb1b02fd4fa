import { distinct, type Row } from './world.ts';

/** What a next link can have instead of the way on. */
export const HOSTILE = ['foreign host', 'loop', 'missing parameter'] as const;
export type Hostile = (typeof HOSTILE)[number];

/** How pages are made. */
export interface PageOptions {
  /** The most rows that are given at once. */
  readonly most?: number;
  readonly hostile?: Hostile | undefined;
}

/** Which rows are asked for, and how the call was made. */
interface Window extends PageOptions {
  readonly rows: readonly Row[];
  readonly host: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
}

/** One page of a list in IBM's format, rows under this key, with its link to the next one. */
export type Pager = (window: Window, key: string) => Row;

// Characters that mean something in a query, so that whoever does not encode a token loses it.
const token = (at: number): string => `g1+/&=?# %é~${at}`;
const positionOf = (text: string | undefined): number => (text === undefined ? 0 : Number(text.split('~')[1]));

/** Policies: `next.start` is the token. */
export const byStart: Pager = (window, key) => {
  const { rows, limit, next } = cut(window, 'limit', positionOf(window.query.start));
  const start = next === undefined || window.hostile === 'missing parameter' ? undefined : token(next);
  return {
    limit,
    first: { href: addressOf(window) },
    ...(next !== undefined && {
      next: { href: addressOf(window, 'start', token(next)), ...(start !== undefined && { start }) },
    }),
    [key]: rows,
  };
};

/** Access groups and members: an offset within `next.href`. */
export const byOffset: Pager = (window, key) => {
  const offset = Number(window.query.offset ?? 0);
  const { rows, limit, next } = cut(window, 'limit', offset);
  return {
    limit,
    offset,
    total_count: distinct(window.rows, key === 'groups' ? 'id' : 'iam_id'),
    first: { href: addressOf(window) },
    ...(next !== undefined && { next: { href: addressOf(window, 'offset', `${next}`) } }),
    [key]: rows,
  };
};

/** Users: a token within `next_url`, an address without a host. */
export const byUser: Pager = (window, key) => {
  const { rows, limit, next } = cut(window, 'limit', positionOf(window.query._start));
  return {
    total_results: distinct(window.rows, 'iam_id'),
    limit,
    first_url: pathOf(window),
    ...(next !== undefined && {
      next_url: (window.hostile === 'foreign host' ? addressOf : pathOf)(window, '_start', token(next)),
    }),
    [key]: rows,
  };
};

/** Service IDs and trusted profiles: a token within `next`, an address. */
export const byPageToken: Pager = (window, key) => {
  const { rows, limit, next } = cut(window, 'pagesize', positionOf(window.query.pagetoken));
  return {
    limit,
    first: addressOf(window),
    ...(next !== undefined && { next: addressOf(window, 'pagetoken', token(next)) }),
    [key]: rows,
  };
};

function cut({ rows, query, most = 100, hostile }: Window, parameter: string, from: number) {
  const limit = Math.max(1, Math.min(Number(query[parameter] ?? 20), most));
  const end = from + limit;
  const next = hostile === 'loop' ? 0 : end < rows.length || hostile === 'missing parameter' ? end : undefined;
  return { rows: rows.slice(from, end), limit, next };
}

function addressOf(window: Window, parameter?: string, value?: string): string {
  const host = window.hostile === 'foreign host' ? 'attacker.example' : window.host;
  return `https://${host}${pathOf(window, parameter, value)}`;
}

function pathOf({ path, query, hostile }: Window, parameter?: string, value?: string): string {
  // Here a space is written as a plus.
  const search = new URLSearchParams(query);
  if (parameter !== undefined && value !== undefined) search.set(parameter, value);
  if (parameter !== undefined && hostile === 'missing parameter') search.delete(parameter);
  return `${path}?${search}`;
}
