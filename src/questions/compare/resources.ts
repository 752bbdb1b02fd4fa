import { type Action, CREATE_SERVICE_ID_API_KEY } from '../../nouns/action.ts';

const NO_RESOURCE = [undefined];

/** What an action is asked about: each of these service IDs for a key of it, and nothing else for all others. */
export function resourcesOf(action: Action, serviceIds: readonly string[]): readonly (string | undefined)[] {
  return action === CREATE_SERVICE_ID_API_KEY ? serviceIds : NO_RESOURCE;
}
