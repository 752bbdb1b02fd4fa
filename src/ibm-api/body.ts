import { positions } from '../json/fold.ts';
import { mayRead, type Visits } from '../json/visits.ts';
import { type Path, quote } from '../text/quote.ts';
import { type Report, reportIssue } from './report.ts';

/** A JSON object with unknown fields. */
export type Body = Readonly<Record<string, unknown>>;

export function isBody(value: unknown): value is Body {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A body's own field, never an inherited one. */
export function fieldOf(body: Body, key: string): unknown {
  return Object.hasOwn(body, key) ? body[key] : undefined;
}

/** The items of an array, a hole as `undefined`. Empty once the input has repeated its arrays too often. */
export function itemsOf(list: readonly unknown[], visits: Visits): readonly unknown[] {
  if (!mayRead(list, () => [], [], visits)) return [];
  return Array.from({ length: positions(list) }, (_, index) => list[index]);
}

/** Reports a body or row of another account (B3). An id that is not a string is reported elsewhere. */
export function refuseOtherAccount(body: Body, path: Path, report: Report, key = 'account_id'): void {
  const id = fieldOf(body, key);
  if (typeof id !== 'string' || report.accountId === undefined || id === report.accountId) return;
  reportIssue(report, 'other-account', [...path, key], `must be the account ${quote(report.accountId)}`);
}

/** Reports a body of another account, and also an id that is not a string: such a body is about the account alone. */
export function refuseUnlessOfAccount(body: Body, path: Path, report: Report, key = 'account_id'): void {
  const id = fieldOf(body, key);
  if (id === undefined || typeof id === 'string') refuseOtherAccount(body, path, report, key);
  else reportIssue(report, 'wrong-type', [...path, key], 'must be a string, the id of the account');
}
