import { FALSE, TRUE, type Truth, truth, unknownFor } from '../matching/ternary.ts';
import { type Account, isPartial } from '../nouns/account.ts';
import { CREATE_SERVICE_ID_API_KEY, CREATE_USER_API_KEY } from '../nouns/action.ts';
import { kindOfIamId, serviceIdForms } from '../nouns/iam-id.ts';
import type { Principal } from '../nouns/principal.ts';
import type { DenyReason } from '../nouns/reason.ts';
import type { Request } from '../nouns/request.ts';
import type { AccountView } from './account-view.ts';

/** The reason of a deny that no grant can change. */
export type Refusal = Exclude<DenyReason, 'no-grant'>;

/** A test that every allowed request passes, and the reason of the deny if it is false. */
export interface Precondition {
  readonly reason: Refusal;
  /** The part of the request that it tests, besides the action. */
  readonly isAbout: 'principal' | 'resource';
  /** @param principal the requester, as the account lists it */
  readonly holds: (view: AccountView, request: Request, principal: Principal | undefined) => Truth;
}

const UNKNOWN_PRINCIPAL = unknownFor('unknown-principal');
const UNKNOWN_STATE = unknownFor('unknown-state');
const UNKNOWN_SERVICE_ID = unknownFor('unknown-service-id');

/** The preconditions of every allow, in the order of section 9. */
export const PRECONDITIONS: readonly Precondition[] = [
  { reason: 'unknown-principal', isAbout: 'principal', holds: isInAccount },
  { reason: 'not-a-user', isAbout: 'principal', holds: isUser },
  { reason: 'not-own-key', isAbout: 'resource', holds: isOwnKey },
  { reason: 'inactive-principal', isAbout: 'principal', holds: isInActiveState },
  { reason: 'unknown-service-id', isAbout: 'resource', holds: isServiceId },
];

/** P2 */
function isInAccount(view: AccountView, { principal: id }: Request, principal: Principal | undefined): Truth {
  if (principal !== undefined) return TRUE;
  // Access can be assigned to a service ID or profile of another account, which this account does not list.
  const mayBeForeign = kindOfIamId(id) !== 'user' && (view.mayNameAnybody() || view.isNamed(id));
  return mayBeForeign || isPartial(view.account, 'principals') ? UNKNOWN_PRINCIPAL : FALSE;
}

/** P2: whether a part of the account that was not read may name any IAM ID. */
export function mayNameAnybody(account: Account): boolean {
  const hasPartialGroup = account.accessGroups.some(({ partial }) => partial);
  return hasPartialGroup || isPartial(account, 'policies') || isPartial(account, 'accessGroups');
}

/** P4: only users have user API keys. */
function isUser(_: AccountView, request: Request, principal: Principal | undefined): Truth {
  if (request.action !== CREATE_USER_API_KEY) return TRUE;
  return truth((principal?.kind ?? kindOfIamId(request.principal)) === 'user');
}

/** P5: users create user API keys only for themselves. */
function isOwnKey(_: AccountView, { action, principal, resource = principal }: Request): Truth {
  return truth(action !== CREATE_USER_API_KEY || resource === principal);
}

/** P3: only users that the account lists have a state. */
function isInActiveState(_: AccountView, __: Request, principal: Principal | undefined): Truth {
  if (principal?.kind !== 'user') return TRUE;
  switch (principal.state) {
    case 'ACTIVE':
    case 'DISABLED_CLASSIC_INFRASTRUCTURE':
      return TRUE;
    case 'PENDING':
    case 'PROCESSING':
    case 'ERROR_WHILE_PROCESSING':
    case 'SUSPENDED':
    case 'VPN_ONLY':
    case 'INVALID':
      return FALSE;
    default:
      return UNKNOWN_STATE;
  }
}

/** I3: a string with neither prefix is not a service ID, even if the account is incomplete. */
function isServiceId(view: AccountView, { action, resource = '' }: Request): Truth {
  if (action !== CREATE_SERVICE_ID_API_KEY || view.serviceId(resource) !== undefined) return TRUE;
  const mayBeUnread = isPartial(view.account, 'principals') && serviceIdForms(resource) !== undefined;
  return mayBeUnread ? UNKNOWN_SERVICE_ID : FALSE;
}

const ABOUT_PRINCIPAL = /* @__PURE__ */ PRECONDITIONS.filter(({ isAbout }) => isAbout === 'principal');

/** Whether a request certainly meets the preconditions about its principal. */
export function isPrincipalFit(view: AccountView, request: Request, principal: Principal | undefined): boolean {
  return ABOUT_PRINCIPAL.every(({ holds }) => holds(view, request, principal) === TRUE);
}

/**
 * Whether a request certainly meets the others, about its resource. They are written out because a loop would slow down
 * `allows`. A new precondition about the resource must stand here, too.
 */
export function isResourceFit(view: AccountView, request: Request): boolean {
  return isOwnKey(view, request) === TRUE && isServiceId(view, request) === TRUE;
}
