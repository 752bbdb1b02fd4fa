import { defineAccount } from 'apikey-policy';
import { expect, it } from 'vitest';
import * as given from '../../support/given.ts';

it('defineAccount checks types, and hands back the account that it gets', () => {
  const account = given.account();
  expect(defineAccount(account)).toBe(account);
});
