import type { Account } from '../nouns/account.ts';
import type { Action } from '../nouns/action.ts';
import type { Decision } from '../nouns/decision.ts';
import type { Principal } from '../nouns/principal.ts';
import type { Request } from '../nouns/request.ts';
import { assess } from '../rules/assessment.ts';
import { decisionOf } from '../rules/decision.ts';
import { checkObject, checkPrincipal, checkQuestion, readRequest } from '../rules/request.ts';
import { type AllowCache, isAllowed, newAllowCache } from './allow-cache.ts';
import { cachedView } from './cached-view.ts';
import { indexAccount } from './index-account.ts';
import { type PoliciesBySubject, sortAgain, sortBySubject } from './policies-by-subject.ts';

/** Answers many questions about one account. */
export interface PolicyDecisionPoint {
  /** The account that it was compiled from. */
  readonly account: Account;
  /** Its principals in its order, one that is listed twice once. */
  readonly principals: readonly Principal[];
  /** The same decision as `decide(account, request)`. */
  decide(request: Request): Decision;
  /** The same as `decide(request).allowed`, without the explanation. */
  allows(request: Request): boolean;
  /**
   * The questions of one principal, as a gateway keeps them for a session.
   *
   * @param id IAM ID of who asks
   * @throws TypeError if it is empty
   */
  forPrincipal(id: string): PrincipalView;
  /** The same as `compile(account)`, for little where its policies differ in few places from those compiled here. */
  withAccount(account: Account): PolicyDecisionPoint;
}

/** Answers many questions of one principal, which takes no request object. */
export interface PrincipalView {
  /** IAM ID of who asks. */
  readonly principal: string;
  /** The same as the decision point's `allows`; `time` in epoch milliseconds. */
  allows(action: Action, resource?: string, time?: number): boolean;
}

/**
 * Indexes an account by principal, so that many questions about it cost little each.
 *
 * The account is not copied: it must not change afterwards. The policies of a principal are read when it asks first,
 * and what they said is remembered, as long as the time and the service ID asked about let it stand.
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
 *
 * const session = pdp.forPrincipal('IBMid-060001ADMN');
 * session.allows('iam-identity.account.update'); // => false
 * ```
 */
export function compile(account: Account): PolicyDecisionPoint {
  return pointOn(account, sortBySubject(account.policies));
}

/**
 * Two caches, as two questions are asked: `decide` needs the whole evidence, which lasts until a clock changes; `allows`
 * needs one bit, which mostly lasts for good, and asks for the evidence only where it does not.
 */
function pointOn(account: Account, bySubject: PoliciesBySubject): PolicyDecisionPoint {
  const index = indexAccount(account, bySubject);
  const view = cachedView(account, index);
  const caches = new Map<string, AllowCache>();
  const cacheOf = (principal: string): AllowCache => {
    const known = caches.get(principal);
    if (known !== undefined) return known;
    const cache = newAllowCache(principal);
    // Nobody can fill the caches with names that the account does not list.
    if (view.principal(principal) !== undefined) caches.set(principal, cache);
    return cache;
  };
  return {
    account,
    principals: index.principals,
    decide: (request) => decisionOf(view, assess(view, readRequest(request))),
    allows: (request) => {
      checkObject(request);
      const { principal, action, resource, time } = request;
      checkPrincipal(principal);
      checkQuestion(action, resource, time);
      return isAllowed(view, cacheOf(principal), action, resource, time);
    },
    forPrincipal: (principal) => {
      checkPrincipal(principal);
      const cache = cacheOf(principal);
      return {
        principal,
        allows: (action, resource, time) => {
          checkQuestion(action, resource, time);
          return isAllowed(view, cache, action, resource, time);
        },
      };
    },
    withAccount: (next) => pointOn(next, sortAgain(bySubject, account.policies, next.policies)),
  };
}
