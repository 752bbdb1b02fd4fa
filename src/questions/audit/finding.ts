import type { Setting } from '../../rules/setting.ts';
import type { FindingCode, Severity } from './table.ts';

/** The subject of a finding, by its id. */
export type FindingSubject =
  | { readonly policy: string }
  | { readonly principal: string }
  | { readonly accessGroup: string }
  | { readonly setting: Setting }
  | { readonly account: string };

/** A problem or a risk in an account, as plain JSON data. */
export interface Finding {
  /** A stable code, a key of `FINDING_CODES`. */
  readonly code: FindingCode;
  readonly severity: Severity;
  readonly subject: FindingSubject;
  /** One sentence. */
  readonly message: string;
  /**
   * The advice of `FINDING_CODES`. If an enterprise template made the policy or group: to ask the enterprise (REM-9).
   */
  readonly whatToDo: string;
  /** Rules of rules.md, recommendations of benchmarks, and checks of scanners. */
  readonly references: readonly string[];
}

/** A finding without its row of the table. The detail becomes the end of the sentence. */
export interface Found {
  readonly code: FindingCode;
  readonly subject: FindingSubject;
  readonly detail: string;
}
