import { FALSE, TRUE, type Truth, truth, unknown } from '../matching/ternary.ts';
import { CREATE_SERVICE_ID_API_KEY, CREATE_USER_API_KEY } from '../nouns/action.ts';
import { kindOfIamId, serviceIdForms } from '../nouns/iam-id.ts';
import type { Principal } from '../nouns/principal.ts';
import type { DenyReason } from '../nouns/reason.ts';
import type { Request } from '../nouns/request.ts';
import type { AccountView } from './view.ts';

/** Something that must hold whatever is granted; where it does not, the reason of the deny. */
export interface Gate {
  readonly reason: DenyReason;
  readonly holds: Truth;
}

const UNKNOWN_PRINCIPAL = unknown('unknown-principal');
const UNKNOWN_STATE = unknown('unknown-state');
const UNKNOWN_SERVICE_ID = unknown('unknown-service-id');

/** The gates that a request has to pass, in the order of section 9. */
export function gatesOf(view: AccountView, request: Request): readonly Gate[] {
  const principal = view.principal(request.principal);
  const { action, resource } = request;
  const gates: Gate[] = [{ reason: 'unknown-principal', holds: isListed(view, principal) }];
  if (action === CREATE_USER_API_KEY) {
    const kind = principal?.kind ?? kindOfIamId(request.principal);
    gates.push({ reason: 'not-a-user', holds: truth(kind === 'user') }); // P4
    gates.push({ reason: 'not-own-key', holds: truth((resource ?? request.principal) === request.principal) }); // P5
  }
  gates.push({ reason: 'inactive-principal', holds: isActing(principal) });
  if (action === CREATE_SERVICE_ID_API_KEY) {
    gates.push({ reason: 'unknown-service-id', holds: isServiceId(view, resource ?? '') });
  }
  return gates;
}

/** P2 */
function isListed(view: AccountView, principal: Principal | undefined): Truth {
  if (principal !== undefined) return TRUE;
  return view.account.partial?.includes('principals') ? UNKNOWN_PRINCIPAL : FALSE;
}

/** P3: only users have a state, and only those that are listed. */
function isActing(principal: Principal | undefined): Truth {
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
function isServiceId(view: AccountView, resource: string): Truth {
  const forms = serviceIdForms(resource);
  if (forms === undefined) return FALSE;
  if (view.principal(forms.iamId) !== undefined) return TRUE;
  return view.account.partial?.includes('principals') ? UNKNOWN_SERVICE_ID : FALSE;
}
