import {
  type Account,
  type AccountAndRequest,
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
import { accountAndRequest } from './questions.ts';

/** A question that is not allowed, and the policy that would grant it but for one obstacle (A8). */
export interface NearlyGranted extends AccountAndRequest {
  /** The near miss as the decision lists it. */
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

/** Variants of a granting policy, each with the obstacle. */
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
 * Generates questions whose answer is deny or indeterminate because of one obstacle: without it, the last policy of the
 * account would grant the request (A8).
 *
 * @param obstacle the obstacle; by default each of them
 * @param accountFields values of fields that all accounts share; the requester and the policy are added to them
 * @param requestFields values of fields that all requests share. At least one request with these values must be nearly
 *   granted; for the obstacle `principal`, that is a request of a user or for a user API key (P2).
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
  accountFields: Partial<Account> = {},
  requestFields: Partial<Request> = {},
): fc.Arbitrary<NearlyGranted> {
  const obstacles = obstacle === undefined ? fc.constantFrom(...OBSTACLES) : fc.constant(obstacle);
  return fc
    .tuple(accountAndRequest(accountFields, requestFields), obstacles, fc.boolean())
    .chain(([question, obstacle, isDirect]) => {
      const { request } = question;
      const policy = grantingPolicy(ID, request.principal);
      return fc
        .tuple(withRequester(question, obstacle), fc.constantFrom(...hindered(policy, obstacle, request)))
        .map(([account, policy]) => ({ ...placed(account, policy, request, isDirect), request, obstacle }));
    })
    .map(({ account, request, obstacle, ...place }) => ({ account, request, nearMiss: { ...place, obstacle } }))
    .filter(({ account, request, nearMiss }) => {
      // Other parts of the account may grant the request, or make the obstacle uncertain.
      return decide(account, request).nearMisses.some((listed) => isSame(listed, nearMiss));
    });
}

/**
 * Accounts in which the requester is active. For the obstacle `principal`, the requester is suspended, not listed or not
 * a user (P2 to P4).
 */
function withRequester(
  { account, request: { principal } }: AccountAndRequest,
  obstacle: Obstacle,
): fc.Arbitrary<Account> {
  if (obstacle !== 'principal') return fc.constant(withPrincipal(account, principalOf(principal)));
  const unlisted = without(reading(account, 'principals', false), principal);
  if (kindOfIamId(principal) !== 'user') return fc.constant(unlisted);
  return fc.constantFrom(unlisted, withPrincipal(account, { kind: 'user', id: principal, state: 'SUSPENDED' }));
}

/** The account with the policy, whose subject is the requester or a group of the requester. */
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
