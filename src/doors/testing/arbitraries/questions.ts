import type { Account, AccountAndRequest, Request } from 'apikey-policy';
import fc from 'fast-check';
import { accounts } from './accounts.ts';
import { requestsOf } from './requests.ts';

/**
 * Generates accounts, each with a request about it. At least one answer in seven is an allow, one in seven a deny and
 * one in seven an indeterminate, and every reason occurs.
 *
 * @param accountFields values of fields that all accounts share; the other fields are generated
 * @param requestFields values of fields that all requests share; the other fields are generated
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
  accountFields: Partial<Account> = {},
  requestFields: Partial<Request> = {},
): fc.Arbitrary<AccountAndRequest> {
  return withRequests(accounts(accountFields), requestFields);
}

/**
 * Generates requests about given accounts.
 *
 * @param given one account or more
 * @param requestFields values of fields that all requests share; the other fields are generated
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
  requestFields: Partial<Request> = {},
): fc.Arbitrary<AccountAndRequest> {
  return withRequests(fc.constantFrom(...given), requestFields);
}

function withRequests(about: fc.Arbitrary<Account>, fields: Partial<Request>): fc.Arbitrary<AccountAndRequest> {
  return about.chain((account) => requestsOf(account, fields).map((request) => ({ account, request })));
}
