import type { Issue, Issues } from 'apikey-policy';
import { readAccountBody } from '../../ibm-api/account-body.ts';
import { type Body, isBody } from '../../ibm-api/body.ts';
import type { PayloadList } from '../../ibm-api/payloads.ts';
import { readBody } from '../../ibm-api/read-body.ts';
import { type Report, reportIssue } from '../../ibm-api/report.ts';
import { readRows } from '../../ibm-api/rows.ts';
import { readSettings } from '../../ibm-api/settings.ts';
import { copyJson } from '../../json/copy-json.ts';
import { newVisits } from '../../json/visits.ts';
import { isPaged, rowKeysOf } from './bodies.ts';
import type { SnapshotPlace } from './request.ts';

/** A copy of the body, or why it cannot be the response of its call. */
export type Answer = { readonly ok: true; readonly body: unknown } | { readonly ok: false; readonly issues: Issues };

type Path = Issue['path'];

/** Copies a body as plain JSON. A body of another shape or another account is refused (N1, N5). */
export function readAnswer(answer: unknown, { list, key, page }: SnapshotPlace, accountId: string): Answer {
  const report: Report = { accountId, issues: [], diagnostics: [], visits: newVisits() };
  const path = [list, ...(key === undefined ? [] : [key]), ...(isPaged(list) ? [page] : [])];
  const body = copySafely(answer, path, report);
  if (isBody(body)) refuseMisshapen(list, body, path, report);
  const [issue, ...issues] = report.issues;
  return issue === undefined ? { ok: true, body } : { ok: false, issues: [issue, ...issues] };
}

function copySafely(answer: unknown, path: Path, report: Report): unknown {
  try {
    const body = readBody(answer, path, report);
    return body && copyJson(body, path, report.issues);
  } catch {
    // A getter or a proxy can throw anything.
    return reportIssue(report, 'not-json', path, 'must be plain JSON, but reading it failed');
  }
}

/** Reports the issues that the adapter would report for this body alone (B1, B3, B11). */
function refuseMisshapen(list: PayloadList, body: Body, path: Path, report: Report): void {
  switch (list) {
    case 'account':
      readAccountBody({ account: body }, report);
      break;
    case 'accountSettings':
    case 'effectiveSettings':
      readSettings({ [list]: body }, true, report);
      break;
    default:
      for (const key of rowKeysOf(list)) readRows(body, key, path, report);
  }
}
