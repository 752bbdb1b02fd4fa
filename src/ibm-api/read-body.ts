import type { Path } from '../json/report.ts';
import { type Body, fieldOf, isBody } from './body.ts';
import { lookOf } from './look.ts';
import { blame, type Report } from './report.ts';

/** A value as a body, or an issue (B11). */
export function readBody(value: unknown, path: Path, report: Report): Body | undefined {
  if (isBody(value)) return value;
  const code = value === undefined ? 'missing' : 'wrong-type';
  return blame(report, code, path, `must be the body of an answer, an object${lookOf(value)}`);
}

/** A body of the input or of another body; one that is not there is none. */
export function readOptionalBody(outer: Body, key: string, path: Path, report: Report): Body | undefined {
  const value = fieldOf(outer, key);
  return value === undefined ? undefined : readBody(value, [...path, key], report);
}

/** The pages of every group of a field: by group id, where they are given at all. */
export function readByGroup(input: Body, field: string, report: Report): ReadonlyMap<string, unknown> {
  const value = fieldOf(input, field);
  if (value !== undefined && !isBody(value))
    blame(report, 'wrong-type', [field], 'must be an object, from group ids to lists of pages');
  return new Map(Object.entries(isBody(value) ? value : {}).filter(([, pages]) => pages !== undefined));
}
