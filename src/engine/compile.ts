import { TRUE } from '../matching/ternary.ts';
import type { Account } from '../nouns/account.ts';
import type { Decision } from '../nouns/decision.ts';
import type { Request } from '../nouns/request.ts';
import { assess } from '../rules/assessment.ts';
import { decisionOf } from '../rules/decision.ts';
import { readRequest } from '../rules/request.ts';
import { indexAccount } from './index-account.ts';

/** Answers many questions about one account. */
export interface PolicyDecisionPoint {
  /** The account that it was compiled from. */
  readonly account: Account;
  /** The same decision as `decide(account, request)`. */
  decide(request: Request): Decision;
  /** The same as `decide(request).allowed`, without the explanation. */
  allows(request: Request): boolean;
}

/**
 * Indexes an account by principal, so that many questions about it cost little each.
 *
 * The account is not copied: it must not change afterwards.
 *
 * @param account a snapshot that `parseAccount` takes
 * @returns a decision point whose `decide` and `allows` throw a `TypeError` where `decide` does
 *
 * @example
 * ```ts
 * import { compile } from 'apikey-policy';
 *
 * const pdp = compile({
 *   id: '1a2b3c4d5e6f40718293a4b5c6d7e8f9',
 *   apiKeyCreation: 'NOT_RESTRICTED',
 *   principals: [{ kind: 'user', id: 'IBMid-060001ADMN', state: 'ACTIVE' }],
 *   accessGroups: [],
 *   policies: [],
 * });
 * pdp.allows({ principal: 'IBMid-060001ADMN', action: 'iam-identity.user-apikey.create' }); // => true
 * ```
 */
export function compile(account: Account): PolicyDecisionPoint {
  const view = indexAccount(account);
  return {
    account,
    decide: (request) => decisionOf(view, assess(view, readRequest(request))),
    allows: (request) => assess(view, readRequest(request)).answer === TRUE,
  };
}
