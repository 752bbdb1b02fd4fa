import {
  CREATE_SERVICE_ID,
  CREATE_SERVICE_ID_API_KEY,
  CREATE_USER_API_KEY,
  UPDATE_SETTING,
} from '../../nouns/action.ts';
import type { Caveat, Obstacle } from '../../nouns/decision.ts';
import type { PrincipalKind } from '../../nouns/principal.ts';
import type { DenyReason, UnknownReason } from '../../nouns/reason.ts';
import type { Request } from '../../nouns/request.ts';
import type { Setting } from '../../rules/setting.ts';

/** What an audience reads of the resource of a request. */
export interface ResourceNames {
  principal(id: string): string;
  serviceId(id: string): string;
}

/** The action of a request after "can". */
export function phraseOfAction(request: Request, names: ResourceNames): string {
  const { action, principal, resource = principal } = request;
  switch (action) {
    case UPDATE_SETTING:
      return "change the account's API key creation setting";
    case CREATE_USER_API_KEY:
      return resource === principal
        ? 'create a user API key'
        : `create a user API key for ${names.principal(resource)}`;
    case CREATE_SERVICE_ID_API_KEY:
      return `create an API key for the service ID ${names.serviceId(resource)}`;
    case CREATE_SERVICE_ID:
      return 'create a service ID';
  }
}

export const KIND_PHRASES: Readonly<Record<PrincipalKind, string>> = {
  user: 'user',
  'service-id': 'service ID',
  'trusted-profile': 'trusted profile',
};

export const SETTING_PHRASES: Readonly<Record<Setting, string>> = {
  apiKeyCreation: 'API key creation setting',
  serviceIdCreation: 'service ID creation setting',
};

/** Why not, without anything that only the account tells. */
export const DENY_PHRASES: Readonly<Record<DenyReason, string>> = {
  'unknown-principal': "this principal isn't in the account",
  'not-a-user': 'only users have them',
  'not-own-key': 'users can create only their own keys. Let that user create it',
  'inactive-principal': "the user isn't active",
  'unknown-service-id': "the service ID isn't in this account",
  'no-grant': 'no policy grants it',
};

/** What is not known, without anything that only the account tells. */
export const UNKNOWN_PHRASES: Readonly<Record<UnknownReason, string>> = {
  'unknown-principal':
    "the account doesn't list this principal: it wasn't read, it was deleted, or it belongs to another account",
  'unknown-state': "the user's state is missing or unknown",
  'unknown-service-id': "the list of service IDs is incomplete and doesn't include this one",
  'unknown-setting': "the value of the setting, or of an enterprise template for it, couldn't be read",
  'unknown-role': "a policy has a role that neither the catalogue nor the account's role list defines",
  'unknown-operator': "a policy's target has an operator or a value that isn't documented",
  'undocumented-target': "the documentation doesn't say whether a policy with such a target applies",
  'tags-unknown': "a policy depends on the service ID's access management tags, which no list shows",
  'time-needed': 'a policy depends on the time of the request, and the request has none',
  'unknown-condition': "a policy has a condition that couldn't be read",
  'partial-data': 'policies, members of access groups or the account owner were not read completely',
};

/** What keeps a policy from granting, of one policy and of several. */
export const OBSTACLE_PHRASES: Readonly<Record<Obstacle, readonly [one: string, several: string]>> = {
  'not-active': ["it isn't active", "they aren't active"],
  'public-access-group': [
    "it is for the public access group, which can't grant it",
    "they are for the public access group, which can't grant it",
  ],
  role: ["its roles don't include this action", "their roles don't include this action"],
  target: ["its target doesn't match the request", "their targets don't match the request"],
  condition: ["its condition doesn't hold", "their conditions don't hold"],
  principal: ['it would grant it, but another reason denies it', 'they would grant it, but another reason denies it'],
};

export const CAVEAT_PHRASES: Readonly<Record<Caveat, string>> = {
  'enterprise-managed':
    "An enterprise template restricts API key creation. Changing the account's own setting won't help.",
  'editor-documented-otherwise':
    "IBM's documentation contradicts itself about Editor: one page includes this action, the table of roles and actions doesn't.",
  'service-id-locked': "The service ID is locked. IBM doesn't document whether that prevents new API keys.",
};
