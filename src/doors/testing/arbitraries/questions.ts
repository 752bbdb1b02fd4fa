import type { Account, Request } from 'apikey-policy';
import fc from 'fast-check';
import { accounts } from './accounts.ts';
import { requestsOf } from './requests.ts';

/** An account and a request about it. */
export interface AccountAndRequest {
  readonly account: Account;
  readonly request: Request;
}

/**
 * Accounts, each with a request about that very account. Of the answers, at least one in seven is an allow, a deny, an
 * indeterminate, and every reason comes now and then.
 *
 * @param fixed fields that every account has as they are given
 * @param asked fields that every request has as they are given
 *
 * @example
 * ```ts
 * import { decide } from 'apikey-policy';
 * import { accountAndRequest } from 'apikey-policy/testing';
 * import fc from 'fast-check';
 *
 * const userKeys = accountAndRequest({ principals: [] }, { action: 'iam-identity.user-apikey.create' });
 * const answers = fc.sample(userKeys, 10).map(({ account, request }) => decide(account, request));
 * answers.some(({ allowed }) => allowed); // => false
 * ```
 */
export function accountAndRequest(
  fixed: Partial<Account> = {},
  asked: Partial<Request> = {},
): fc.Arbitrary<AccountAndRequest> {
  return withRequests(accounts(fixed), asked);
}

/**
 * These accounts, as they are, each with requests about it.
 *
 * @param given at least one
 * @param asked fields that every request has as they are given
 *
 * @example
 * ```ts
 * import { questionsAbout } from 'apikey-policy/testing';
 * import fc from 'fast-check';
 *
 * const account = { id: 'account-1', principals: [], accessGroups: [], policies: [] };
 * const questions = fc.sample(questionsAbout([account], { principal: 'IBMid-060001ADMN' }), 10);
 * questions.every(({ request }) => request.principal === 'IBMid-060001ADMN'); // => true
 * ```
 */
export function questionsAbout(
  given: readonly Account[],
  asked: Partial<Request> = {},
): fc.Arbitrary<AccountAndRequest> {
  return withRequests(fc.constantFrom(...given), asked);
}

function withRequests(about: fc.Arbitrary<Account>, asked: Partial<Request>): fc.Arbitrary<AccountAndRequest> {
  return about.chain((account) => requestsOf(account, asked).map((request) => ({ account, request })));
}
