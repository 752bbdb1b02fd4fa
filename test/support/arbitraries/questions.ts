import type { Account, Request } from 'apikey-policy';
import type fc from 'fast-check';
import { accounts } from './accounts.ts';
import { requestsOf } from './requests.ts';

/** An account and a request about it. */
export interface AccountAndRequest {
  readonly account: Account;
  readonly request: Request;
}

/**
 * Accounts, each with a request about that very account.
 *
 * @param fixed fields that every account has as they are given
 */
export function accountAndRequest(fixed: Partial<Account> = {}): fc.Arbitrary<AccountAndRequest> {
  return accounts(fixed).chain((account) => requestsOf(account).map((request) => ({ account, request })));
}
