import { blame } from '../json/report.ts';
import { newVisits } from '../json/visits.ts';
import type { Account } from '../nouns/account.ts';
import type { Issues } from '../nouns/issue.ts';
import { entries } from './entries.ts';
import { policy } from './policy.ts';
import { principal } from './principal.ts';
import { flag, id, list, type Report, record, type Shape, text, word } from './shape.ts';

/** An account, or everything that keeps the input from being one. */
export type ParsedAccount =
  | { readonly ok: true; readonly value: Account }
  | { readonly ok: false; readonly issues: Issues };

const accessGroup = record('an access group', {
  id,
  members: list(id, 'IAM IDs'),
  'partial?': flag,
  'managed?': flag,
  'dynamic?': flag,
  'name?': text,
});

const role = record('a role', { crn: id, service: text, actions: list(text, 'action names'), 'name?': text });

const values = list(text, 'setting values');

const enterprise = record('enterprise settings', { 'apiKeyCreation?': values, 'serviceIdCreation?': values });

const names = list(word('policies', 'accessGroups', 'principals', 'roles', 'owner'), 'list names');

const partial: Shape = (value, path, report) => {
  const read = names(value, path, report);
  return read && [...new Set(read)];
};

const account = record('an account', {
  id,
  'ownerId?': id,
  'apiKeyCreation?': text,
  'serviceIdCreation?': text,
  'enterprise?': enterprise,
  principals: entries(principal, 'principals'),
  accessGroups: entries(accessGroup, 'access groups'),
  policies: entries(policy, 'policies'),
  'roles?': entries(role, 'roles', 'crn'),
  'partial?': partial,
});

/**
 * Checks that unknown input is an account, and rebuilds it as plain data: the input is neither kept nor changed.
 *
 * What is malformed is an issue: structure, ids, words, fields that their place does not have. What is unknown is none:
 * a setting, state, operator, value or condition may say anything (S4, P3, G4, C1), and the answers will say so.
 * Entries of one list that are identical are kept once.
 *
 * @param input anything, usually parsed JSON
 * @returns the account, or all issues at once, each with a code (`ISSUE_CODES`), a path and a sentence; it never throws
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
  // The shapes above spell out the type, and nothing was blamed: here unknown input becomes an account, whose
  // operators, values and conditions may still be any JSON, as the rules expect (G4, C1).
  return issue === undefined ? { ok: true, value: value as Account } : { ok: false, issues: [issue, ...issues] };
}

function read(input: unknown, report: Report): unknown {
  try {
    return account(input, [], report);
  } catch {
    // A getter or a proxy can throw anything.
    return blame(report.issues, 'not-json', [], 'must be plain JSON, but reading it failed');
  }
}
