import { type Body, fieldOf, isBody, readBody, readRows, refuseOtherAccount } from './body.ts';
import { blame, note, type Path, type Report, spell } from './report.ts';

/** A row and where it stands. */
export interface Row {
  readonly row: Body;
  readonly path: Path;
}

/** The rows of all pages of a list. */
export interface Listing {
  readonly rows: readonly Row[];
  readonly isGiven: boolean;
  /** Whether every page and every row was read (B5, B10). */
  readonly isComplete: boolean;
}

/** How IBM Cloud pages one kind of list. */
export interface Paging {
  /** The key of the rows. */
  readonly rows: string;
  /** Whether the SDK's type requires them (B11). */
  readonly required: boolean;
  /** The key of the link to the next page. */
  readonly next: string;
  /** The key of a row's id. */
  readonly id: string;
}

const TOTALS = ['total_count', 'total_results'];

/** Reads the pages of one list; none at all is the same as not given (B5). */
export function readPages(pages: unknown, paging: Paging, accountId: string, path: Path, report: Report): Listing {
  if (pages !== undefined && !Array.isArray(pages)) {
    blame(report, 'wrong-type', path, `${spell(path)} must be a list of pages`);
    return { rows: [], isGiven: true, isComplete: false };
  }
  const bodies: readonly unknown[] = pages ?? [];
  if (bodies.length === 0) {
    return { rows: [], isGiven: false, isComplete: false };
  }
  let lastPages = 0;
  let total = 0;
  let unreadable = 0;
  const rows: Row[] = [];
  bodies.forEach((value, number) => {
    const place = [...path, number];
    const page = readBody(value, place, report);
    if (page === undefined) return;
    if (!namesNext(fieldOf(page, paging.next))) lastPages++;
    for (const key of TOTALS) {
      const stated = fieldOf(page, key);
      // A total that is no number cannot be reached, so the list is partial.
      if (stated !== undefined) total = Math.max(total, typeof stated === 'number' ? stated : Infinity);
    }
    readRows(page, paging.rows, paging.required, place, report).forEach((row, index) => {
      const at = [...place, paging.rows, index];
      if (isBody(row)) {
        refuseOtherAccount(row, accountId, at, report);
        rows.push({ row, path: at });
      } else unreadable += noteUnreadable(at, 'it is no object', report);
    });
  });
  if (lastPages !== 1)
    note(
      report,
      'page-missing',
      path,
      `${spell(path)} must have exactly one page without a next one, and has ${lastPages}`,
    );
  const ids = new Set(rows.map(({ row }) => fieldOf(row, paging.id)).filter((id) => typeof id === 'string'));
  if (total > ids.size)
    note(report, 'total-larger', path, `${spell(path)} states a total of ${total}, and ${ids.size} were read`);
  return { rows, isGiven: true, isComplete: lastPages === 1 && total <= ids.size && unreadable === 0 };
}

/** Notes a list that is not given, so that what it would hold is unknown (B5). */
export function noteNotGiven(path: Path, report: Report): void {
  note(report, 'list-not-given', path, `${spell(path)} is not given, so what it would list is unknown`);
}

/** Notes a row that was left out (B10). */
export function noteUnreadable(path: Path, why: string, report: Report): 1 {
  note(report, 'row-unreadable', path, `${spell(path)} was left out: ${why}`);
  return 1;
}

/** A link to a next page; absent, `null` and an empty text are none (B5). */
function namesNext(next: unknown): boolean {
  return next !== undefined && next !== null && next !== '';
}
