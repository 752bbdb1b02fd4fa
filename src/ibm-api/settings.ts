import type { Account } from 'apikey-policy';
import { quote } from '../text/quote.ts';
import { type Body, fieldOf } from './body.ts';
import { errorLookOf } from './look.ts';
import { note, type Report, reportIssue } from './report.ts';
import { readSections, type Section } from './settings-sections.ts';

type Settings = Pick<Account, 'apiKeyCreation' | 'serviceIdCreation' | 'enterprise'>;

/** The names of the settings in IBM's bodies, by the account's names. */
const FIELDS = {
  apiKeyCreation: 'restrict_create_platform_apikey',
  serviceIdCreation: 'restrict_create_service_id',
} as const;

const KEYS = ['apiKeyCreation', 'serviceIdCreation'] as const;
type Key = (typeof KEYS)[number];

/** The value of a setting that could not be read. It is an unknown value (S4). */
const NOT_READ = 'NOT_READ';

/** Reads the two settings from the account and from enterprise templates (B1, B2). */
export function readSettings(input: Body, isGivenUp: boolean, report: Report): Settings {
  const hasEffective = fieldOf(input, 'effectiveSettings') !== undefined;
  if (!hasEffective) {
    if (fieldOf(input, 'accountSettings') === undefined)
      reportIssue(report, 'no-settings', [], 'needs `accountSettings` or `effectiveSettings`');
    const templates = isGivenUp
      ? 'the values of enterprise templates are unknown'
      : 'it is assumed that no enterprise template restricts the account';
    note(report, 'effective-settings-not-given', ['effectiveSettings'], `is not given, so ${templates}`);
  }
  const { own, templates, inForce } = readSections(input, report);
  const settings: { apiKeyCreation?: string; serviceIdCreation?: string } = {};
  const enterprise: { apiKeyCreation?: string[]; serviceIdCreation?: string[] } = {};
  for (const key of KEYS) {
    const ownValues = valuesOf(own, key, report);
    const values = templates.flatMap((section) => readSetting(section, key, report));
    const stricter = inForce.flatMap((section) => stricterThan([...ownValues, ...values], section, key, report));
    const unread = isGivenUp ? [NOT_READ] : [];
    const all = [...values, ...stricter, ...unread];
    if (ownValues[0] !== undefined) settings[key] = ownValues[0];
    if (all.length > 0) enterprise[key] = all;
  }
  return { ...settings, ...(Object.keys(enterprise).length > 0 && { enterprise }) };
}

/** The account's own values (B1). The first is the strictest, which counts (B2). */
function valuesOf(own: readonly Section[], key: Key, report: Report): readonly string[] {
  const values = own.flatMap((section) => {
    const path = [...section.path, FIELDS[key]];
    if (fieldOf(section.body, FIELDS[key]) === undefined)
      reportIssue(report, 'missing', path, `is missing: every settings body has it${errorLookOf(section.body)}`);
    return readSetting(section, key, report);
  });
  if (new Set(values).size > 1) {
    const both = values.map(quote).join(' and ');
    const path = ['accountSettings', FIELDS[key]];
    note(report, 'settings-disagree', path, `differs between the two bodies (${both}), so the stricter value counts`);
  }
  return values.sort((a, b) => strictness(b) - strictness(a));
}

/** The value in force counts as another template if it is stricter than all others; it never loosens (B2). */
function stricterThan(values: readonly string[], inForce: Section, key: Key, report: Report): readonly string[] {
  return readSetting(inForce, key, report).filter((value) => {
    if (values.some((other) => strictness(other) >= strictness(value))) return false;
    const path = [...inForce.path, FIELDS[key]];
    const sentence = `is ${quote(value)}, which is stricter than the account and its templates, so it counts as another template`;
    note(report, 'effective-stricter', path, sentence);
    return true;
  });
}

/** The value of a setting in a section, if it has one. */
function readSetting({ body, path }: Section, key: Key, report: Report): string[] {
  const value = fieldOf(body, FIELDS[key]);
  const place = [...path, FIELDS[key]];
  if (value === undefined) return [];
  if (typeof value !== 'string') {
    reportIssue(report, 'wrong-type', place, 'must be a string');
    return [];
  }
  if (strictness(value) === UNREADABLE) {
    note(
      report,
      'unknown-setting-value',
      place,
      `is ${quote(value)}, which is not one of RESTRICTED, NOT_RESTRICTED and NOT_SET`,
    );
  }
  return [value];
}

const UNREADABLE = 1;

/** `RESTRICTED` is the strictest value, then come unknown values, then the others (B2). */
function strictness(value: string): number {
  switch (value) {
    case 'RESTRICTED':
      return 2;
    case 'NOT_RESTRICTED':
    case 'NOT_SET':
      return 0;
    default:
      return UNREADABLE;
  }
}
