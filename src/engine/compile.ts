import { checkedAccount } from '../json/argument.ts';
import type { Account } from '../nouns/account.ts';
import type { Action } from '../nouns/action.ts';
import type { Decision, Effect } from '../nouns/decision.ts';
import type { Principal } from '../nouns/principal.ts';
import type { Request } from '../nouns/request.ts';
import { checkIsRequest, checkPrincipal } from '../rules/request.ts';
import { allowsFor, decideFor, effectFor } from './decide-compiled.ts';
import { indexAccount } from './index-account.ts';
import { newEntry, type PrincipalEntry } from './principal-entry.ts';

/** Decides many requests about one account. */
export interface PolicyDecisionPoint {
  /** The compiled account. */
  readonly account: Account;
  /**
   * The listed principals in the order of the account, then the service IDs and trusted profiles that it only names.
   */
  readonly principals: readonly Principal[];
  /** The same decision as `decide(account, request)`. */
  decide(request: Request): Decision;
  /** The same as `decide(request).allowed`, but faster. */
  allows(request: Request): boolean;
  /**
   * A view for the requests of one principal. It needs no request objects.
   *
   * @param id IAM ID of the principal
   * @throws TypeError if the id is not a non-empty string
   */
  forPrincipal(id: string): PrincipalView;
}

/** Decides the requests of one principal. */
export interface PrincipalView {
  /** IAM ID of the principal. */
  readonly principal: string;
  /** The same as the decision point's `decide`; `time` in epoch milliseconds. */
  decide(action: Action, resource?: string, time?: number): Decision;
  /** The same as `decide(…).effect`, but faster; `time` in epoch milliseconds. */
  effect(action: Action, resource?: string, time?: number): Effect;
  /** The same as the decision point's `allows`; `time` in epoch milliseconds. */
  allows(action: Action, resource?: string, time?: number): boolean;
}

/**
 * Indexes an account by principal, so that deciding many requests is fast.
 *
 * Each policy is evaluated once for each action, at the latest when a request first needs it. All members of an access
 * group share the results of its policies. The account is not copied, so do not change it afterwards.
 *
 * @param account a snapshot that `parseAccount` accepts
 * @returns a decision point; its `decide` and `allows` throw a `TypeError` for the same invalid requests as `decide`
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
  const index = indexAccount(checkedAccount(account));
  const find = (principal: string): PrincipalEntry => {
    const entry = index.entry(principal);
    if (entry !== undefined) return entry;
    checkPrincipal(principal);
    // Not kept, because unknown names could fill the memory.
    return newEntry(principal);
  };
  return {
    account,
    principals: index.principals,
    decide: (request) => {
      checkIsRequest(request);
      const { principal, action, resource, time } = request;
      return decideFor(index, find(principal), action, resource, time);
    },
    allows: (request) => {
      checkIsRequest(request);
      const { principal, action, resource, time } = request;
      return allowsFor(index, find(principal), action, resource, time);
    },
    forPrincipal: (principal) => {
      const entry = find(principal);
      return {
        principal,
        decide: (action, resource, time) => decideFor(index, entry, action, resource, time),
        effect: (action, resource, time) => effectFor(index, entry, action, resource, time),
        allows: (action, resource, time) => allowsFor(index, entry, action, resource, time),
      };
    },
  };
}
