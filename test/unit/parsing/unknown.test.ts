import { describe, expect, it } from 'vitest';
import { account, found, parsed, withPolicy } from './given.ts';

const anyJson: readonly unknown[] = [
  null,
  true,
  0,
  -1.5e300,
  '',
  'text',
  [],
  {},
  [null, [[]], { a: [1] }],
  { operator: 'xor', conditions: [{ negate: true }] },
  { key: 'k', operator: 'o', value: 1, conditions: [] },
  JSON.parse('{ "__proto__": { "constructor": [null] } }'),
];

describe('an unknown value is not an issue', () => {
  it.each(anyJson)('C1: any JSON as a condition, which is kept: %j', (condition) => {
    const input = withPolicy({ condition });
    expect(parsed(input)).toEqual(input);
  });

  it.each(anyJson)('G4: any JSON as an operator or a value, which is kept: %j', (anything) => {
    const matchers = [
      { key: 'k', operator: anything },
      { key: 'k', value: anything },
      { key: 'k', operator: anything, value: anything },
      { key: 'k' },
    ];
    const input = withPolicy({ target: { attributes: matchers, tags: matchers } });
    expect(parsed(input)).toEqual(input);
  });

  it('S4: any setting of the account and of templates', () => {
    const values = ['', 'restricted', 'SOMETHING_NEW'];
    for (const value of values) {
      const input = account({
        apiKeyCreation: value,
        serviceIdCreation: value,
        enterprise: { apiKeyCreation: values, serviceIdCreation: [] },
      });
      expect(parsed(input)).toEqual(input);
    }
  });

  it('P3: the states of users', () => {
    for (const state of ['', 'active', 'SOMETHING_NEW']) {
      expect(found(account({ principals: [{ kind: 'user', id: 'IBMid-1', state }] }))).toEqual([]);
    }
  });

  it('G1: the types and states of policies', () => {
    for (const value of ['', 'Access', 'authorization', 'deleted']) {
      expect(found(withPolicy({ type: value, state: value }))).toEqual([]);
    }
  });

  it('R2, M1: roles, members, groups and principals that the account does not list', () => {
    expect(found(withPolicy({ roles: ['nothing'], subject: { accessGroup: 'nothing' } }))).toEqual([]);
    expect(found(account({ accessGroups: [{ id: 'g', members: ['nobody'] }], ownerId: 'nobody' }))).toEqual([]);
  });
});

describe('P1: the prefix of an IAM ID fits the kind', () => {
  it.each([
    ['user', 'IBMid-1'],
    ['user', 'BSS-1'],
    ['user', 'ServiceId-1'],
    ['user', 'iam-serviceid-1'],
    ['user', ' iam-ServiceId-1'],
    ['user', 'iam-Profile'],
    ['service-id', 'iam-ServiceId-'],
    ['service-id', 'iam-ServiceId-1'],
    ['trusted-profile', 'iam-Profile-1'],
  ])('%s: %s alone', (kind, id) => {
    for (const other of ['user', 'service-id', 'trusted-profile']) {
      const issues = found(account({ principals: [{ kind: other, id }] }));
      expect(issues).toEqual(other === kind ? [] : ['wrong-prefix principals.0.id']);
    }
  });
});
