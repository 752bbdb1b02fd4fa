import {
  type Account,
  decide,
  kindOfIamId,
  type NearMiss,
  type Obstacle,
  type Policy,
  PUBLIC_ACCESS_GROUP,
  type Request,
  ROLE_CATALOGUE,
} from 'apikey-policy';
import fc from 'fast-check';
import { principalOf, reading, without, withPolicy, withPrincipal } from '../account-edits.ts';
import { isSame } from '../equality.ts';
import { grantingPolicy, narrowed } from '../granting-policy.ts';
import { type AccountAndRequest, accountAndRequest } from './questions.ts';

/** A question whose answer is no allow, and a policy that one obstacle keeps from granting it (A8). */
export interface NearlyGranted extends AccountAndRequest {
  /** As the decision lists it. */
  readonly nearMiss: NearMiss;
}

const OBSTACLES: readonly Obstacle[] = [
  'not-active',
  'public-access-group',
  'role',
  'target',
  'condition',
  'principal',
];
const ID = 'near-miss';
const GROUP = 'AccessGroupId-0ea20000-0001';

/** What a granting policy becomes with an obstacle in its way. */
function hindered(policy: Policy, obstacle: Obstacle, { action }: Request): readonly Policy[] {
  switch (obstacle) {
    case 'not-active':
      return [
        { ...policy, state: 'deleted' },
        { ...policy, type: 'authorization' },
      ];
    case 'public-access-group':
      return [{ ...policy, subject: { accessGroup: PUBLIC_ACCESS_GROUP } }];
    case 'role': {
      const others = ROLE_CATALOGUE.filter(({ actions }) => !actions.includes(action));
      return [{ ...policy, roles: [] }, ...others.map(({ crns: [crn] }) => ({ ...policy, roles: [crn] }))];
    }
    case 'target':
      return [
        narrowed(policy, 'resourceGroupId', '8f1d6c1a'),
        narrowed(policy, 'region', 'us-south'),
        { ...policy, target: { attributes: [{ key: 'serviceType', value: 'service' }] } },
      ];
    case 'condition':
      return [
        {
          ...policy,
          condition: { key: '{{resource.attributes.serviceName}}', operator: 'stringEquals', value: 'kms' },
        },
      ];
    case 'principal':
      return [policy];
  }
}

/**
 * Questions that are denied, or left open, although one policy, the last of the account, would grant them but for one
 * obstacle (A8).
 *
 * @param obstacle which; by default each
 * @param fixed fields that every account has as they are given, before who asks and the policy are put into it
 * @param asked fields that every request has as they are given; some such request must be nearly granted, which for
 *   the obstacle `principal` is one of a user or one for a user API key (P2)
 *
 * @example
 * ```ts
 * import { decide } from 'apikey-policy';
 * import { nearMisses } from 'apikey-policy/testing';
 * import fc from 'fast-check';
 *
 * const wrongRole = fc.sample(nearMisses('role'), 10);
 * wrongRole.some(({ account, request }) => decide(account, request).allowed); // => false
 * wrongRole.every(({ nearMiss }) => nearMiss.obstacle === 'role'); // => true
 * ```
 */
export function nearMisses(
  obstacle?: Obstacle,
  fixed: Partial<Account> = {},
  asked: Partial<Request> = {},
): fc.Arbitrary<NearlyGranted> {
  const obstacles = obstacle === undefined ? fc.constantFrom(...OBSTACLES) : fc.constant(obstacle);
  return fc
    .tuple(accountAndRequest(fixed, asked), obstacles, fc.boolean())
    .chain(([question, obstacle, isDirect]) => {
      const { request } = question;
      const policy = grantingPolicy(ID, request.principal);
      return fc
        .tuple(withAsker(question, obstacle), fc.constantFrom(...hindered(policy, obstacle, request)))
        .map(([account, policy]) => ({ ...placed(account, policy, request, isDirect), request, obstacle }));
    })
    .map(({ account, request, obstacle, ...place }) => ({ account, request, nearMiss: { ...place, obstacle } }))
    .filter(({ account, request, nearMiss }) => {
      // What else the account says may grant it, or leave open what the obstacle is about.
      return decide(account, request).nearMisses.some((listed) => isSame(listed, nearMiss));
    });
}

/**
 * Accounts in which the requester is active; or, if that is the obstacle, a user that is suspended or not listed, or no
 * user at all (P2 to P4).
 */
function withAsker({ account, request: { principal } }: AccountAndRequest, obstacle: Obstacle): fc.Arbitrary<Account> {
  if (obstacle !== 'principal') return fc.constant(withPrincipal(account, principalOf(principal)));
  const unlisted = without(reading(account, 'principals', false), principal);
  if (kindOfIamId(principal) !== 'user') return fc.constant(unlisted);
  return fc.constantFrom(unlisted, withPrincipal(account, { kind: 'user', id: principal, state: 'SUSPENDED' }));
}

/** The account with the policy, about who asks or about a group of whom asks. */
function placed(
  account: Account,
  policy: Policy,
  { principal }: Request,
  isDirect: boolean,
): { readonly account: Account; readonly policy: string; readonly accessGroup?: string | undefined } {
  const { id, subject } = policy;
  if ('accessGroup' in subject) return { account: withPolicy(account, policy), policy: id, ...subject };
  if (isDirect) return { account: withPolicy(account, policy), policy: id };
  const accessGroups = [...account.accessGroups, { id: GROUP, members: [principal] }];
  const throughGroup = withPolicy({ ...account, accessGroups }, { ...policy, subject: { accessGroup: GROUP } });
  return { account: throughGroup, policy: id, accessGroup: GROUP };
}
