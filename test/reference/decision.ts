import type { Account, Decision, DenyReason, Request, UnknownReason } from 'apikey-policy';
import { caveatsOf } from './caveats.ts';
import { grantsOf, nearMissesOf, validUntil, verdictsOf } from './evidence.ts';
import { needsNoGrant, requirementsOf, truthOfAll } from './requirements.ts';
import { rolesThatCarry, TABLE } from './roles.ts';
import { isUnknown } from './truth.ts';

// rules.md, sections 2 and 9: the answer.

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
