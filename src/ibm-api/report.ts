import type { Diagnostic, Issue } from 'apikey-policy';
import { type Path, spell } from '../json/report.ts';
import type { Visits } from '../json/visits.ts';
import type { PayloadDiagnosticCode, PayloadIssueCode } from './codes.ts';

/** Collects what keeps payloads from being taken, and what is worth knowing about those that are. */
export interface Report {
  /** The account that every body must be of (B3); none where the input names none. */
  readonly accountId: string | undefined;
  readonly issues: Issue[];
  readonly diagnostics: Diagnostic[];
  readonly visits: Visits;
}

/** Adds an issue, whose message is a sentence about the place; what is blamed has no value. */
export function blame(report: Report, code: PayloadIssueCode, path: Path, sentence: string): undefined {
  report.issues.push({ code, path, message: `${spell(path)} ${sentence}` });
}

/** Adds a diagnostic, whose message is a sentence about the place. */
export function note(report: Report, code: PayloadDiagnosticCode, path: Path, sentence: string): void {
  report.diagnostics.push({ code, path, message: `${spell(path)} ${sentence}` });
}
