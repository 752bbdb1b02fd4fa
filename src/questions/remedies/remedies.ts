import type { PolicyDecisionPoint } from '../../engine/compile.ts';
import type { Account } from '../../nouns/account.ts';
import type { Request } from '../../nouns/request.ts';
import { pointOf } from '../point-of.ts';
import { after, isAllowed } from './apply-remedy.ts';
import { candidatesFor } from './candidates.ts';
import { grantingGroups } from './granting-groups.ts';
import { inOrder, sortByPreference } from './order.ts';
import { missingData } from './preconditions.ts';
import type { Remedy } from './remedy.ts';
import { sideEffectsOf } from './side-effects.ts';

/**
 * Answers what would turn a deny or an indeterminate into an allow: all minimal sets of changes that do, the least
 * privilege first (REM-1 to REM-6). Where no change can, as for a trusted profile that asks for a user API key, there is
 * no remedy, and the reason of the decision says why (REM-4).
 *
 * @param from an account, or its compiled form for many questions
 * @param request the request: `principal` is an IAM ID, `time` epoch milliseconds
 * @returns the remedies, each with its side effects; none for an allow
 * @throws TypeError if a field of the request is invalid
 *
 * @example
 * ```ts
 * import { remedies, ROLES } from 'apikey-policy';
 *
 * const account = {
 *   id: '1a2b3c4d5e6f40718293a4b5c6d7e8f9',
 *   apiKeyCreation: 'RESTRICTED',
 *   principals: [
 *     { kind: 'user', id: 'IBMid-060001ADMN', state: 'ACTIVE' },
 *     { kind: 'user', id: 'IBMid-060002EDTR', state: 'ACTIVE' },
 *   ],
 *   accessGroups: [{ id: 'AccessGroupId-creators', members: [] }],
 *   policies: [
 *     {
 *       id: 'creators',
 *       subject: { accessGroup: 'AccessGroupId-creators' },
 *       roles: [ROLES.userApiKeyCreator],
 *       target: { attributes: [{ key: 'serviceName', value: 'iam-identity' }] },
 *     },
 *   ],
 * } as const;
 * const found = remedies(account, { principal: 'IBMid-060001ADMN', action: 'iam-identity.user-apikey.create' });
 * found.map(({ changes }) => changes[0].kind); // => ['join-access-group', 'assign-role', 'relax-setting']
 * found.map(({ sideEffects }) => sideEffects.questions.length); // => [0, 0, 1]
 * ```
 */
export function remedies(from: Account | PolicyDecisionPoint, request: Request): Remedy[] {
  const pdp = pointOf(from);
  const accountAndRequest = { account: pdp.account, request: pdp.decide(request).request };
  const alternatives = missingData(accountAndRequest);
  const [first] = alternatives;
  if (first === undefined) return [];
  // The missing data does not change what is restricted or granted, so all alternatives have the same candidates.
  const meeting = after(accountAndRequest, first);
  const groups = grantingGroups(accountAndRequest);
  const candidates = isAllowed(meeting) ? [[]] : candidatesFor(meeting, groups);
  const found = alternatives
    .flatMap((data) => candidates.map((changes) => [...data, ...changes].sort(inOrder)))
    // An allowed request needs no change, and an empty list of changes is not a remedy.
    .flatMap(([change, ...others]) => (change === undefined ? [] : [[change, ...others] as const]))
    .map(
      (changes): Remedy => ({ changes, sideEffects: sideEffectsOf(pdp, [accountAndRequest.request], changes, groups) }),
    );
  return sortByPreference(found);
}
