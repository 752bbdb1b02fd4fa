import type { Account, DenyReason, Request } from 'apikey-policy';
import { truthOf, type Verdict, verdictsOf } from './evidence.ts';
import { isActing, isInAccount, isOwnKey, isUser, mayBeOwner } from './principals.ts';
import { letterOf } from './questions.ts';
import type { Row } from './roles.ts';
import { exists } from './service-ids.ts';
import { isNotRestricted } from './setting.ts';
import { all, any, type Truth, unknown } from './truth.ts';

// rules.md, sections 8 and 9: what an allow takes.

/** S5, S8: whether no grant is needed. */
export function needsNoGrant(account: Account, { action }: Request): Truth {
  const { apiKeyCreation, serviceIdCreation, enterprise } = account;
  switch (letterOf(action)) {
    case 'U':
      return isNotRestricted(apiKeyCreation, enterprise?.apiKeyCreation);
    case 'C':
      return isNotRestricted(serviceIdCreation, enterprise?.serviceIdCreation);
    case 'T':
    case 'S':
      return false;
  }
}

/** I2: of a partial list, one more policy may be the grant. I4: the owner's Administrator carries T and S. */
function isGrantedUnread(account: Account, request: Request): Truth {
  const letter = letterOf(request.action);
  const isOwners = (letter === 'T' || letter === 'S') && mayBeOwner(account, request);
  return account.partial?.includes('policies') || isOwners ? unknown('partial-data') : false;
}

/** What must all be true for an allow, each with the reason of the deny where it is false: section 9, in this order. */
export type Requirements = readonly (readonly [DenyReason, Truth])[];

export function requirementsOf(account: Account, request: Request, verdicts: readonly Verdict[]): Requirements {
  const letter = letterOf(request.action);
  return [
    ['unknown-principal', isInAccount(account, request)],
    ['not-a-user', letter === 'U' ? isUser(account, request) : true],
    ['not-own-key', letter === 'U' ? isOwnKey(request) : true],
    ['inactive-principal', isActing(account, request)],
    ['unknown-service-id', letter === 'S' ? exists(account, request) : true],
    ['no-grant', any([needsNoGrant(account, request), ...verdicts.map(truthOf), isGrantedUnread(account, request)])],
  ];
}

export function truthOfAll(requirements: Requirements): Truth {
  return all(requirements.map(([, truth]) => truth));
}

export function isAllow(account: Account, request: Request, table: readonly Row[]): boolean {
  return truthOfAll(requirementsOf(account, request, verdictsOf(account, request, table))) === true;
}
