import { addIssue } from '../json/report.ts';
import { newVisits } from '../json/visits.ts';
import type { Account } from '../nouns/account.ts';
import type { Issues } from '../nouns/issue.ts';
import { entries } from './entries.ts';
import { policy } from './policy.ts';
import { principal } from './principal.ts';
import { array, boolean, id, oneOf, type Report, record, type Shape, string } from './shape.ts';

/** An account, or all issues of the input. */
export type ParsedAccount =
  | { readonly ok: true; readonly value: Account }
  | { readonly ok: false; readonly issues: Issues };

const accessGroup = record('an access group', {
  id,
  members: array(id, 'IAM IDs'),
  'partial?': boolean,
  'managed?': boolean,
  'dynamic?': boolean,
  'name?': string,
});

const role = record('a role', { crn: id, service: string, actions: array(string, 'action names'), 'name?': string });

const values = array(string, 'setting values');

const enterprise = record('enterprise settings', { 'apiKeyCreation?': values, 'serviceIdCreation?': values });

const names = array(oneOf('policies', 'accessGroups', 'principals', 'roles', 'owner'), 'list names');

const partial: Shape = (value, path, report) => {
  const read = names(value, path, report);
  return read && [...new Set(read)];
};

const account = record('an account', {
  id,
  'ownerId?': id,
  'apiKeyCreation?': string,
  'serviceIdCreation?': string,
  'enterprise?': enterprise,
  principals: entries(principal, 'principals'),
  accessGroups: entries(accessGroup, 'access groups'),
  policies: entries(policy, 'policies'),
  'roles?': entries(role, 'roles', 'crn'),
  'partial?': partial,
});

/**
 * Checks that unknown input is an account, and copies it as plain data. The input is neither kept nor changed.
 *
 * A malformed part is an issue: a wrong structure, an invalid id, an unknown field, or an unknown kind or list name. An
 * unknown setting, state, operator, value or condition is not an issue (S4, P3, G4, C1): the decisions report it as
 * unknown. Identical entries of one list are kept once.
 *
 * @param input any value, usually parsed JSON
 * @returns the account, or all issues, each with a code (a key of `ISSUE_CODES`), a path and a sentence; it never throws
 *
 * @example
 * ```ts
 * import { parseAccount } from 'apikey-policy';
 *
 * const parsed = parseAccount({ id: 'a', principals: [], accessGroups: [], policies: [], polices: [] });
 * parsed.ok ? [] : parsed.issues.map(({ message }) => message); // => ['`polices` is not a field of an account; did you mean `policies`?']
 * ```
 */
export function parseAccount(input: unknown): ParsedAccount {
  const report: Report = { issues: [], visits: newVisits() };
  const value = read(input, report);
  const [issue, ...issues] = report.issues;
  // The shapes above check every field of the type, so input without issues is an account. Its operators, values and
  // conditions may still be any JSON, as the rules expect (G4, C1).
  return issue === undefined ? { ok: true, value: value as Account } : { ok: false, issues: [issue, ...issues] };
}

function read(input: unknown, report: Report): unknown {
  try {
    return account(input, [], report);
  } catch {
    // A getter or a proxy can throw anything.
    return addIssue(report.issues, 'not-json', [], 'must be plain JSON, but reading it failed');
  }
}
