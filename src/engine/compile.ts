import type { Account } from '../nouns/account.ts';
import type { Decision } from '../nouns/decision.ts';
import type { Principal } from '../nouns/principal.ts';
import type { Request } from '../nouns/request.ts';
import { checkObject, checkPrincipal } from '../rules/request.ts';
import { cachedView } from './cached-view.ts';
import { indexAccount } from './index-account.ts';
import { type PoliciesBySubject, sortAgain, sortBySubject } from './policies-by-subject.ts';
import { type PrincipalView, Session } from './session.ts';

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
  /** The questions of each of its principals, in their order. */
  forPrincipals(): readonly PrincipalView[];
  /** The same as `compile(account)`, for little where its policies differ in few places from those compiled here. */
  withAccount(account: Account): PolicyDecisionPoint;
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

function pointOn(account: Account, bySubject: PoliciesBySubject): PolicyDecisionPoint {
  const index = indexAccount(account, bySubject);
  const view = cachedView(account, index);
  const sessions = new Map<string, Session>();
  const sessionOf = (principal: string): Session => {
    const known = sessions.get(principal);
    if (known !== undefined) return known;
    checkPrincipal(principal);
    const session = new Session(view, principal);
    // Nobody can fill the map with names that the account does not list.
    if (index.principal(principal) !== undefined) sessions.set(principal, session);
    return session;
  };
  let everybody: readonly PrincipalView[] | undefined;
  return {
    account,
    principals: index.principals,
    decide: (request) => {
      checkObject(request);
      const { principal, action, resource, time } = request;
      return sessionOf(principal).decide(action, resource, time);
    },
    allows: (request) => {
      checkObject(request);
      const { principal, action, resource, time } = request;
      return sessionOf(principal).allows(action, resource, time);
    },
    forPrincipal: sessionOf,
    forPrincipals: () => {
      everybody ??= Object.freeze(index.principals.map(({ id }) => sessionOf(id)));
      return everybody;
    },
    withAccount: (next) => pointOn(next, sortAgain(bySubject, next.policies)),
  };
}
