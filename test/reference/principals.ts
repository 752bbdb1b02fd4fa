import type { Account, Principal, PrincipalKind, Request } from 'apikey-policy';
import { isActive } from './groups.ts';
import { type Truth, unknown } from './truth.ts';

// rules.md, section 3: the requester.

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

/** P2: a policy that counts has it as its subject, or a listed group has it as a member. */
function isNamed({ policies, accessGroups }: Account, id: string): boolean {
  return (
    policies.some((policy) => isActive(policy) && 'principal' in policy.subject && policy.subject.principal === id) ||
    accessGroups.some(({ members }) => members.includes(id))
  );
}

/** P2: a policy, a group or a member that was not read may name it. */
function mayBeNamed({ partial = [], accessGroups }: Account): boolean {
  return (
    partial.includes('policies') ||
    partial.includes('accessGroups') ||
    accessGroups.some((group) => group.partial === true)
  );
}

/** P2 */
export function isInAccount(account: Account, { principal }: Request): Truth {
  if (listed(account, principal) !== undefined) return true;
  if (account.partial?.includes('principals')) return unknown('unknown-principal');
  if (kindOf(account, principal) === 'user') return false;
  return isNamed(account, principal) || mayBeNamed(account) ? unknown('unknown-principal') : false;
}

/** I4: the snapshot does not know the owner, who is a user that is listed or may be. */
export function mayBeOwner(account: Account, request: Request): boolean {
  return (
    account.partial?.includes('owner') === true &&
    kindOf(account, request.principal) === 'user' &&
    isInAccount(account, request) !== false
  );
}

const ACTIVE_STATES = ['ACTIVE', 'DISABLED_CLASSIC_INFRASTRUCTURE'];
const NOT_ACTING = ['PENDING', 'PROCESSING', 'ERROR_WHILE_PROCESSING', 'SUSPENDED', 'VPN_ONLY', 'INVALID'];

/** P3 */
export function isActing(account: Account, request: Request): Truth {
  const principal = listed(account, request.principal);
  if (principal?.kind !== 'user') return true;
  if (principal.state === undefined) return unknown('unknown-state');
  if (ACTIVE_STATES.includes(principal.state)) return true;
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
