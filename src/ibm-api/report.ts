import type { Diagnostic, Issue } from 'apikey-policy';
import type { Visits } from '../json/visits.ts';
import { type Path, spell } from '../text/quote.ts';
import type { PayloadDiagnosticCode, PayloadIssueCode } from './codes.ts';

/** Collects the issues and diagnostics of payloads. */
export interface Report {
  /** The account to which every body must belong (B3), if the input has a valid id. */
  readonly accountId: string | undefined;
  readonly issues: Issue[];
  readonly diagnostics: Diagnostic[];
  readonly visits: Visits;
}

/** Adds an issue whose message is a sentence about the place. Returns `undefined`: an invalid part has no value. */
export function reportIssue(report: Report, code: PayloadIssueCode, path: Path, sentence: string): undefined {
  report.issues.push({ code, path, message: `${spell(path)} ${sentence}` });
}

/** Adds a diagnostic whose message is a sentence about the place. */
export function note(report: Report, code: PayloadDiagnosticCode, path: Path, sentence: string): void {
  report.diagnostics.push({ code, path, message: `${spell(path)} ${sentence}` });
}
