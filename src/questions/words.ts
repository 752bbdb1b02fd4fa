import { CREATE_SERVICE_ID, CREATE_SERVICE_ID_API_KEY, CREATE_USER_API_KEY, UPDATE_SETTING } from '../nouns/action.ts';
import type { Caveat, Obstacle } from '../nouns/decision.ts';
import type { DenyReason, UnknownReason } from '../nouns/reason.ts';
import type { Request } from '../nouns/request.ts';
import { catalogueRole } from '../rules/role.ts';
import type { Change, SupplyData } from './remedies/remedy.ts';

/** What is asked, as words after "may". */
export function wordsOfRequest({ action, principal, resource }: Request): string {
  switch (action) {
    case UPDATE_SETTING:
      return "change the account's API key creation setting";
    case CREATE_USER_API_KEY:
      return resource === undefined || resource === principal
        ? 'create a user API key'
        : `create a user API key for \`${resource}\``;
    case CREATE_SERVICE_ID_API_KEY:
      return `create an API key for the service ID \`${resource}\``;
    case CREATE_SERVICE_ID:
      return 'create a service ID';
  }
}

export function isInCatalogue(crn: string): boolean {
  return catalogueRole(crn) !== undefined;
}

/** A role by its display name, where the catalogue has it; otherwise by its CRN. */
export function nameOfRole(crn: string): string {
  return catalogueRole(crn)?.name ?? `\`${crn}\``;
}

/** A change as what it gives; to a requester without ids of others. */
export function wordsOfChange(change: Change, forAdministrator: boolean): string {
  switch (change.kind) {
    case 'create-access-group':
      return `a new access group ${change.name} with the role ${nameOfRole(change.role.crn)}`;
    case 'join-access-group':
      return `membership in ${forAdministrator ? `access group \`${change.group.id}\`` : 'an access group'}${
        change.group.managed ? ' (the enterprise decides who may change its members)' : ''
      }`;
    case 'assign-role': {
      const { crn } = change.role;
      const role = forAdministrator || isInCatalogue(crn) ? `the role ${nameOfRole(crn)}` : 'a role of the account';
      return `${role} on ${change.resource === undefined ? 'the IAM Identity service' : 'this service ID'}`;
    }
    case 'relax-setting':
      return 'a setting that restricts nobody any more';
    case 'supply-time':
      return `a request with a time, such as ${new Date(change.example).toISOString()}`;
    case 'supply-data':
      return change.data === 'role' && forAdministrator
        ? `a definition of the role \`${change.id}\` that carries the action`
        : DATA_WORDS[change.data];
  }
}

const DATA_WORDS: Readonly<Record<SupplyData['data'], string>> = {
  state: 'word that the user is active',
  principal: 'word that the account has this principal',
  'service-id': 'word that the account has this service ID',
  setting: 'word that the setting restricts nobody',
  role: 'a definition of the role that carries the action',
};

/** `a`, `a or b`, `a, b or c`. */
export function either(words: readonly string[]): string {
  return [words.slice(0, -1).join(', '), ...words.slice(-1)].filter((part) => part !== '').join(' or ');
}

/** How many policies are named before the rest is counted. */
const NAMED_AT_MOST = 3;

export function wordsOfPolicy({
  policy,
  accessGroup,
}: {
  readonly policy: string;
  readonly accessGroup?: string | undefined;
}): string {
  return accessGroup === undefined
    ? `policy \`${policy}\``
    : `policy \`${policy}\` through access group \`${accessGroup}\``;
}

/** The first of a list in words, and how many more there are. */
export function listed<Entry>(entries: readonly Entry[], words: (entry: Entry) => string): string {
  const named = entries.slice(0, NAMED_AT_MOST).map(words).join('; ');
  const more = entries.length - NAMED_AT_MOST;
  return more > 0 ? `${named}; and ${more} more` : named;
}

/** Why not, and what to do where no grant would help. */
export const DENY_WORDS: Readonly<Record<DenyReason, string>> = {
  'unknown-principal': 'The account has no such principal; it has to be invited or created first.',
  'not-a-user':
    'Only users have user API keys: a service ID or a trusted profile never creates one, whatever its roles. Let a user create it, or use an API key of a service ID.',
  'not-own-key': 'A user API key can be created by the user whose key it is, and by nobody else.',
  'inactive-principal': "The user isn't active.",
  'unknown-service-id':
    "The account has no such service ID; it has to be created first, unless it is another account's.",
  'no-grant': 'No policy grants it.',
};

/** What is not known, and what would tell. */
export const UNKNOWN_WORDS: Readonly<Record<UnknownReason, string>> = {
  'unknown-principal':
    "the account doesn't list this principal: it was not read, it was deleted, or it is another account's",
  'unknown-state': "the user's state is missing or unknown",
  'unknown-service-id': 'the list of principals is incomplete and does not hold this service ID',
  'unknown-setting': 'the value of the setting, or of an enterprise template, could not be read',
  'unknown-role': "a policy has a role that neither the catalogue nor the account's role list defines",
  'unknown-operator': "a policy's target has an operator or a value that is not documented",
  'undocumented-target': 'the documentation does not say whether a policy with such a target applies',
  'tags-unknown': "a policy depends on the service ID's access management tags",
  'time-needed': 'a policy depends on the time, and the request has none',
  'unknown-condition': 'a policy has a condition that could not be read',
  'partial-data': 'policies, members of access groups or the account owner were not read whole',
};

/** What keeps a policy from granting, as words after its name. */
export const OBSTACLE_WORDS: Readonly<Record<Obstacle, string>> = {
  'not-active': 'is not active',
  'public-access-group': 'is of the public access group, which grants nothing here',
  role: 'has no role that carries the action',
  target: 'has a target that does not match',
  condition: 'has a condition that does not hold',
  principal: 'would grant it, were it not for who asks',
};

export const CAVEAT_WORDS: Readonly<Record<Caveat, string>> = {
  'enterprise-managed':
    'An enterprise template restricts API key creation, so turning the setting off changes nothing.',
  'editor-documented-otherwise':
    "IBM's pages contradict each other on whether Editor may do this; its table of roles and actions says no.",
  'service-id-locked': 'The service ID is locked; whether that stops new API keys is not documented.',
};
