import type { Account } from 'apikey-policy';
import { describe, expect, it } from 'vitest';
import {
  principalOf,
  reading,
  without,
  withPolicy,
  withPrincipal,
} from '../../../../src/doors/testing/account-edits.ts';
import { grantingPolicy } from '../../../../src/doors/testing/granting-policy.ts';

const ANNA = 'IBMid-060001ADMN';
const ERIK = 'IBMid-060002EDTR';
const anna = { kind: 'user', id: ANNA, state: 'ACTIVE' } as const;
const erik = { kind: 'user', id: ERIK, state: 'ACTIVE' } as const;
const account: Account = { id: 'account-1', principals: [anna, erik], accessGroups: [], policies: [] };

describe('I2: an account with a partial list', () => {
  it('marks that list as partial, once, and leaves the others as they were', () => {
    const incomplete = reading(account, 'policies', true);
    expect(incomplete).toEqual({ ...account, partial: ['policies'] });
    expect(reading(incomplete, 'policies', true)).toEqual(incomplete);
    expect(reading(incomplete, 'principals', true)).toEqual({ ...account, partial: ['policies', 'principals'] });
  });

  it('may be one that was read whole again', () => {
    const whole = { ...account, partial: [] };
    expect(reading(account, 'policies', false)).toEqual(whole);
    expect(reading({ ...account, partial: ['policies'] }, 'policies', false)).toEqual(whole);
  });
});

describe('I2: an account with or without somebody', () => {
  it('loses who has the id', () => {
    expect(without(account, ANNA)).toEqual({ ...account, principals: [erik] });
    expect(without(account, 'IBMid-1')).toEqual(account);
  });

  it('lists nobody twice', () => {
    const suspended = { ...anna, state: 'SUSPENDED' };
    expect(withPrincipal(account, suspended)).toEqual({ ...account, principals: [erik, suspended] });
    expect(withPrincipal({ ...account, principals: [] }, erik)).toEqual({ ...account, principals: [erik] });
  });
});

describe('an account with one more policy', () => {
  it('has it after its own', () => {
    const [first, second] = [grantingPolicy('first', ANNA), grantingPolicy('second', ERIK)];
    expect(withPolicy(withPolicy(account, first), second)).toEqual({ ...account, policies: [first, second] });
  });
});

describe('P1: what an id is listed as', () => {
  it.each([
    [ANNA, anna],
    ['iam-ServiceId-1', { kind: 'service-id', id: 'iam-ServiceId-1' }],
    ['iam-Profile-1', { kind: 'trusted-profile', id: 'iam-Profile-1' }],
  ])('%s', (id, principal) => {
    expect(principalOf(id)).toEqual(principal);
  });
});
