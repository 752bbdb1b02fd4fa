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

/** The evaluation of one request, part by part. */
export interface Evaluation {
  readonly request: Request;
  readonly evidence: Evidence;
  /** Whether the request meets every precondition. */
  readonly passes: Truth;
  /** The reason of the first false precondition. */
  readonly refusal: Refusal | undefined;
  /** Whether the setting allows the action to everyone. */
  readonly free: Truth;
  /** Whether a policy grants the request; unknown if one that was not read may. */
  readonly granted: Truth;
  /** The answer: true is allow, false is deny, unknown is indeterminate (A1). */
  readonly answer: Truth;
}

const PARTIAL_DATA = unknownFor('partial-data');

/**
 * Evaluates one request in three values: it is allowed if it meets the preconditions, and is free or granted by a
 * policy. The answer is built of conjunctions and disjunctions. So it is unknown exactly if an unknown part could make
 * it true, and its reasons are those of such parts (A3).
 *
 * @param principal the requester, as the account lists it
 * @param evidence the evidence of the policies on the request
 */
export function evaluate(
  view: AccountView,
  request: Request,
  principal: Principal | undefined,
  evidence: Evidence,
): Evaluation {
  let passes = TRUE;
  let refusal: Refusal | undefined;
  for (const { reason, holds } of PRECONDITIONS) {
    const truth = holds(view, request, principal);
    if (truth === FALSE) refusal ??= reason;
    passes = and(passes, truth);
  }
  const free = isFree(view.account, request.action);
  const granted = or(evidence.granted, unreadGrant(view, request));
  const answer = and(passes, or(free, granted));
  return { request, evidence, passes, refusal, free, granted, answer };
}

/** Whether a policy that was not read may grant the request: an unread one of the list (I2), or the owner's (I4). */
function unreadGrant({ account }: AccountView, { principal, action }: Request): Truth {
  const isForOwner = action === UPDATE_SETTING || action === CREATE_SERVICE_ID_API_KEY;
  const mayBeOwner = isForOwner && isPartial(account, 'owner') && kindOfIamId(principal) === 'user';
  return mayBeOwner || isPartial(account, 'policies') ? PARTIAL_DATA : FALSE;
}
