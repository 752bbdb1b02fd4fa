import type { Setting } from '../../rules/setting.ts';
import type { FindingCode, Severity } from './table.ts';

/** What a finding is about, by its id. */
export type FindingSubject =
  | { readonly policy: string }
  | { readonly principal: string }
  | { readonly accessGroup: string }
  | { readonly setting: Setting }
  | { readonly account: string };

/** Something in an account that is worth a look: plain JSON data that explains itself. */
export interface Finding {
  /** A stable code, a key of `FINDING_CODES`. */
  readonly code: FindingCode;
  readonly severity: Severity;
  readonly subject: FindingSubject;
  /** One sentence. */
  readonly message: string;
  /** What `FINDING_CODES` says; where an enterprise template made the policy or group, to ask the enterprise (REM-9). */
  readonly whatToDo: string;
  /** Rules of docs/reference/rules.md, items of benchmarks, checks of scanners. */
  readonly references: readonly string[];
}

/** A finding before its row of the table is added to it; the detail goes to the end of the sentence. */
export interface Found {
  readonly code: FindingCode;
  readonly subject: FindingSubject;
  readonly detail: string;
}
