import type { Account, Caveat, Decision, DenyReason, Request, UnknownReason } from 'apikey-policy';
import { grantsOf, nearMissesOf, truthOf, type Verdict, validUntil, verdictsOf } from './evidence.ts';
import { isActing, isInAccount, isOwnKey, isUser } from './principals.ts';
import { letterOf } from './questions.ts';
import { type Row, rolesThatCarry, TABLE, TABLE_OF_R3 } from './roles.ts';
import { exists, isLocked } from './service-ids.ts';
import { isEnterpriseManaged, isNotRestricted } from './setting.ts';
import { all, any, isUnknown, type Truth, unknown } from './truth.ts';

// rules.md, sections 2, 8 and 9: the answer.

/** Section 9: all that apply are listed in this order. */
const ORDER_OF_UNKNOWNS: readonly UnknownReason[] = [
  'unknown-principal',
  'unknown-state',
  'unknown-service-id',
  'unknown-setting',
  'unknown-role',
  'unknown-operator',
  'undocumented-target',
  'tags-unknown',
  'time-needed',
  'unknown-condition',
  'partial-data',
];

/** S5, S8: whether no grant is needed. */
function needsNoGrant(account: Account, { action }: Request): Truth {
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

/** What must all be true for an allow, each with the reason of the deny where it is false: section 9, in this order. */
type Requirements = readonly (readonly [DenyReason, Truth])[];

function requirementsOf(account: Account, request: Request, verdicts: readonly Verdict[]): Requirements {
  const letter = letterOf(request.action);
  // I2: of a partial list, one more policy may be the grant.
  const unread = account.partial?.includes('policies') ? [unknown('partial-data')] : [];
  return [
    ['unknown-principal', isInAccount(account, request)],
    ['not-a-user', letter === 'U' ? isUser(account, request) : true],
    ['not-own-key', letter === 'U' ? isOwnKey(request) : true],
    ['inactive-principal', isActing(account, request)],
    ['unknown-service-id', letter === 'S' ? exists(account, request) : true],
    ['no-grant', any([needsNoGrant(account, request), ...verdicts.map(truthOf), ...unread])],
  ];
}

function truthOfAll(requirements: Requirements): Truth {
  return all(requirements.map(([, truth]) => truth));
}

function isAllow(account: Account, request: Request, table: readonly Row[]): boolean {
  return truthOfAll(requirementsOf(account, request, verdictsOf(account, request, table))) === true;
}

/** S3, R3, I3 */
function caveatsOf(
  account: Account,
  request: Request,
  truth: Truth,
  denied: DenyReason | undefined,
): readonly Caveat[] {
  const letter = letterOf(request.action);
  const caveats: Caveat[] = [];
  if (letter === 'T' && truth === true && isEnterpriseManaged(account.enterprise)) caveats.push('enterprise-managed');
  if (letter === 'S' && denied === 'no-grant' && isAllow(account, request, TABLE_OF_R3)) {
    caveats.push('editor-documented-otherwise');
  }
  if (letter === 'S' && isLocked(account, request)) caveats.push('service-id-locked');
  return caveats;
}

const ABOUT_THE_PRINCIPAL: readonly DenyReason[] = [
  'not-a-user',
  'inactive-principal',
  'unknown-principal',
  'not-own-key',
];

/** The whole decision, as rules.md says it. */
export function decide(account: Account, request: Request): Decision {
  const verdicts = verdictsOf(account, request, TABLE);
  const requirements = requirementsOf(account, request, verdicts);
  const truth = truthOfAll(requirements);
  const [denied] = requirements.find(([, requirement]) => requirement === false) ?? [];

  const until = request.time === undefined ? undefined : validUntil(verdicts, request.time);
  const answer = {
    // A time of -0 as 0.
    request: request.time === undefined ? request : { ...request, time: request.time + 0 },
    caveats: caveatsOf(account, request, truth, denied),
    ...(until === undefined ? {} : { validUntil: until }),
  };
  const free = needsNoGrant(account, request);
  const requires = { requires: { action: request.action, roles: rolesThatCarry(request.action, account) } };
  const grants = grantsOf(verdicts);

  if (denied !== undefined) {
    return {
      ...answer,
      effect: 'deny',
      allowed: false,
      reason: denied,
      unknowns: [],
      grants: [],
      nearMisses: nearMissesOf(verdicts, ABOUT_THE_PRINCIPAL.includes(denied)),
      ...(denied === 'no-grant' ? requires : {}),
    };
  }
  if (isUnknown(truth)) {
    const unknowns = ORDER_OF_UNKNOWNS.filter((reason) => truth.because.includes(reason));
    const [reason] = unknowns;
    if (reason === undefined) throw new Error('an unknown without a reason');
    return {
      ...answer,
      effect: 'indeterminate',
      allowed: false,
      reason,
      unknowns,
      grants: [],
      nearMisses: nearMissesOf(verdicts, false),
      ...(free !== true && grants.length === 0 ? requires : {}),
    };
  }
  return {
    ...answer,
    effect: 'allow',
    allowed: true,
    reason: free === true ? 'not-restricted' : 'granted',
    unknowns: [],
    grants,
    nearMisses: [],
  };
}
