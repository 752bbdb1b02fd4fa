import type { Account } from 'apikey-policy';
import { quote } from '../json/report.ts';
import { type Body, fieldOf } from './body.ts';
import { errorLookOf } from './look.ts';
import { blame, note, type Report } from './report.ts';
import { readSections, type Section } from './settings-sections.ts';

type Settings = Pick<Account, 'apiKeyCreation' | 'serviceIdCreation' | 'enterprise'>;

/** The account's fields, by the names that IBM's bodies have for them. */
const FIELDS = {
  apiKeyCreation: 'restrict_create_platform_apikey',
  serviceIdCreation: 'restrict_create_service_id',
} as const;

const KEYS = ['apiKeyCreation', 'serviceIdCreation'] as const;
type Key = (typeof KEYS)[number];

/** A value that stands for what could not be read: none of the three, so unknown (S4). */
const NOT_READ = 'NOT_READ';

/** Reads the two settings and what enterprise templates say of them (B1, B2). */
export function readSettings(input: Body, isGivenUp: boolean, report: Report): Settings {
  const hasEffective = fieldOf(input, 'effectiveSettings') !== undefined;
  if (!hasEffective) {
    if (fieldOf(input, 'accountSettings') === undefined)
      blame(report, 'no-settings', [], 'needs one of `accountSettings` and `effectiveSettings`');
    const templates = isGivenUp
      ? 'what enterprise templates say is unknown'
      : 'no enterprise template is taken to restrict the account';
    note(report, 'effective-settings-not-given', ['effectiveSettings'], `is not given, so ${templates}`);
  }
  const { own, templates, inForce } = readSections(input, report);
  const settings: { apiKeyCreation?: string; serviceIdCreation?: string } = {};
  const enterprise: { apiKeyCreation?: string[]; serviceIdCreation?: string[] } = {};
  for (const key of KEYS) {
    const said = agree(own, key, report);
    const values = templates.flatMap((section) => readSetting(section, key, report));
    const stricter = inForce.flatMap((section) => stricterThan([...said, ...values], section, key, report));
    const unread = isGivenUp ? [NOT_READ] : [];
    const all = [...values, ...stricter, ...unread];
    if (said[0] !== undefined) settings[key] = said[0];
    if (all.length > 0) enterprise[key] = all;
  }
  return { ...settings, ...(Object.keys(enterprise).length > 0 && { enterprise }) };
}

/** The account's own values, the strictest first, which stands (B2). Every settings body says one (B1). */
function agree(own: readonly Section[], key: Key, report: Report): readonly string[] {
  const values = own.flatMap((section) => {
    const path = [...section.path, FIELDS[key]];
    if (fieldOf(section.body, FIELDS[key]) === undefined)
      blame(report, 'missing', path, `is missing, a settings body has it${errorLookOf(section.body)}`);
    return readSetting(section, key, report);
  });
  if (new Set(values).size > 1) {
    const said = values.map(quote).join(' and ');
    const path = ['accountSettings', FIELDS[key]];
    note(report, 'settings-disagree', path, `is otherwise in the other body, ${said}: the stricter stands`);
  }
  return values.sort((a, b) => strictness(b) - strictness(a));
}

/** What is in force never loosens; where it is stricter than all, it counts as one more template (B2). */
function stricterThan(values: readonly string[], inForce: Section, key: Key, report: Report): readonly string[] {
  return readSetting(inForce, key, report).filter((value) => {
    if (values.some((other) => strictness(other) >= strictness(value))) return false;
    const path = [...inForce.path, FIELDS[key]];
    const sentence = `is ${quote(value)}, stricter than the account and its templates: it counts as one more template`;
    note(report, 'effective-stricter', path, sentence);
    return true;
  });
}

/** The value of a setting, where the section says one. */
function readSetting({ body, path }: Section, key: Key, report: Report): string[] {
  const value = fieldOf(body, FIELDS[key]);
  const place = [...path, FIELDS[key]];
  if (value === undefined) return [];
  if (typeof value !== 'string') {
    blame(report, 'wrong-type', place, 'must be a text');
    return [];
  }
  if (strictness(value) === UNREADABLE) {
    note(report, 'unknown-setting-value', place, `is ${quote(value)}, none of RESTRICTED, NOT_RESTRICTED and NOT_SET`);
  }
  return [value];
}

const UNREADABLE = 1;

/** `RESTRICTED`, then what is unreadable, then the rest (B2). */
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
