import type { Account } from '../nouns/account.ts';
import { type Action, CREATE_SERVICE_ID_API_KEY } from '../nouns/action.ts';
import { resourceNameOf } from '../nouns/iam-id.ts';

const NO_RESOURCE = [undefined];

/**
 * The values of `resource` in the requests for an action: each service ID for their API keys, else `undefined` alone.
 */
export function resourcesOf(action: Action, serviceIds: readonly string[]): readonly (string | undefined)[] {
  return action === CREATE_SERVICE_ID_API_KEY ? serviceIds : NO_RESOURCE;
}

/** The service IDs that an account lists, as `ServiceId-…`, each once. */
export function serviceIdsOf({ principals }: Account): readonly string[] {
  const serviceIds = principals.filter(({ kind }) => kind === 'service-id');
  return [...new Set(serviceIds.map(({ id }) => resourceNameOf(id)))];
}
