import { ACTIONS, type Account, type Condition, kindOfIamId, type Policy, type Request, ROLES } from 'apikey-policy';
import { principalOf, reading, without, withPolicy, withPrincipal } from '../../src/doors/testing/account-edits.ts';
import { grantingPolicy, narrowed } from '../../src/doors/testing/granting-policy.ts';
import type { OneMore } from './given.ts';

/** Three variants of an account, in which a fact is false, unknown and true. */
type ThreeWays = readonly [no: Account, unknown: Account, yes: Account];

/** A fact that can be unknown. */
export interface Doubt {
  readonly name: string;
  readonly rules: readonly string[];
  /** The fact, as the end of a sentence. */
  readonly whether: string;
  /** `undefined` where the request does not depend on the fact. */
  readonly threeWays: (given: OneMore) => ThreeWays | undefined;
}

function threeOf<T>(values: readonly [T, T, T], make: (value: T) => Account): ThreeWays {
  const [no, unknown, yes] = values;
  return [make(no), make(unknown), make(yes)];
}

function listed(account: Account, id: string): ThreeWays {
  const unlisted = without(account, id);
  return [
    reading(unlisted, 'principals', false),
    reading(unlisted, 'principals', true),
    withPrincipal(reading(account, 'principals', true), principalOf(id)),
  ];
}

/** The IAM ID of a service ID in either form (I3). */
function iamIdOf({ resource = '' }: Request): string {
  return resource.startsWith('ServiceId-') ? `iam-${resource}` : resource;
}

const [UPDATE_SETTING, , CREATE_SERVICE_ID_KEY] = ACTIONS;

const GROUP = 'AccessGroupId-d00b7000-0001';
const ROLE = 'crn:v1:bluemix:public:iam-identity::a/1a2b3c4d5e6f40718293a4b5c6d7e8f9::customRole:Doubted';
const FALSE: Condition = { key: '{{resource.attributes.serviceName}}', operator: 'stringEquals', value: 'kms' };

/** The policy that IBM assigns to the owner (P6). */
function ownerPolicy(principal: string): Policy {
  return {
    id: 'account-owner',
    subject: { principal },
    roles: [ROLES.administrator],
    target: { attributes: [{ key: 'serviceType', value: 'platform_service' }] },
  };
}

const throughGroup = ({ account, policy }: OneMore): Account =>
  withPolicy(account, { ...policy, subject: { accessGroup: GROUP } });

const withGroup = (account: Account, members: readonly string[], partial: boolean): Account => ({
  ...account,
  accessGroups: [...account.accessGroups, { id: GROUP, members, partial }],
});

/** Everything that the rules call unknown, except the tags of a service ID and the time. */
export const DOUBTS: readonly Doubt[] = [
  {
    name: 'setting',
    rules: ['S4'],
    whether: 'creation is free',
    threeWays: ({ account }) =>
      threeOf(['RESTRICTED', 'restricted', 'NOT_RESTRICTED'], (value) => ({
        ...account,
        apiKeyCreation: value,
        serviceIdCreation: value,
      })),
  },
  {
    name: 'template',
    rules: ['S2', 'S4'],
    whether: 'the enterprise leaves creation free',
    threeWays: ({ account }) =>
      threeOf(['RESTRICTED', '', 'NOT_SET'], (value) => ({
        ...account,
        enterprise: { apiKeyCreation: ['NOT_SET', value], serviceIdCreation: [value] },
      })),
  },
  {
    name: 'state',
    rules: ['P3'],
    whether: 'the requester is active',
    threeWays: ({ account, request }) => {
      const requester = account.principals.find(({ id }) => id === request.principal) ?? principalOf(request.principal);
      if (requester.kind !== 'user') return undefined;
      return threeOf(['SUSPENDED', 'active', 'ACTIVE'], (state) => withPrincipal(account, { ...requester, state }));
    },
  },
  {
    name: 'principal',
    rules: ['P2'],
    whether: 'the requester is in the account',
    threeWays: ({ account, request }) => listed(account, request.principal),
  },
  {
    name: 'service-id',
    rules: ['I3'],
    whether: 'the service ID is in the account',
    threeWays: ({ account, request }) => {
      const id = iamIdOf(request);
      if (request.action !== CREATE_SERVICE_ID_KEY || !id.startsWith('iam-ServiceId-')) return undefined;
      return id === request.principal ? undefined : listed(account, id);
    },
  },
  {
    name: 'policies',
    rules: ['I2'],
    whether: 'a policy that was not read grants the request',
    threeWays: ({ account, request }) => [
      reading(account, 'policies', false),
      reading(account, 'policies', true),
      withPolicy(reading(account, 'policies', true), grantingPolicy('unread', request.principal)),
    ],
  },
  {
    name: 'owner',
    rules: ['I4', 'P6'],
    whether: 'the requester is the owner',
    threeWays: ({ account, request: { principal } }) => {
      if (kindOfIamId(principal) !== 'user') return undefined;
      const unknown = reading(account, 'owner', true);
      return [reading(account, 'owner', false), unknown, withPolicy(unknown, ownerPolicy(principal))];
    },
  },
  {
    name: 'member',
    rules: ['I2', 'M1'],
    whether: 'the requester is in the group of a policy',
    threeWays: (given) => {
      const account = throughGroup(given);
      return [
        withGroup(account, [], false),
        withGroup(account, [], true),
        withGroup(account, [given.request.principal], true),
      ];
    },
  },
  {
    name: 'group',
    rules: ['I2', 'M1'],
    whether: 'the requester is a member of a group that was not read',
    threeWays: (given) => {
      const account = reading(throughGroup(given), 'accessGroups', true);
      return [withGroup(account, [], false), account, withGroup(account, [given.request.principal], false)];
    },
  },
  {
    name: 'role',
    rules: ['R1', 'R2'],
    whether: 'a role of a policy includes the action',
    threeWays: ({ account, policy }) => {
      const given = withPolicy(account, { ...policy, roles: [ROLE] });
      const defined = (actions: readonly string[]): Account => ({
        ...given,
        roles: [...(account.roles ?? []), { crn: ROLE, service: 'iam-identity', actions }],
      });
      return [defined([]), given, defined(ACTIONS)];
    },
  },
  {
    name: 'operator',
    rules: ['G3', 'G4'],
    whether: 'a matcher of a target matches',
    threeWays: ({ account, policy }) => {
      const { attributes } = policy.target;
      const matching = (operator: string, value: string): Policy => ({
        ...policy,
        target: { ...policy.target, attributes: [...attributes, { key: 'serviceName', operator, value }] },
      });
      return threeOf(
        [matching('stringEquals', 'kms'), matching('stringNotEquals', 'kms'), matching('stringMatch', 'iam-*')],
        (one) => withPolicy(account, one),
      );
    },
  },
  {
    name: 'resource-type',
    rules: ['G5'],
    whether: 'a target that selects settings covers them',
    threeWays: ({ account, request, policy }) => {
      if (request.action !== UPDATE_SETTING) return undefined;
      const ofType = (type: string): Policy => narrowed(policy, 'resourceType', type);
      return threeOf([ofType('setting'), ofType('settings'), policy], (one) => withPolicy(account, one));
    },
  },
  {
    name: 'condition',
    rules: ['C1', 'C4'],
    whether: 'the condition of a policy holds',
    threeWays: ({ account, policy: { condition: _condition, ...policy } }) =>
      threeOf<Policy>(
        [{ ...policy, condition: FALSE }, { ...policy, condition: { operator: 'and', conditions: [] } }, policy],
        (one) => withPolicy(account, one),
      ),
  },
];
