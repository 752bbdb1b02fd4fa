import type { Path } from '../text/quote.ts';
import { type Body, fieldOf, itemsOf, refuseUnlessOfAccount } from './body.ts';
import { errorLookOf } from './look.ts';
import { readBody } from './read-body.ts';
import { type Report, reportIssue } from './report.ts';

/** A part of a settings body that can have both settings, and its path. */
export interface Section {
  readonly body: Body;
  readonly path: Path;
}

/** The parts of the settings bodies, by the owner of the values (B1). */
export interface Sections {
  /** The account's own values, from both bodies. */
  readonly own: readonly Section[];
  readonly templates: readonly Section[];
  /** The values in force: one part or none. */
  readonly inForce: readonly Section[];
}

export function readSections(input: Body, report: Report): Sections {
  const alone = readOptionalSection(input, 'accountSettings', [], report);
  const effective = readOptionalSection(input, 'effectiveSettings', [], report);
  const within = effective.flatMap((section) => readOwnSection(section, report));
  for (const { body, path } of [...alone, ...effective, ...within]) refuseUnlessOfAccount(body, path, report);
  return {
    own: [...alone, ...within],
    templates: effective.flatMap((section) => readTemplates(section, report)),
    inForce: effective.flatMap(({ body, path }) => readOptionalSection(body, 'effective', path, report)),
  };
}

/** The account's own section of the effective settings. It is required. */
function readOwnSection({ body, path }: Section, report: Report): Section[] {
  const value = fieldOf(body, 'account');
  const place = [...path, 'account'];
  if (value !== undefined) return readSection(value, place, report);
  reportIssue(report, 'missing', place, `is missing: it has the account's own settings${errorLookOf(body)}`);
  return [];
}

function readTemplates({ body, path }: Section, report: Report): Section[] {
  const templates = fieldOf(body, 'assigned_templates');
  const place = [...path, 'assigned_templates'];
  if (templates === undefined) return [];
  if (!Array.isArray(templates)) {
    reportIssue(report, 'wrong-type', place, 'must be an array of templates');
    return [];
  }
  return itemsOf(templates, report.visits).flatMap((template, index) =>
    readSection(template, [...place, index], report),
  );
}

function readOptionalSection(outer: Body, key: string, path: Path, report: Report): Section[] {
  const value = fieldOf(outer, key);
  return value === undefined ? [] : readSection(value, [...path, key], report);
}

function readSection(value: unknown, path: Path, report: Report): Section[] {
  const body = readBody(value, path, report);
  return body === undefined ? [] : [{ body, path }];
}
