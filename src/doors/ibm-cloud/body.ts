import { blame, type Path, quote, type Report, spell } from './report.ts';

/** A JSON object of which nothing is known yet. */
export type Body = Readonly<Record<string, unknown>>;

export function isBody(value: unknown): value is Body {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A body's own field; nothing that a prototype has. */
export function fieldOf(body: Body, key: string): unknown {
  return Object.hasOwn(body, key) ? body[key] : undefined;
}

/** A value as a body, or an issue (B11). */
export function readBody(value: unknown, path: Path, report: Report): Body | undefined {
  if (isBody(value)) return value;
  blame(report, 'wrong-type', path, `${spell(path)} must be the body of an answer, an object`);
  return undefined;
}

/** The rows under a key of a body (B11): rows that are missing are none where the SDK's type lets them be. */
export function readRows(body: Body, key: string, required: boolean, path: Path, report: Report): readonly unknown[] {
  const rows = fieldOf(body, key);
  if (Array.isArray(rows)) return rows;
  if (rows !== undefined)
    blame(report, 'wrong-type', [...path, key], `${spell([...path, key])} must be a list of rows`);
  else if (required)
    blame(report, 'missing', [...path, key], `${spell([...path, key])} is missing, the rows of the body`);
  return [];
}

/** Whether a body's or row's `account_id` names another account (B3). */
export function refuseOtherAccount(body: Body, accountId: string, path: Path, report: Report): void {
  const id = fieldOf(body, 'account_id');
  if (typeof id === 'string' && id !== accountId) {
    blame(
      report,
      'other-account',
      [...path, 'account_id'],
      `${spell([...path, 'account_id'])} must be the account ${quote(accountId)}`,
    );
  }
}
