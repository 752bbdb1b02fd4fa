import { ACTIONS, ALLOW_REASONS, DENY_REASONS, PUBLIC_ACCESS_GROUP, UNKNOWN_REASONS } from 'apikey-policy';
import { describe, expect, it } from 'vitest';
import { isAction } from '../../../src/nouns/action.ts';
import { frozen } from '../../../src/nouns/frozen.ts';

describe('exported tables', () => {
  it('cannot be changed', () => {
    for (const table of [ACTIONS, ALLOW_REASONS, DENY_REASONS, UNKNOWN_REASONS]) {
      expect(Object.isFrozen(table)).toBe(true);
      expect(new Set(table).size).toBe(table.length);
    }
  });

  it('section 1: the four actions, T, U, S, C', () => {
    expect(ACTIONS).toEqual([
      'iam-identity.account.update',
      'iam-identity.user-apikey.create',
      'iam-identity.apikey.create',
      'iam-identity.serviceid.create',
    ]);
  });

  it('section 9: the reasons, in their order', () => {
    expect(ALLOW_REASONS).toEqual(['not-restricted', 'granted']);
    expect(DENY_REASONS).toEqual([
      'unknown-principal',
      'not-a-user',
      'not-own-key',
      'inactive-principal',
      'unknown-service-id',
      'no-grant',
    ]);
    expect(UNKNOWN_REASONS).toEqual([
      'unknown-principal',
      'unknown-state',
      'unknown-service-id',
      'unknown-setting',
      'unknown-role',
      'unknown-operator',
      'undocumented-target',
      'tags-unknown',
      'time-needed',
      'unknown-condition',
      'partial-data',
    ]);
  });

  it('M2: the public access group', () => {
    expect(PUBLIC_ACCESS_GROUP).toBe('AccessGroupId-PublicAccess');
  });
});

describe('section 1: the name of an action', () => {
  it.each(ACTIONS)('is %s', (name) => {
    expect(isAction(name)).toBe(true);
  });

  it.each(['', 'iam-identity.apikey', 'iam-identity.Apikey.create', ' iam-identity.apikey.create', 'toString', 0])(
    'is not %j',
    (name) => {
      expect(isAction(name)).toBe(false);
    },
  );

  it.each([undefined, null, true, {}, [...ACTIONS], ['iam-identity.apikey.create']])('nor %j', (name) => {
    expect(isAction(name)).toBe(false);
  });
});

it('frozen: freezes a table and all that is in it, and gives it back', () => {
  const table = { list: [{ text: 'a' }], number: 1 };
  expect(frozen(table)).toBe(table);
  for (const part of [table, table.list, table.list[0]]) expect(Object.isFrozen(part)).toBe(true);
});
