import type { Account } from 'apikey-policy';
import { type Body, fieldOf, readBody, refuseOtherAccount } from './body.ts';
import { blame, note, type Path, quote, type Report, spell } from './report.ts';

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
export function readSettings(input: Body, accountId: string, isGivenUp: boolean, report: Report): Settings {
  const own = readOptional(input, 'accountSettings', report);
  const effective = readOptional(input, 'effectiveSettings', report);
  if (own === undefined && effective === undefined) {
    if (fieldOf(input, 'accountSettings') === undefined && fieldOf(input, 'effectiveSettings') === undefined) {
      blame(report, 'no-settings', [], 'one of `accountSettings` and `effectiveSettings` is needed');
    }
    return {};
  }
  const ownPath = ['accountSettings'];
  const accountPath = ['effectiveSettings', 'account'];
  const account = effective && readBody(fieldOf(effective, 'account'), accountPath, report);
  for (const [body, path] of [
    [own, ownPath],
    [effective, ['effectiveSettings']],
    [account, accountPath],
  ] as const) {
    if (body) refuseOtherAccount(body, accountId, path, report);
  }
  if (effective === undefined && !isGivenUp) {
    note(
      report,
      'effective-settings-not-given',
      ['effectiveSettings'],
      'without `effectiveSettings` no enterprise template is taken to restrict the account',
    );
  }
  const settings: { apiKeyCreation?: string; serviceIdCreation?: string } = {};
  const enterprise: { apiKeyCreation?: string[]; serviceIdCreation?: string[] } = {};
  for (const key of KEYS) {
    const values = [
      ...(own ? [readSetting(own, key, ownPath, report)] : []),
      ...(account ? [readSetting(account, key, accountPath, report)] : []),
    ].filter((value) => value !== undefined);
    const value = strictest(values);
    if (new Set(values).size > 1) {
      note(
        report,
        'settings-disagree',
        accountPath,
        `the bodies differ on \`${FIELDS[key]}\`: ${values.map(quote).join(' and ')}; the stricter stands`,
      );
    }
    if (value !== undefined) settings[key] = value;
    const templates = effective ? templateValues(effective, key, value, report) : isGivenUp ? [NOT_READ] : [];
    if (templates.length > 0) enterprise[key] = templates;
    noteUnknown(settings[key], key, ownPath, report);
  }
  return { ...settings, ...(Object.keys(enterprise).length > 0 && { enterprise }) };
}

/** The values of the templates that name a setting, and what is in force where that is stricter than all (B2). */
function templateValues(effective: Body, key: Key, own: string | undefined, report: Report): string[] {
  const path = ['effectiveSettings', 'assigned_templates'];
  const given = fieldOf(effective, 'assigned_templates');
  const templates = given === undefined ? [] : given;
  const values: string[] = [];
  if (!Array.isArray(templates)) {
    blame(report, 'wrong-type', path, `${spell(path)} must be a list of templates`);
    return values;
  }
  templates.forEach((template: unknown, index) => {
    const body = readBody(template, [...path, index], report);
    const value = body && readOptionalSetting(body, key, [...path, index], report);
    if (value !== undefined) values.push(value);
  });
  const sectionPath = ['effectiveSettings', 'effective'];
  const section = fieldOf(effective, 'effective');
  if (section === undefined) return values;
  const body = readBody(section, sectionPath, report);
  const inForce = body && readOptionalSetting(body, key, sectionPath, report);
  if (inForce !== undefined && strictness(inForce) > Math.max(...[own ?? '', ...values].map(strictness))) {
    note(
      report,
      'effective-stricter',
      sectionPath,
      `\`${FIELDS[key]}\` in force is ${quote(inForce)}, stricter than the account and its templates; it counts as one more template`,
    );
    values.push(inForce);
  }
  return values;
}

function readOptional(input: Body, field: string, report: Report): Body | undefined {
  const value = fieldOf(input, field);
  return value === undefined ? undefined : readBody(value, [field], report);
}

function readSetting(body: Body, key: Key, path: Path, report: Report): string | undefined {
  const value = readOptionalSetting(body, key, path, report);
  const place = [...path, FIELDS[key]];
  if (fieldOf(body, FIELDS[key]) === undefined)
    blame(report, 'missing', place, `${spell(place)} is missing, a settings body has it`);
  return value;
}

function readOptionalSetting(body: Body, key: Key, path: Path, report: Report): string | undefined {
  const value = fieldOf(body, FIELDS[key]);
  if (value === undefined || typeof value === 'string') return value;
  blame(report, 'wrong-type', [...path, FIELDS[key]], `${spell([...path, FIELDS[key]])} must be a text`);
  return undefined;
}

/** `RESTRICTED`, then what is unreadable, then the rest (B2). */
function strictness(value: string): number {
  switch (value) {
    case 'RESTRICTED':
      return 2;
    case 'NOT_RESTRICTED':
    case 'NOT_SET':
      return 0;
    default:
      return 1;
  }
}

function strictest(values: readonly string[]): string | undefined {
  return [...values].sort((a, b) => strictness(b) - strictness(a))[0];
}

function noteUnknown(value: string | undefined, key: Key, path: Path, report: Report): void {
  if (value !== undefined && strictness(value) === 1) {
    note(
      report,
      'unknown-setting-value',
      path,
      `\`${FIELDS[key]}\` is ${quote(value)}, which is none of RESTRICTED, NOT_RESTRICTED and NOT_SET`,
    );
  }
}
