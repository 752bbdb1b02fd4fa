import { and, FALSE, or, TRUE, type Truth, unknownFor } from '../matching/ternary.ts';
import { isPartial } from '../nouns/account.ts';
import { CREATE_SERVICE_ID_API_KEY, UPDATE_SETTING } from '../nouns/action.ts';
import { kindOfIamId } from '../nouns/iam-id.ts';
import type { Principal } from '../nouns/principal.ts';
import type { Request } from '../nouns/request.ts';
import type { AccountView } from './account-view.ts';
import type { Evidence } from './evidence.ts';
import { PRECONDITIONS, type Refusal } from './precondition.ts';
import { isFree } from './setting.ts';

/** All that bears on one request, evaluated. */
export interface Evaluation {
  readonly request: Request;
  readonly found: Evidence;
  /** Whether the request meets every precondition. */
  readonly passes: Truth;
  /** The reason of the first precondition that is false. */
  readonly refusal: Refusal | undefined;
  /** Whether the setting leaves the action free for everybody. */
  readonly free: Truth;
  /** Whether a policy grants it, one that was not read included. */
  readonly granted: Truth;
  /** The answer: true is allow, false is deny (A1). */
  readonly answer: Truth;
}

const PARTIAL_DATA = unknownFor('partial-data');

/**
 * Evaluates one request in three values: it must meet the preconditions, and be free or granted by some policy. Being
 * conjunctions and disjunctions of parts, the answer is unknown exactly where some unknown part could still make it true,
 * and knows those parts (A3).
 *
 * @param principal the requester, as the account lists it
 * @param found what the policies say to the request
 */
export function evaluate(
  view: AccountView,
  request: Request,
  principal: Principal | undefined,
  found: Evidence,
): Evaluation {
  let passes = TRUE;
  let refusal: Refusal | undefined;
  for (const { reason, holds } of PRECONDITIONS) {
    const truth = holds(view, request, principal);
    if (truth === FALSE) refusal ??= reason;
    passes = and(passes, truth);
  }
  const free = isFree(view.account, request.action);
  const granted = or(found.granted, unreadGrant(view, request));
  const answer = and(passes, or(free, granted));
  return { request, found, passes, refusal, free, granted, answer };
}

/** Whether a policy that was not read may grant it: one of an incomplete list (I2), or the owner's (I4). */
function unreadGrant({ account }: AccountView, { principal, action }: Request): Truth {
  const isForOwner = action === UPDATE_SETTING || action === CREATE_SERVICE_ID_API_KEY;
  const mayBeOwner = isForOwner && isPartial(account, 'owner') && kindOfIamId(principal) === 'user';
  return mayBeOwner || isPartial(account, 'policies') ? PARTIAL_DATA : FALSE;
}
