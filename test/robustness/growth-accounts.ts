import type { AccessGroup, Account, Condition, Policy, Principal, Role } from 'apikey-policy';
import { dates, hours } from './growth-windows.ts';

export const OPERATOR = 'crn:v1:bluemix:public:iam::::role:Operator';
export const KEY_CREATOR = 'crn:v1:bluemix:public:iam-identity::::serviceRole:UserApiKeyCreator';

/** The role that one call changes. The account defines it. */
export const OWN_ROLE: Role = { crn: 'crn:own', service: 'iam-identity', actions: ['iam-identity.serviceid.create'] };
/** The group that one call changes. It has the own role. */
export const TEAM = 'AccessGroupId-team';

const times = <T>(size: number, make: (index: number) => T): T[] => Array.from({ length: size }, (_, at) => make(at));

/** Users 0 and 1 are in the team. Users 2 and 3 are in no group. Users after them come with an axis. */
export const userId = (index: number): string => `IBMid-${index}`;
const OTHERS = 4;
const otherId = (index: number): string => userId(OTHERS + index);

const principals = (more: { readonly users?: number; readonly serviceIds?: number }): Principal[] => [
  ...times(OTHERS + (more.users ?? 0), (at) => ({ kind: 'user' as const, id: userId(at), state: 'ACTIVE' })),
  ...times(4 + (more.serviceIds ?? 0), (at) => ({ kind: 'service-id' as const, id: `iam-ServiceId-${at}` })),
];

const on = (serviceName: string, attributes: Readonly<Record<string, string>> = {}): Policy['target'] => ({
  attributes: Object.entries({ serviceName, ...attributes }).map(([key, value]) => ({ key, value })),
});

const policy = (id: string, fields: Partial<Policy>): Policy => ({
  id,
  subject: { accessGroup: TEAM },
  roles: [],
  target: on('iam-identity'),
  ...fields,
});

const groupId = (index: number): string => `AccessGroupId-${index}`;
const team = (...members: readonly string[]): AccessGroup => ({
  id: TEAM,
  members: [userId(0), userId(1), ...members],
});

/** What one axis adds to an account that is small. */
type Added = Partial<Omit<Account, 'policies'>> & { readonly policies?: (index: number) => Partial<Policy> };

const account = (role: string, size: number, { policies, ...added }: Added): Account => ({
  id: 'account-1',
  ownerId: userId(0),
  apiKeyCreation: 'RESTRICTED',
  serviceIdCreation: 'RESTRICTED',
  principals: principals({}),
  accessGroups: [team()],
  roles: [OWN_ROLE],
  ...added,
  policies: [
    policy('own', { roles: [OWN_ROLE.crn] }),
    policy('first', { subject: { principal: userId(3) }, roles: [role] }),
    ...(policies === undefined ? [] : times(size, (at) => policy(`p${at}`, { roles: [role], ...policies(at) }))),
  ],
});

/** Groups with a policy each. */
const groups = (size: number, fields: (index: number) => Omit<AccessGroup, 'id'>): Added => ({
  accessGroups: [team(), ...times(size, (at) => ({ id: groupId(at), ...fields(at) }))],
  policies: (at) => ({ subject: { accessGroup: groupId(at) } }),
});

/** What makes an account large in one respect. */
export type Axis = (size: number, role: string) => Account;

const axis =
  (added: (size: number, role: string) => Added): Axis =>
  (size, role) =>
    account(role, size, added(size, role));

/** One policy with a condition, about the user whose remedies are searched. */
const withCondition = (role: string, condition: Condition): Account =>
  account(role, 1, {
    policies: () => ({ subject: { principal: userId(2) }, roles: [role, KEY_CREATOR], condition }),
  });

/** Accounts by what there is much of. */
export const AXES: Readonly<Record<string, Axis>> = {
  'policies on IAM Identity': axis(() => ({ policies: () => ({}) })),
  'policies on other services': axis(() => ({ policies: () => ({ target: on('kms') }) })),
  'policies on one service ID': axis(() => ({
    policies: () => ({ target: on('iam-identity', { resource: 'ServiceId-0' }) }),
  })),
  users: axis((size) => ({ principals: principals({ users: size }) })),
  'users with a policy each': axis((size) => ({
    principals: principals({ users: size }),
    policies: (at) => ({ subject: { principal: otherId(at) } }),
  })),
  'service IDs': axis((size) => ({ principals: principals({ serviceIds: size }) })),
  'members of a group': axis((size) => ({
    principals: principals({ users: size }),
    accessGroups: [team(...times(size, otherId))],
  })),
  'groups of one user': axis((size) => groups(size, () => ({ members: [userId(0)] }))),
  'groups of a user each': axis((size) => ({
    principals: principals({ users: size }),
    ...groups(size, (at) => ({ members: [otherId(at)] })),
  })),
  'groups of an unlisted service ID each': axis((size) =>
    groups(size, (at) => ({ members: [`iam-ServiceId-unlisted-${at}`] })),
  ),
  'incomplete groups': axis((size) => groups(size, () => ({ members: [userId(0)], partial: true }))),
  'windows of dates': (size, role) => withCondition(role, dates(size)),
  'windows of hours': (size, role) => withCondition(role, hours(size)),
  'unknown roles': axis(() => ({ policies: (at) => ({ roles: [`crn:unknown:${at}`] }) })),
  'roles of the account': axis((size) => ({
    roles: [
      OWN_ROLE,
      ...times(size, (at) => ({ ...OWN_ROLE, crn: `crn:${at}`, actions: ['iam-identity.account.update'] })),
    ],
    policies: (at) => ({ roles: [`crn:${at}`] }),
  })),
};

/** Accounts by what gives user 2 one remedy more. */
export const AXES_OF_REMEDIES: Readonly<Record<string, Axis>> = {
  'groups that grant the request': axis((size) => ({
    ...groups(size, () => ({ members: [] })),
    policies: (at) => ({ subject: { accessGroup: groupId(at) }, roles: [KEY_CREATOR] }),
  })),
  'unknown roles of the requester': axis(() => ({
    policies: (at) => ({ subject: { principal: userId(2) }, roles: [`crn:unknown:${at}`] }),
  })),
};
