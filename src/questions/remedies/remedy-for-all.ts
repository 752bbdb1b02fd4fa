import { compile, type PolicyDecisionPoint } from '../../engine/compile.ts';
import type { Account } from '../../nouns/account.ts';
import type { Request } from '../../nouns/request.ts';
import { pointOf } from '../point-of.ts';
import { after, applyRemedy, isAllowed, serviceIdOf } from './apply-remedy.ts';
import { type GroupPolicies, grantingGroups } from './granting-groups.ts';
import { type Changes, changesByJoining, changesByNewGroup } from './joining-changes.ts';
import { byCodeUnit, gainsOf } from './order.ts';
import { missingData } from './preconditions.ts';
import type { Remedy } from './remedy.ts';
import { sideEffectsOf } from './side-effects.ts';

/**
 * Answers which one access group would allow many requests at once: all their principals join it (REM-8). It is the
 * access group that grants each of the requests and gives the least beside; where the account has none, it is a new one.
 *
 * @param from an account, or its compiled form for many questions
 * @param requests at least one request, all for one action and, for API keys of service IDs, for one service ID; none of
 *   them is allowed, and each has joining a group or assigning a role among its `remedies`
 * @returns one remedy for `applyRemedy` and `renderRemedy`, after which each request is allowed; `undefined` where
 *   joining a group is not enough, because something else about a request is unknown
 * @throws TypeError if the requests are not as described, or a field of one is invalid
 *
 * @example
 * ```ts
 * import { applyRemedy, decide, remedyForAll } from 'apikey-policy';
 *
 * const account = {
 *   id: '1a2b3c4d5e6f40718293a4b5c6d7e8f9',
 *   apiKeyCreation: 'RESTRICTED',
 *   principals: [
 *     { kind: 'user', id: 'IBMid-060001ADMN', state: 'ACTIVE' },
 *     { kind: 'user', id: 'IBMid-060002EDTR', state: 'ACTIVE' },
 *   ],
 *   accessGroups: [],
 *   policies: [],
 * } as const;
 * const ask = (principal: string) => ({ principal, action: 'iam-identity.user-apikey.create' }) as const;
 * const remedy = remedyForAll(account, [ask('IBMid-060001ADMN'), ask('IBMid-060002EDTR')]);
 * remedy?.changes.map(({ kind }) => kind); // => ['create-access-group', 'join-access-group', 'join-access-group']
 * const after = remedy && applyRemedy(account, ask('IBMid-060001ADMN'), remedy);
 * after && decide(after.account, ask('IBMid-060002EDTR')).allowed; // => true
 * ```
 */
export function remedyForAll(from: Account | PolicyDecisionPoint, requests: readonly Request[]): Remedy | undefined {
  const pdp = pointOf(from);
  const read = checked(pdp, requests);
  const { account } = pdp;
  const granting = groupsForAll(account, read);
  const remedyBy = (changes: Changes): Remedy => ({
    changes,
    sideEffects: sideEffectsOf(pdp, read, changes, granting),
  });
  const [best = remedyBy(changesByNewGroup(account, read))] = account.accessGroups
    .filter(({ id, managed }) => granting.has(id) && managed !== true)
    .sort((one, other) => byCodeUnit(one.id, other.id))
    .map(({ id, name }) => remedyBy(changesByJoining(account, read, name === undefined ? { id } : { id, name })))
    // A stable sort: of equals, the group with the first id stays first.
    .sort(leastFirst);
  const helped = compile(applyRemedy(account, read[0], best).account);
  return read.every((request) => helped.allows(request)) ? best : undefined;
}

/** The requests as they are read, if one remedy can be for all of them. */
function checked(pdp: PolicyDecisionPoint, requests: readonly Request[]): readonly [Request, ...Request[]] {
  if (!Array.isArray(requests)) throw new TypeError('`requests` must be an array of requests');
  const decisions = requests.map((request) => pdp.decide(request));
  const [first, ...others] = decisions.map(({ request }) => request);
  if (first === undefined) throw new TypeError('`requests` must hold at least one request');
  decisions.forEach(({ request, allowed }, index) => {
    const refuse = (why: string): never => {
      throw new TypeError(`\`requests[${index}]\` ${why}`);
    };
    if (request.action !== first.action) refuse('must be for the same action as the first request');
    if (serviceIdOf(request)?.resource !== serviceIdOf(first)?.resource)
      refuse('must be for the same service ID as the first request');
    if (allowed) refuse('must not be allowed already');
    if (!takesAccess(pdp.account, request))
      refuse('must be one that joining an access group or assigning a role can help');
  });
  return [first, ...others];
}

/** Whether access is among what a request lacks, beside data or not: then a role is among its remedies (REM-2). */
function takesAccess(account: Account, request: Request): boolean {
  const accountAndRequest = { account, request };
  const [data] = missingData(accountAndRequest);
  return data !== undefined && (data.length === 0 || !isAllowed(after(accountAndRequest, data)));
}

/** The access groups that certainly grant each of the requests, which differ by their principal and time alone. */
function groupsForAll(account: Account, requests: readonly Request[]): ReadonlyMap<string, GroupPolicies> {
  const atEachTime = new Map(requests.map((request) => [request.time, request]));
  return [...atEachTime.values()].map((request) => grantingGroups({ account, request })).reduce(inBoth);
}

function inBoth<Entry>(
  one: ReadonlyMap<string, Entry>,
  other: ReadonlyMap<string, unknown>,
): ReadonlyMap<string, Entry> {
  return new Map([...one].filter(([id]) => other.has(id)));
}

function leastFirst(one: Remedy, other: Remedy): number {
  return gainsOf(one) - gainsOf(other) || one.sideEffects.carries.length - other.sideEffects.carries.length;
}
