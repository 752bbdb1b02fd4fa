import { defineAccount, explainRemedy, ROLES, remedies, remedyForAll } from 'apikey-policy';
import { describe, expect, it } from 'vitest';

const account = defineAccount({
  id: 'account-1',
  apiKeyCreation: 'RESTRICTED',
  principals: [
    { kind: 'user', id: 'IBMid-1', state: 'ACTIVE', name: 'Ada Admin' },
    { kind: 'user', id: 'IBMid-2', state: 'ACTIVE' },
  ],
  accessGroups: [{ id: 'AccessGroupId-1', name: 'creators\u202e', members: [] }],
  policies: [
    {
      id: 'creators',
      subject: { accessGroup: 'AccessGroupId-1' },
      roles: [ROLES.userApiKeyCreator],
      target: { attributes: [{ key: 'serviceName', value: 'iam-identity' }] },
    },
  ],
});
const request = { principal: 'IBMid-1', action: 'iam-identity.user-apikey.create' } as const;

describe('REM-2, REM-8: what an administrator does', () => {
  it('is a sentence for each remedy, without control characters of names', () => {
    expect(remedies(account, request).map((remedy) => explainRemedy(remedy, { account }))).toEqual([
      'Add Ada Admin to the access group creators.',
      'Assign Ada Admin the User API key creator role on IAM Identity.',
      "Set the account's API key creation setting to not restricted, which allows it to all users.",
    ]);
  });

  it('names each step of a remedy for many, and ids where no name is known', () => {
    const all = remedyForAll(account, [request, { ...request, principal: 'IBMid-2' }]);
    expect(all && explainRemedy(all)).toBe(
      'Add Ada Admin to the access group creators; then add IBMid-2 to the access group creators.',
    );
  });
});

it('TypeError: a decision is not a remedy', () => {
  expect(() => explainRemedy({ effect: 'deny' } as never)).toThrow(/`remedy` must be a remedy/);
});
