import type { Account } from './account.ts';

/**
 * Returns the account that it is given. In TypeScript, an account that is written into a variable of its own needs this:
 * without it, `kind: 'user'` is inferred as `kind: string`, which is not a kind of principal.
 *
 * @param account an account, written as an object
 * @returns the same object; nothing is checked: `parseAccount` checks accounts that come from outside
 *
 * @example
 * ```ts
 * import { decide, defineAccount } from 'apikey-policy';
 *
 * const account = defineAccount({
 *   id: '1a2b3c4d5e6f40718293a4b5c6d7e8f9',
 *   apiKeyCreation: 'NOT_RESTRICTED',
 *   principals: [{ kind: 'user', id: 'IBMid-060001ADMN', state: 'ACTIVE' }],
 *   accessGroups: [],
 *   policies: [],
 * });
 * decide(account, { principal: 'IBMid-060001ADMN', action: 'iam-identity.user-apikey.create' }).allowed; // => true
 * ```
 */
export function defineAccount(account: Account): Account {
  return account;
}
