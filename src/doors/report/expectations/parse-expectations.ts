import {
  ACTIONS,
  type Account,
  ALLOW_REASONS,
  DENY_REASONS,
  type Effect,
  type Issue,
  type Issues,
  type PolicyDecisionPoint,
  UNKNOWN_REASONS,
} from 'apikey-policy';
import { copyJson } from '../../../json/copy-json.ts';
import { addIssue } from '../../../json/report.ts';
import { suggestion } from '../../../text/nearest.ts';
import { type Path, quote } from '../../../text/quote.ts';
import { readInstant } from '../../../text/read-instant.ts';
import { ACTION_PHRASES } from '../phrases/actions.ts';
import type { Expectations } from './expectation.ts';
import { type FoundPrincipal, principalFinder } from './find-principal.ts';

/** Expectations, or everything that keeps the input from being some. */
export type ParsedExpectations =
  | { readonly ok: true; readonly value: Expectations }
  | { readonly ok: false; readonly issues: Issues };

/** The account that expectations are about. */
export interface ParseExpectationsOptions {
  /** With it, an e-mail address that no user or several users have is an issue. */
  readonly account?: Account | PolicyDecisionPoint | undefined;
}

const REASONS: Readonly<Record<Effect, readonly string[]>> = {
  allow: ALLOW_REASONS,
  deny: DENY_REASONS,
  indeterminate: UNKNOWN_REASONS,
};
const EFFECTS = Object.keys(REASONS);
const ALIASES = ACTIONS.map((action) => ACTION_PHRASES[action].alias);
const ACTION_NAMES: readonly string[] = [...ACTIONS, ...ALIASES];
const FIELDS = ['name', 'principal', 'action', 'resource', 'time', 'effect', 'reason'];

/**
 * Checks that unknown input is expectations, and rebuilds it as plain data (REP-4).
 *
 * @param input anything, usually parsed JSON
 * @param options `account`: the account that they are about, so that e-mail addresses are checked, too
 * @returns the expectations, or all issues at once, each with a code, a path and a sentence; it never throws
 *
 * @example
 * ```ts
 * import { parseExpectations } from 'apikey-policy/report';
 *
 * const parsed = parseExpectations({
 *   expect: [{ principal: 'IBMid-060001ADMN', action: 'change-settings', effect: 'allow' }],
 * });
 * parsed.ok ? [] : parsed.issues.map(({ path }) => path); // => [['expect', 0, 'action']]
 * ```
 */
export function parseExpectations(input: unknown, options: ParseExpectationsOptions = {}): ParsedExpectations {
  const issues: Issue[] = [];
  const value = read(input, issues);
  const find = options.account === undefined ? undefined : principalFinder(options.account);
  if (issues.length === 0) checkFile(value, find, issues);
  const [issue, ...others] = issues;
  // Everything that the type says has been checked: here unknown input becomes expectations.
  return issue === undefined ? { ok: true, value: value as Expectations } : { ok: false, issues: [issue, ...others] };
}

function read(input: unknown, issues: Issue[]): unknown {
  try {
    return copyJson(input, [], issues);
  } catch {
    // A getter or a proxy can throw anything.
    return addIssue(issues, 'not-json', [], 'must be plain JSON, and cannot be read');
  }
}

type Finder = ((text: string) => FoundPrincipal) | undefined;

function checkFile(value: unknown, find: Finder, issues: Issue[]): void {
  const file = objectOf(value, [], ['$schema', 'expect'], 'expectations', issues);
  if (file === undefined) return;
  checkString(file, '$schema', [], issues);
  const list = file.get('expect');
  if (!Array.isArray(list)) {
    addIssue(issues, list === undefined ? 'missing' : 'wrong-type', ['expect'], 'must be an array of expectations');
  } else if (list.length === 0) {
    addIssue(issues, 'empty', ['expect'], 'must hold at least one expectation');
  } else {
    list.forEach((entry: unknown, index) => {
      checkExpectation(entry, ['expect', index], find, issues);
    });
  }
}

function checkExpectation(value: unknown, path: Path, find: Finder, issues: Issue[]): void {
  const fields = objectOf(value, path, FIELDS, 'an expectation', issues);
  if (fields === undefined) return;
  checkString(fields, 'name', path, issues);
  checkId(fields, 'principal', path, issues);
  checkOneOf(fields, 'action', ACTION_NAMES, path, issues);
  checkOneOf(fields, 'effect', EFFECTS, path, issues);
  const [principal, action, effect] = ['principal', 'action', 'effect'].map((key) => fields.get(key));
  const isServiceIdKey = action === 'iam-identity.apikey.create' || action === 'create-service-id-api-key';
  if (isServiceIdKey || fields.has('resource')) checkId(fields, 'resource', path, issues);
  const time = fields.get('time');
  if (time !== undefined && readInstant(time) === undefined) {
    addIssue(
      issues,
      'wrong-type',
      [...path, 'time'],
      'must be an RFC 3339 time with an offset, such as `2026-03-16T12:00:00Z`',
    );
  }
  const reasons = Object.entries(REASONS).find(([name]) => name === effect)?.[1];
  if (fields.has('reason') && reasons !== undefined) checkOneOf(fields, 'reason', reasons, path, issues);
  const found = typeof principal === 'string' ? find?.(principal) : undefined;
  if (found?.ok === false)
    addIssue(issues, 'unknown-value', [...path, 'principal'], `must be one user: ${found.message}`);
}

/** The fields of an object that has these and no others. */
function objectOf(
  value: unknown,
  path: Path,
  known: readonly string[],
  what: string,
  issues: Issue[],
): ReadonlyMap<string, unknown> | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return addIssue(issues, 'wrong-type', path, `must be ${what}, a plain object`);
  }
  const fields = new Map<string, unknown>(Object.entries(value));
  for (const key of fields.keys()) {
    if (known.includes(key)) continue;
    addIssue(issues, 'unknown-field', [...path, key], `is not a field of ${what}${suggestion(key, known)}`);
  }
  return fields;
}

function checkString(fields: ReadonlyMap<string, unknown>, key: string, path: Path, issues: Issue[]): void {
  const value = fields.get(key);
  if (value !== undefined && typeof value !== 'string')
    addIssue(issues, 'wrong-type', [...path, key], 'must be a string');
}

function checkId(fields: ReadonlyMap<string, unknown>, key: string, path: Path, issues: Issue[]): void {
  const value = fields.get(key);
  if (value === undefined) addIssue(issues, 'missing', [...path, key], 'is missing, an expectation needs it');
  else if (typeof value !== 'string') addIssue(issues, 'wrong-type', [...path, key], 'must be a string');
  else if (value === '') addIssue(issues, 'empty', [...path, key], 'must not be empty');
}

function checkOneOf(
  fields: ReadonlyMap<string, unknown>,
  key: string,
  values: readonly string[],
  path: Path,
  issues: Issue[],
): void {
  const value = fields.get(key);
  const place = [...path, key];
  const sentence = `must be one of ${values.map(quote).join(', ')}`;
  if (value === undefined) addIssue(issues, 'missing', place, 'is missing, an expectation needs it');
  else if (typeof value !== 'string') addIssue(issues, 'wrong-type', place, sentence);
  else if (!values.includes(value)) addIssue(issues, 'unknown-value', place, `${sentence}${suggestion(value, values)}`);
}
