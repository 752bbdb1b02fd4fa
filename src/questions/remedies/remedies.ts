import type { Request } from '../../nouns/request.ts';
import { type From, pointOf } from '../from.ts';
import { after, isAllowed } from './apply-remedy.ts';
import { waysThroughGates } from './gates.ts';
import { byPreference, inOrder } from './order.ts';
import type { Remedy } from './remedy.ts';
import { sideEffectsOf } from './side-effects.ts';
import { waysToAccess } from './ways.ts';

/**
 * Answers what would make a deny or an indeterminate an allow: all minimal sets of changes after which it is one, the
 * least privilege first (REM-1 to REM-6). Where no change can, as for a trusted profile that asks for a user API key,
 * there is none, and the reason of the decision says why (REM-4).
 *
 * @param from an account, or its compiled form for many questions
 * @param request who asks for what: `principal` is an IAM ID, `time` epoch milliseconds
 * @returns the remedies, each with what else it changes; none for an allow
 * @throws TypeError if a field of the request is none that its type allows
 *
 * @example
 * ```ts
 * import { remedies } from 'apikey-policy';
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
 *       roles: ['crn:v1:bluemix:public:iam-identity::::serviceRole:UserApiKeyCreator'],
 *       target: { attributes: [{ key: 'serviceName', value: 'iam-identity' }] },
 *     },
 *   ],
 * } as const;
 * const found = remedies(account, { principal: 'IBMid-060001ADMN', action: 'iam-identity.user-apikey.create' });
 * found.map(({ changes }) => changes[0].kind); // => ['join-access-group', 'assign-role', 'relax-setting']
 * found.map(({ sideEffects }) => sideEffects.questions.length); // => [0, 0, 1]
 * ```
 */
export function remedies(from: From, request: Request): Remedy[] {
  const pdp = pointOf(from);
  const decision = pdp.decide(request);
  // REM-4: what stands before all grants and is certainly not passed.
  if (decision.effect === 'deny' && decision.reason !== 'no-grant') return [];
  const asked = { account: pdp.account, request: decision.request };
  const gates = waysThroughGates(asked);
  // What opens the gates has no say in what is free or granted, and the other way round.
  const passed = after(asked, gates[0]);
  const ways = isAllowed(passed) ? [[]] : waysToAccess(passed);
  return (
    gates
      .flatMap((gate) => ways.map((way) => [...gate, ...way].sort(inOrder)))
      // For an allow it takes no change at all, which is no remedy.
      .flatMap(([change, ...others]) => (change === undefined ? [] : [[change, ...others] as const]))
      .map((changes): Remedy => ({ changes, sideEffects: sideEffectsOf(pdp, asked, changes) }))
      .sort(byPreference)
  );
}
