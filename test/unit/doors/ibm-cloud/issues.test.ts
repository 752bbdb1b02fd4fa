import { PAYLOAD_ISSUES, type PayloadIssueCode } from 'apikey-policy/ibm-cloud';
import { describe, expect, it } from 'vitest';
import { type Case, page, read, shown, v1, v2 } from './given.ts';

const shared = Array(1000).fill([]);
const users = (...resources: object[]): object => ({ users: [{ resources }] });
const groups = (fields: object): object => ({ accessGroups: [{ groups: [{ id: 'g-1', ...fields }] }] });
const throwing = {
  get policies(): never {
    throw new Error('no');
  },
};

const issues: Readonly<Record<PayloadIssueCode, Case>> = {
  'wrong-type': [{ users: {} }, 'users', '`users` must be an array of pages', { users: [] }],
  missing: [{ accountId: undefined }, 'accountId', '`accountId` is missing: it is the id of the account', {}],
  'unknown-field': [
    { polices: [] },
    'polices',
    '`polices` is not a field of the input; did you mean `policies`?',
    { polices: undefined },
  ],
  'unknown-value': [
    { partial: ['role'] },
    'partial.0',
    '`partial[0]` must be one of `policies`, `accessGroups`, `principals`, `roles`, `owner`; did you mean `roles`?',
    { partial: ['roles'] },
  ],
  'other-account': [
    groups({ account_id: 'account-2' }),
    'accessGroups.0.groups.0.account_id',
    '`accessGroups[0].groups[0].account_id` must be the account `account-1`',
    groups({ account_id: 'account-1' }),
  ],
  'other-owner': [
    { ownerId: 'IBMid-2' },
    'account.owner_iamid',
    '`account.owner_iamid` is `IBMid-1`, but `ownerId` is `IBMid-2`',
    { ownerId: 'IBMid-1' },
  ],
  'no-settings': [
    { accountSettings: undefined, effectiveSettings: undefined },
    '',
    'the input needs `accountSettings` or `effectiveSettings`',
    { accountSettings: undefined },
  ],
  'reserved-id': [
    { policies: page(v1('account-owner')) },
    'policies.0.policies.0.id',
    "`policies[0].policies[0].id` must not be `account-owner`, the id of the owner's policy",
    { policies: page(v1('account-owner-2')) },
  ],
  conflict: [
    users({ iam_id: 'IBMid-1' }, { iam_id: 'IBMid-1', state: 'ACTIVE' }),
    'users.0.resources.1',
    '`users[0].resources[1]` has the same id `IBMid-1` as `users[0].resources[0]`, but different contents',
    users({ iam_id: 'IBMid-1' }, { iam_id: 'IBMid-1' }),
  ],
  'not-json': [
    { policies: [throwing] },
    '',
    'the input must be plain JSON, but reading it failed',
    { policies: [{ policies: [], throwing }] },
  ],
  'repeated-too-often': [
    { v2Policies: page(...Array.from({ length: 150 }, (_, index) => v2(`p-${index}`, { rule: shared }))) },
    '',
    'the input repeats the same arrays so often that it is too large to read',
    { v2Policies: page(v2('p-1', { rule: shared })) },
  ],
};

describe('B11: every code of an issue', () => {
  it('is in the table', () => {
    expect(Object.keys(issues).sort()).toEqual(Object.keys(PAYLOAD_ISSUES).sort());
  });

  it.each(Object.entries(issues))(
    'occurs for one input, and not for a similar one: %s',
    (code, [instead, path, message, neighbour]) => {
      const result = read(instead);
      expect(result.ok ? [] : result.issues.map(shown)).toEqual([{ code, path, message }]);
      expect(read(neighbour).ok).toBe(true);
    },
  );
});
