import { reasonsOf, TRUE } from '../matching/ternary.ts';
import {
  ACTIONS,
  type Action,
  CREATE_SERVICE_ID,
  CREATE_SERVICE_ID_API_KEY,
  CREATE_USER_API_KEY,
  UPDATE_SETTING,
} from '../nouns/action.ts';
import { assess } from '../rules/assessment.ts';
import { requestOf } from '../rules/request.ts';
import type { AccountView } from '../rules/view.ts';
import { keep } from './keep.ts';

/** What the rules answer whatever the time: whether it is allowed, or that the time decides. */
type Settled = boolean | 'depends-on-time';

/**
 * What is settled of the questions of one principal, by action, and by service ID where a key for one is asked.
 *
 * Invariant: what is settled is what the rules answer at any time. An answer that is certain without a time holds at
 * every time; so does one whose unknowns are not the time's.
 */
export interface AllowCache {
  readonly principal: string;
  /** In the order of the actions. */
  readonly byAction: (Settled | undefined)[];
  /** Apart from the actions, as a text that is asked about may be the name of one (I3). */
  readonly byServiceId: Map<string, Settled>;
}

export function newAllowCache(principal: string): AllowCache {
  return { principal, byAction: ACTIONS.map(() => undefined), byServiceId: new Map() };
}

/** Whether a principal is allowed something: one look-up, once it is settled. */
export function isAllowed(
  view: AccountView,
  cache: AllowCache,
  action: Action,
  resource: string | undefined,
  time: number | undefined,
): boolean {
  const settled = recall(cache, action, resource) ?? settle(view, cache, action, resource);
  return settled === 'depends-on-time' ? ask(view, cache.principal, action, resource, time) : settled;
}

function recall(
  { principal, byAction, byServiceId }: AllowCache,
  action: Action,
  resource = principal,
): Settled | undefined {
  switch (action) {
    case UPDATE_SETTING:
      return byAction[0];
    case CREATE_USER_API_KEY:
      // Somebody else's user API key is another question than one's own.
      return resource === principal ? byAction[1] : undefined;
    case CREATE_SERVICE_ID_API_KEY:
      return byServiceId.get(resource);
    case CREATE_SERVICE_ID:
      return byAction[3];
  }
}

/** Asks the rules without a time, and keeps what they say. */
function settle(view: AccountView, cache: AllowCache, action: Action, resource: string | undefined): Settled {
  const { principal, byAction, byServiceId } = cache;
  const { answer } = assess(view, requestOf(principal, action, resource, undefined));
  const settled = reasonsOf(answer).includes('time-needed') ? 'depends-on-time' : answer === TRUE;
  if (action === CREATE_SERVICE_ID_API_KEY && resource !== undefined) {
    keep(byServiceId, resource, settled);
  } else if (action !== CREATE_USER_API_KEY || resource === undefined || resource === principal) {
    byAction[ACTIONS.indexOf(action)] = settled;
  }
  return settled;
}

function ask(view: AccountView, principal: string, action: Action, resource?: string, time?: number): boolean {
  return assess(view, requestOf(principal, action, resource, time)).answer === TRUE;
}
