import type { Account } from '../nouns/account.ts';
import type { Action } from '../nouns/action.ts';
import type { Decision } from '../nouns/decision.ts';
import type { Principal } from '../nouns/principal.ts';
import type { Request } from '../nouns/request.ts';
import { assess } from '../rules/assessment.ts';
import { decisionOf } from '../rules/decision.ts';
import { checkObject, checkPrincipal, checkQuestion, readRequest } from '../rules/request.ts';
import { type Buckets, sortAgain, sortBySubject } from './buckets.ts';
import { indexAccount } from './index-account.ts';
import { remember } from './remember.ts';
import { isAllowed, newStanding, type Standing } from './standing.ts';

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
  /** The questions of one principal, as a gateway keeps them for a session. */
  forPrincipal(id: string): PrincipalView;
  /** The same as `compile(account)`, for little where the policies differ in few places from those compiled here. */
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

function pointOn(account: Account, buckets: Buckets): PolicyDecisionPoint {
  const index = indexAccount(account, buckets);
  const view = remember(account, index);
  const standings = new Map<string, Standing>();
  const standingOf = (principal: string): Standing => {
    const known = standings.get(principal);
    if (known !== undefined) return known;
    const standing = newStanding(principal);
    // Names that the account does not list are not worth remembering.
    if (view.principal(principal) !== undefined) standings.set(principal, standing);
    return standing;
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
      return isAllowed(view, standingOf(principal), action, resource, time);
    },
    forPrincipal: (principal) => {
      checkPrincipal(principal);
      const standing = standingOf(principal);
      return {
        principal,
        allows: (action, resource, time) => {
          checkQuestion(action, resource, time);
          return isAllowed(view, standing, action, resource, time);
        },
      };
    },
    withAccount: (next) => pointOn(next, sortAgain(buckets, account.policies, next.policies)),
  };
}
