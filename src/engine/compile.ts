import type { Account } from '../nouns/account.ts';
import type { Action } from '../nouns/action.ts';
import type { Decision, Effect } from '../nouns/decision.ts';
import type { Principal } from '../nouns/principal.ts';
import type { Request } from '../nouns/request.ts';
import { checkObject, checkPrincipal } from '../rules/request.ts';
import { allowsFor, decideFor, effectFor } from './decide-compiled.ts';
import { indexAccount } from './index-account.ts';
import { type KnownPrincipal, newPrincipal } from './known-principal.ts';

/** Answers many questions about one account. */
export interface PolicyDecisionPoint {
  /** The account that it was compiled from. */
  readonly account: Account;
  /** The principals that the account lists, in its order, then the service IDs and trusted profiles that it only names. */
  readonly principals: readonly Principal[];
  /** The same decision as `decide(account, request)`. */
  decide(request: Request): Decision;
  /** The same as `decide(request).allowed`, without the explanation. */
  allows(request: Request): boolean;
  /**
   * The questions of one principal, without a request object.
   *
   * @param id IAM ID of the principal
   * @throws TypeError if it is empty
   */
  forPrincipal(id: string): PrincipalView;
}

/** Answers the questions of one principal. */
export interface PrincipalView {
  /** IAM ID of the principal. */
  readonly principal: string;
  /** The same as the decision point's `decide`; `time` in epoch milliseconds. */
  decide(action: Action, resource?: string, time?: number): Decision;
  /** The same as `decide(…).effect`, without the explanation; `time` in epoch milliseconds. */
  effect(action: Action, resource?: string, time?: number): Effect;
  /** The same as the decision point's `allows`; `time` in epoch milliseconds. */
  allows(action: Action, resource?: string, time?: number): boolean;
}

/**
 * Indexes an account by principal, so that many questions about it cost little each.
 *
 * Each policy is evaluated once for each action. What the policies say to one principal together is worked out when it
 * asks first, and kept. The account is not copied, so it must not change afterwards.
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
 * const view = pdp.forPrincipal('IBMid-060001ADMN');
 * view.allows('iam-identity.account.update'); // => false
 * ```
 */
export function compile(account: Account): PolicyDecisionPoint {
  const index = indexAccount(account);
  const about = (principal: string): KnownPrincipal => {
    const known = index.known(principal);
    if (known !== undefined) return known;
    checkPrincipal(principal);
    // Not kept: names that the account does not mention could fill the memory.
    return newPrincipal(principal);
  };
  return {
    account,
    principals: index.principals,
    decide: (request) => {
      checkObject(request);
      const { principal, action, resource, time } = request;
      return decideFor(index, about(principal), action, resource, time);
    },
    allows: (request) => {
      checkObject(request);
      const { principal, action, resource, time } = request;
      return allowsFor(index, about(principal), action, resource, time);
    },
    forPrincipal: (principal) => {
      const known = about(principal);
      return {
        principal,
        decide: (action, resource, time) => decideFor(index, known, action, resource, time),
        effect: (action, resource, time) => effectFor(index, known, action, resource, time),
        allows: (action, resource, time) => allowsFor(index, known, action, resource, time),
      };
    },
  };
}
