import type { Diagnostic, Issue } from 'apikey-policy';
import type { PayloadDiagnosticCode, PayloadIssueCode } from './codes.ts';

/** Keys and positions from the input's root. */
export type Path = readonly (string | number)[];

/** Collects what keeps payloads from being taken, and what is worth knowing about those that are. */
export interface Report {
  readonly issues: Issue[];
  readonly diagnostics: Diagnostic[];
}

export function blame(report: Report, code: PayloadIssueCode, path: Path, message: string): void {
  report.issues.push({ code, path, message });
}

export function note(report: Report, code: PayloadDiagnosticCode, path: Path, message: string): void {
  report.diagnostics.push({ code, path, message });
}

const LONGEST = 80;

/** User input as it stands in a message: in backticks, and not at any length. */
export function quote(text: string): string {
  return `\`${text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text}\``;
}

/** A path as it stands in a message. */
export function spell(path: Path): string {
  const words = path.map((key) => (typeof key === 'number' ? `[${key}]` : `.${key}`));
  return words.length === 0 ? 'the input' : quote(words.join('').replace(/^\./, ''));
}
