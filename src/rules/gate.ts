import { FALSE, TRUE, type Truth, truth, unknownFor } from '../matching/ternary.ts';
import { CREATE_SERVICE_ID_API_KEY, CREATE_USER_API_KEY } from '../nouns/action.ts';
import { kindOfIamId, serviceIdForms } from '../nouns/iam-id.ts';
import type { Principal } from '../nouns/principal.ts';
import type { DenyReason } from '../nouns/reason.ts';
import type { Request } from '../nouns/request.ts';
import type { AccountView } from './view.ts';

/** Why a request is denied whatever is granted. */
export type Refusal = Exclude<DenyReason, 'no-grant'>;

/** Something that must hold whatever is granted; where it does not, the reason of the deny. */
export interface Gate {
  readonly reason: Refusal;
  /** @param principal who asks, as the account lists it */
  readonly holds: (view: AccountView, request: Request, principal: Principal | undefined) => Truth;
}

const UNKNOWN_PRINCIPAL = unknownFor('unknown-principal');
const UNKNOWN_STATE = unknownFor('unknown-state');
const UNKNOWN_SERVICE_ID = unknownFor('unknown-service-id');

/** The gates that a request has to pass, in the order of section 9. */
export const GATES: readonly Gate[] = [
  { reason: 'unknown-principal', holds: isListed },
  { reason: 'not-a-user', holds: isUser },
  { reason: 'not-own-key', holds: isOwnKey },
  { reason: 'inactive-principal', holds: isActing },
  { reason: 'unknown-service-id', holds: isServiceId },
];

/** P2 */
function isListed({ account }: AccountView, _: Request, principal: Principal | undefined): Truth {
  if (principal !== undefined) return TRUE;
  return account.partial?.includes('principals') ? UNKNOWN_PRINCIPAL : FALSE;
}

/** P4: only users have user API keys. */
function isUser(_: AccountView, request: Request, principal: Principal | undefined): Truth {
  if (request.action !== CREATE_USER_API_KEY) return TRUE;
  return truth((principal?.kind ?? kindOfIamId(request.principal)) === 'user');
}

/** P5: and only for themselves. */
function isOwnKey(_: AccountView, { action, principal, resource = principal }: Request): Truth {
  return truth(action !== CREATE_USER_API_KEY || resource === principal);
}

/** P3: only users have a state, and only those that are listed. */
function isActing(_: AccountView, __: Request, principal: Principal | undefined): Truth {
  if (principal?.kind !== 'user') return TRUE;
  switch (principal.state) {
    case 'ACTIVE':
    case 'DISABLED_CLASSIC_INFRASTRUCTURE':
      return TRUE;
    case 'PENDING':
    case 'PROCESSING':
    case 'SUSPENDED':
    case 'VPN_ONLY':
    case 'INVALID':
      return FALSE;
    default:
      return UNKNOWN_STATE;
  }
}

/** I3: a text with neither prefix is no service ID, however little is known of the account. */
function isServiceId(view: AccountView, { action, resource = '' }: Request): Truth {
  if (action !== CREATE_SERVICE_ID_API_KEY) return TRUE;
  const forms = serviceIdForms(resource);
  if (forms === undefined) return FALSE;
  if (view.principal(forms.iamId) !== undefined) return TRUE;
  return view.account.partial?.includes('principals') ? UNKNOWN_SERVICE_ID : FALSE;
}
