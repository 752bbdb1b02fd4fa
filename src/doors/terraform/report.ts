import type { Issue } from 'apikey-policy';
import type { Visits } from '../../json/visits.ts';
import { type Path, quote, spell } from '../../text/quote.ts';
import type { PlanDiagnosticCode, PlanIssueCode } from './codes.ts';

/** Something worth knowing about a plan that was read. */
export interface PlanDiagnostic {
  /** A stable code, one of `PLAN_DIAGNOSTICS`. */
  readonly code: PlanDiagnosticCode;
  /** The address of the resource, such as `ibm_iam_access_group.creators`; none where it is about the whole plan. */
  readonly address?: string | undefined;
  /** Keys and positions that lead to it from the plan's root. */
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/** Collects what keeps a plan from being read. */
export interface Report {
  readonly issues: Issue[];
  readonly visits: Visits;
}

/** Adds an issue, whose message is a sentence about the place. */
export function refuse({ issues }: Report, code: PlanIssueCode, path: Path, sentence: string): undefined {
  issues.push({ code, path, message: `${spell(path)} ${sentence}` });
}

/** Notes something about one change; the sentence is about its resource. */
export type Note = (code: PlanDiagnosticCode, path: Path, sentence: string) => void;

/** A `Note` that collects diagnostics of the resource at an address. */
export function noteOf(address: string, diagnostics: PlanDiagnostic[]): Note {
  return (code, path, sentence) => {
    diagnostics.push({ code, address, path, message: `${quote(address)} ${sentence}` });
  };
}
