import type { Account, Principal, PrincipalKind, Request } from 'apikey-policy';
import { type Truth, unknown } from './truth.ts';

// rules.md, section 3: who asks.

function listed(account: Account, id: string): Principal | undefined {
  return account.principals.find((principal) => principal.id === id);
}

/** P1 */
function kindOf(account: Account, id: string): PrincipalKind {
  const principal = listed(account, id);
  if (principal !== undefined) return principal.kind;
  if (/^iam-ServiceId-/.test(id)) return 'service-id';
  if (/^iam-Profile-/.test(id)) return 'trusted-profile';
  return 'user';
}

/** P2 */
export function isInAccount(account: Account, { principal }: Request): Truth {
  if (listed(account, principal) !== undefined) return true;
  return account.partial?.includes('principals') ? unknown('unknown-principal') : false;
}

const ACTING = ['ACTIVE', 'DISABLED_CLASSIC_INFRASTRUCTURE'];
const NOT_ACTING = ['PENDING', 'PROCESSING', 'SUSPENDED', 'VPN_ONLY', 'INVALID'];

/** P3 */
export function isActing(account: Account, request: Request): Truth {
  const principal = listed(account, request.principal);
  if (principal?.kind !== 'user') return true;
  if (principal.state === undefined) return unknown('unknown-state');
  if (ACTING.includes(principal.state)) return true;
  return NOT_ACTING.includes(principal.state) ? false : unknown('unknown-state');
}

/** P4 */
export function isUser(account: Account, { principal }: Request): Truth {
  return kindOf(account, principal) === 'user';
}

/** P5 */
export function isOwnKey({ principal, resource }: Request): Truth {
  return resource === undefined || resource === principal;
}
