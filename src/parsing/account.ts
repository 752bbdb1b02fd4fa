import type { Account } from '../nouns/account.ts';
import { kindOfIamId } from '../nouns/iam-id.ts';
import type { Issues } from '../nouns/issue.ts';
import { entries } from './entries.ts';
import { copyJson } from './json.ts';
import { blame, type Report } from './report.ts';
import { type Fields, flag, id, list, record, type Shape, text, word } from './shape.ts';

/** An account, or everything that keeps the input from being one. */
export type ParsedAccount =
  | { readonly ok: true; readonly value: Account }
  | { readonly ok: false; readonly issues: Issues };

// What is unknown is no issue: operators, values and conditions may be whatever JSON can say (G4, C1, C4).
const matcher = record('a matcher', { required: { key: text }, optional: { operator: copyJson, value: copyJson } });

const subject = record('a subject', (value) =>
  'principal' in value
    ? { required: { principal: id }, optional: {} }
    : { required: { accessGroup: id }, optional: {} },
);

const policy = record('a policy', {
  required: {
    id,
    subject,
    roles: list(id, 'role CRNs'),
    target: record('a target', {
      required: { attributes: list(matcher, 'matchers') },
      optional: { tags: list(matcher, 'matchers') },
    }),
  },
  optional: { condition: copyJson, type: text, state: text, name: text },
});

const accessGroup = record('an access group', {
  required: { id, members: list(id, 'IAM IDs') },
  optional: { partial: flag, name: text },
});

const role = record('a role', {
  required: { crn: id, service: text, actions: list(text, 'action names') },
  optional: { name: text },
});

const kind = word('user', 'service-id', 'trusted-profile');

const principalFields = (value: object): Fields => {
  const named = { name: text, email: text };
  const required = { kind, id };
  switch ('kind' in value && value.kind) {
    case 'user':
      return { required, optional: { state: text, ...named } };
    case 'service-id':
      return { required, optional: { locked: flag, ...named } };
    default:
      return { required, optional: named };
  }
};

const principalRecord = record('a principal', principalFields);

/** P1: kind and prefix go together. */
const principal: Shape = (value, path, report) => {
  const read = principalRecord(value, path, report);
  if (typeof read === 'object' && read !== null && 'id' in read && 'kind' in read && typeof read.id === 'string') {
    const expected = kindOfIamId(read.id);
    if (read.kind !== expected) {
      blame(
        report,
        'wrong-prefix',
        [...path, 'id'],
        `has the prefix of the kind \`${expected}\`, which is not this principal's`,
      );
    }
  }
  return read;
};

const values = list(text, 'setting values');

const account = record('an account', {
  required: {
    id,
    principals: entries(principal, 'principals'),
    accessGroups: entries(accessGroup, 'access groups'),
    policies: entries(policy, 'policies'),
  },
  optional: {
    ownerId: id,
    apiKeyCreation: text,
    serviceIdCreation: text,
    enterprise: record('enterprise settings', {
      required: {},
      optional: { apiKeyCreation: values, serviceIdCreation: values },
    }),
    roles: entries(role, 'roles', 'crn'),
    partial: list(word('policies', 'accessGroups', 'principals', 'roles'), 'names of lists'),
  },
});

/**
 * Checks that unknown input is an account, and rebuilds it as plain data.
 *
 * @param input anything, usually parsed JSON
 * @returns the account, or all issues at once, each with a code (`ISSUE_CODES`), a path and a sentence
 *
 * @example
 * ```ts
 * import { parseAccount } from 'apikey-policy';
 *
 * const parsed = parseAccount({ id: 'a', principals: [], accessGroups: [], policies: [], polices: [] });
 * parsed.ok ? [] : parsed.issues.map(({ message }) => message); // => ['`polices` is not a field of an account, did you mean `policies`']
 * ```
 */
export function parseAccount(input: unknown): ParsedAccount {
  const report: Report = [];
  const value = account(input, [], report);
  const [issue, ...issues] = report;
  // The shapes above spell out the type, and nothing was blamed: here unknown input becomes an account.
  return issue === undefined ? { ok: true, value: value as Account } : { ok: false, issues: [issue, ...issues] };
}
