import type { Path } from '../text/quote.ts';
import { type Body, fieldOf, isBody } from './body.ts';
import { lookOf } from './look.ts';
import { type Report, reportIssue } from './report.ts';

/** Returns a body, or reports an issue (B11). */
export function readBody(value: unknown, path: Path, report: Report): Body | undefined {
  if (isBody(value)) return value;
  const code = value === undefined ? 'missing' : 'wrong-type';
  return reportIssue(report, code, path, `must be an object, the body of a response${lookOf(value)}`);
}

/** A body in the input or in another body, if it is there. */
export function readOptionalBody(outer: Body, key: string, path: Path, report: Report): Body | undefined {
  const value = fieldOf(outer, key);
  return value === undefined ? undefined : readBody(value, [...path, key], report);
}

/** The pages of each group in a field, by group id. */
export function readByGroup(input: Body, field: string, report: Report): ReadonlyMap<string, unknown> {
  const value = fieldOf(input, field);
  if (value !== undefined && !isBody(value))
    reportIssue(report, 'wrong-type', [field], 'must be an object that maps group ids to arrays of pages');
  return new Map(Object.entries(isBody(value) ? value : {}).filter(([, pages]) => pages !== undefined));
}
