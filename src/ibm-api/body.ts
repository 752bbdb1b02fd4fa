import { positions } from '../json/fold.ts';
import { type Path, quote } from '../json/report.ts';
import { mayRead, type Visits } from '../json/visits.ts';
import { blame, type Report } from './report.ts';

/** A JSON object of which nothing is known yet. */
export type Body = Readonly<Record<string, unknown>>;

export function isBody(value: unknown): value is Body {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A body's own field; nothing that a prototype has. */
export function fieldOf(body: Body, key: string): unknown {
  return Object.hasOwn(body, key) ? body[key] : undefined;
}

/** The items of a list, a hole as `undefined`; none once the input was found to repeat itself too often. */
export function itemsOf(list: readonly unknown[], visits: Visits): readonly unknown[] {
  if (!mayRead(list, () => [], [], visits)) return [];
  return Array.from({ length: positions(list) }, (_, index) => list[index]);
}

/** Whether a body's or row's `account_id` names another account (B3); one that is no text is for others to blame. */
export function refuseOtherAccount(body: Body, path: Path, report: Report, key = 'account_id'): void {
  const id = fieldOf(body, key);
  if (typeof id !== 'string' || report.accountId === undefined || id === report.accountId) return;
  blame(report, 'other-account', [...path, key], `must be the account ${quote(report.accountId)}`);
}

/** The same of a body that says of nothing but the account, where an id that is no text leaves nothing to trust. */
export function refuseUnlessOfAccount(body: Body, path: Path, report: Report, key = 'account_id'): void {
  const id = fieldOf(body, key);
  if (id === undefined || typeof id === 'string') refuseOtherAccount(body, path, report, key);
  else blame(report, 'wrong-type', [...path, key], 'must be a text, the id of the account');
}
