import { ACTIONS, type Account, type Matcher, type Policy } from 'apikey-policy';
import fc from 'fast-check';
import { withPolicy } from '../../src/doors/testing/account-edits.ts';
import { accountAndRequest } from '../../src/doors/testing/arbitraries/index.ts';
import { narrowed } from '../../src/doors/testing/granting-policy.ts';
import { isListedOrUser, oneMore } from './given.ts';
import { agree, type Law, rank, without } from './law.ts';

const [, , CREATE_SERVICE_ID_KEY] = ACTIONS;

type Change = (policy: Policy, account: Account) => Policy;

/** Changes that make any policy inactive. */
const deactivations: readonly Change[] = [
  (policy) => ({ ...policy, state: 'deleted' }),
  (policy) => ({ ...policy, type: 'authorization' }),
];

/** Changes that move any policy to another service. */
const departures: readonly Change[] = [
  (policy) => narrowed(policy, 'serviceName', 'kms'),
  (policy) => narrowed(policy, 'serviceName', 'iam-identit'),
  ({ target, ...policy }) => {
    const absent: Matcher = { key: 'serviceName', operator: 'stringExists', value: false };
    return { ...policy, target: { ...target, attributes: [absent, ...target.attributes] } };
  },
];

/** Changes after which a policy certainly grants nothing. */
const detours: readonly Change[] = [
  ...departures,
  (policy) => narrowed(policy, 'serviceType', 'platform-service'),
  (policy, { id }) => narrowed(policy, 'accountId', `${id}0`),
  (policy) => narrowed(policy, 'resourceGroupId', '8f1d6c1a'),
  unselected,
];

const SELECTORS = ['serviceName', 'serviceType', 'service_group_id'];

/** The policy with a target that names no service: it selects nothing (G3). */
function unselected({ target, ...policy }: Policy): Policy {
  const others = target.attributes.filter(({ key }) => !SELECTORS.includes(key));
  const present = SELECTORS.map((key) => ({ key, operator: 'stringExists', value: true }));
  return { ...policy, target: { ...target, attributes: [...others, ...present] } };
}

const REQUESTERS = 'AccessGroupId-a5ce5500-0001';

/** The account in which a principal has its own policies through a group. */
function throughGroup(account: Account, principal: string): Account {
  const isDirect = ({ subject }: Policy): boolean => subject.principal === principal;
  return {
    ...account,
    accessGroups: [...account.accessGroups, { id: REQUESTERS, members: [principal] }],
    policies: account.policies.map((policy) =>
      isDirect(policy) ? { ...policy, subject: { accessGroup: REQUESTERS } } : policy,
    ),
  };
}

/** The policy with the defaults of absent fields written out (G1, G4). */
function spelledOut({ type = 'access', state = 'active', target, ...policy }: Policy): Policy {
  const attributes = target.attributes.map((matcher) => ({ operator: 'stringEquals', ...matcher }));
  return { ...policy, type, state, target: { tags: [], ...target, attributes } };
}

/** Laws of policies. */
export const lawsOfPolicies: readonly Law[] = [
  {
    name: 'grants-add-up',
    rules: ['A2', 'A3'],
    sentence: 'One more policy never takes away an allow, or the chance of an allow.',
    property: ({ decide }) =>
      fc.property(oneMore, ({ account, request, policy }) => {
        const before = decide(account, request);
        const after = decide(withPolicy(account, policy), request);
        agree(rank(after) >= rank(before), true);
        if (before.allowed) {
          const others = after.grants.filter(({ policy: id }) => id !== policy.id);
          agree(others, before.grants);
        }
      }),
  },
  {
    name: 'members-add-up',
    rules: ['A2', 'M1', 'I2'],
    sentence: 'One more member never takes anything away.',
    property: ({ decide }) =>
      fc.property(accountAndRequest(), ({ account, request }) => {
        const before = rank(decide(account, request));
        for (const { id } of account.accessGroups) {
          const accessGroups = account.accessGroups.map((group) =>
            group.id === id ? { ...group, members: [...group.members, request.principal] } : group,
          );
          agree(rank(decide({ ...account, accessGroups }, request)) >= before, true);
        }
      }),
  },
  {
    name: 'dead-policies',
    rules: ['G1', 'P2'],
    sentence: 'A policy that is deleted or of another type is at most a near miss.',
    property: ({ decide }) =>
      fc.property(oneMore, fc.constantFrom(...deactivations), ({ account, request, policy }, deactivate) => {
        const after = decide(withPolicy(account, deactivate(policy, account)), request);
        agree(without(after, 'nearMisses'), without(decide(account, request), 'nearMisses'));
      }),
  },
  {
    name: 'idle-policies',
    rules: ['G2', 'G3', 'P2'],
    sentence:
      'For users and listed principals, a policy of another service, account or resource group is at most a near miss.',
    property: ({ decide }) =>
      fc.property(oneMore, fc.constantFrom(...detours), ({ account, request, policy }, detour) => {
        fc.pre(isListedOrUser(account, request));
        const after = decide(withPolicy(account, detour(policy, account)), request);
        agree(without(after, 'nearMisses'), without(decide(account, request), 'nearMisses'));
      }),
  },
  {
    name: 'other-services',
    rules: ['A8', 'P2'],
    sentence: 'A policy of another service is no near miss: it changes no answer for users and listed principals.',
    property: ({ decide }) =>
      fc.property(oneMore, fc.constantFrom(...departures), ({ account, request, policy }, departure) => {
        const after = decide(withPolicy(account, departure(policy, account)), request);
        agree(
          after.nearMisses.some(({ policy: id }) => id === policy.id),
          false,
        );
        if (isListedOrUser(account, request)) agree(after, decide(account, request));
      }),
  },
  {
    name: 'tags-never-grant',
    rules: ['G6'],
    sentence: 'A policy on a target with tags allows nothing; only API keys for service IDs may become indeterminate.',
    property: ({ decide }) =>
      fc.property(oneMore, ({ account, request, policy }) => {
        fc.pre(isListedOrUser(account, request));
        const tags = [{ key: 'env', value: 'prod' }];
        const before = decide(account, request);
        const after = decide(withPolicy(account, { ...policy, target: { ...policy.target, tags } }), request);
        agree(after.allowed, before.allowed);
        if (request.action !== CREATE_SERVICE_ID_KEY)
          agree(without(after, 'nearMisses'), without(before, 'nearMisses'));
      }),
  },
  {
    name: 'group-or-direct',
    rules: ['G1', 'M1', 'P2'],
    sentence: 'A grant through a group is the same as a grant to its member.',
    property: ({ decide }) =>
      fc.property(accountAndRequest(), ({ account, request }) => {
        fc.pre(isListedOrUser(account, request));
        const direct = decide(account, request);
        const through = decide(throughGroup(account, request.principal), request);
        const named = <T extends { accessGroup?: string | undefined }>({
          accessGroup = REQUESTERS,
          ...entry
        }: T): object => ({
          ...entry,
          accessGroup,
        });
        agree(
          { ...through, grants: through.grants.map(named), nearMisses: through.nearMisses.map(named) },
          { ...direct, grants: direct.grants.map(named), nearMisses: direct.nearMisses.map(named) },
        );
      }),
  },
  {
    name: 'defaults',
    rules: ['G1', 'G4', 'G6'],
    sentence: 'An absent type, state, operator or list of tags is the same as its default.',
    property: ({ decide }) =>
      fc.property(accountAndRequest(), ({ account, request }) => {
        agree(decide({ ...account, policies: account.policies.map(spelledOut) }, request), decide(account, request));
      }),
  },
];
