import { type Body, fieldOf, itemsOf } from '../../ibm-api/body.ts';
import { filterOf } from '../../ibm-api/filters.ts';
import { lookOf } from '../../ibm-api/look.ts';
import { MOST_PAGES, type NextPage, namesNext, nextToken } from '../../ibm-api/next-page.ts';
import type { Paging } from '../../ibm-api/pagings.ts';
import { readBody } from '../../ibm-api/read-body.ts';
import { note, type Report, reportIssue } from '../../ibm-api/report.ts';
import { type Row, type Rows, readRows, TOTALS } from '../../ibm-api/rows.ts';
import { type Path, quote } from '../../text/quote.ts';

/** The rows of a list. They are complete if every page and every row was read (B5, B10). */
export interface Listing extends Rows {
  readonly isGiven: boolean;
}

/** A page and its path. */
interface Page {
  readonly page: Body;
  readonly path: Path;
}

/** Reads the pages of a list. An empty array is the same as no array (B5). */
export function readPages(value: unknown, paging: Paging, path: Path, report: Report): Listing {
  if (value !== undefined && !Array.isArray(value))
    reportIssue(report, 'wrong-type', path, `must be an array of pages${lookOf(value)}`);
  const items = Array.isArray(value) ? itemsOf(value, report.visits) : [];
  if (items.length === 0) return { rows: [], isGiven: false, isComplete: false };
  const pages = items.flatMap((item, number): Page[] => {
    const page = readBody(item, [...path, number], report);
    return page === undefined ? [] : [{ page, path: [...path, number] }];
  });
  const read = pages.map(({ page, path: at }) => readRows(page, paging.rows, at, report));
  const rows = read.flatMap((page) => page.rows);
  const isChain = isOneChain(pages, paging, path, report);
  const isCounted = reachesTotal(pages, countIds(rows, paging), path, report);
  const isWhole = isUnfiltered(pages, paging, report);
  return {
    rows,
    isGiven: true,
    isComplete: isChain && isCounted && isWhole && read.every(({ isComplete }) => isComplete),
  };
}

/** Whether exactly one page is the last one (B5). If no page is, reports why the list was not read further (N3). */
function isOneChain(pages: readonly Page[], { next }: Paging, path: Path, report: Report): boolean {
  const ends = pages.filter(({ page }) => !namesNext(page, next)).length;
  if (ends === 1) return true;
  if (ends > 0 || !isStuck(pages, next, path, report)) {
    note(report, 'page-missing', path, `must have exactly one page without a link to a next page, but has ${ends}`);
  }
  return false;
}

function isStuck(pages: readonly Page[], next: NextPage, path: Path, report: Report): boolean {
  const before = report.diagnostics.length;
  const followed = new Set<string>();
  for (const { page, path: place } of pages) {
    const token = nextToken(page, next);
    const at = [...place, next.link];
    if (token === undefined)
      note(report, 'page-link', at, `has no \`${next.parameter}\` to request the next page with`);
    else if (followed.has(token))
      note(report, 'page-loop', at, `leads to ${quote(token)} again, so the list would never end`);
    else followed.add(token);
  }
  if (pages.length >= MOST_PAGES)
    note(report, 'page-limit', path, `has at least ${MOST_PAGES} pages and links to more, which are not read`);
  return report.diagnostics.length > before;
}

/** Whether the list was requested without a filter (B5). A filter is reported once. */
function isUnfiltered(pages: readonly Page[], { filters }: Paging, report: Report): boolean {
  for (const { page, path } of pages) {
    const found = filterOf(page, filters);
    if (found === undefined) continue;
    const sentence = `has the filter ${quote(found.filter)}, so the list may lack entries`;
    note(report, 'filtered-list', [...path, found.link], sentence);
    return false;
  }
  return true;
}

/** The number of distinct rows. A row without an id is a row of its own (B9). */
function countIds(rows: readonly Row[], { id }: Paging): number {
  return new Set(rows.map(({ row }) => fieldOf(row, id) ?? row)).size;
}

/** Whether the pages state no larger total than was read (B5). A total that is not a number counts as larger. */
function reachesTotal(pages: readonly Page[], read: number, path: Path, report: Report): boolean {
  const totals = pages.flatMap(({ page }) => TOTALS.map((key) => fieldOf(page, key)));
  const missed = totals.find((total) => total !== undefined && !(typeof total === 'number' && total <= read));
  if (missed === undefined) return true;
  const stated = typeof missed === 'number' ? `a total of ${missed}` : 'a total that is not a number';
  note(report, 'total-larger', path, `states ${stated}; ${read} rows were read`);
  return false;
}

/** Reports a list that is not given (B5). */
export function noteNotGiven(path: Path, report: Report): void {
  note(report, 'list-not-given', path, 'is not given, so its entries are unknown');
}
