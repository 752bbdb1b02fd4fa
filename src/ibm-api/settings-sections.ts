import type { Path } from '../json/report.ts';
import { type Body, fieldOf, itemsOf, refuseUnlessOfAccount } from './body.ts';
import { errorLookOf } from './look.ts';
import { readBody } from './read-body.ts';
import { blame, type Report } from './report.ts';

/** A part of a settings body that may say both settings, and where it stands. */
export interface Section {
  readonly body: Body;
  readonly path: Path;
}

/** What the settings bodies have to say, by whose values they are (B1). */
export interface Sections {
  /** The account's own: of either body. */
  readonly own: readonly Section[];
  readonly templates: readonly Section[];
  /** What is in force: none or one. */
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

/** The account's own section of the effective settings, which always have one. */
function readOwnSection({ body, path }: Section, report: Report): Section[] {
  const value = fieldOf(body, 'account');
  const place = [...path, 'account'];
  if (value !== undefined) return readSection(value, place, report);
  blame(report, 'missing', place, `is missing, the account's own settings${errorLookOf(body)}`);
  return [];
}

function readTemplates({ body, path }: Section, report: Report): Section[] {
  const templates = fieldOf(body, 'assigned_templates');
  const place = [...path, 'assigned_templates'];
  if (templates === undefined) return [];
  if (!Array.isArray(templates)) {
    blame(report, 'wrong-type', place, 'must be a list of templates');
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
