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

/** What the rules answer whatever the time: whether it is allowed, or that it is for the time to say. */
type Settled = boolean | 'depends-on-time';

/**
 * The standing of one listed principal: what is settled of its questions, by action, and by service ID where a key for
 * one is asked. What is not settled yet, or never is, is for the rules to say.
 *
 * Invariant: what is settled is what the rules answer at any time. For what they answer with certainty while the time
 * is unknown they answer at every time, and so they do where nothing that is unknown is the time's.
 */
export interface Standing {
  readonly principal: string;
  /** In the order of the actions. */
  readonly byAction: (Settled | undefined)[];
  /** Apart from the actions: whatever text is asked about, even one that is no service ID, it is none of them (I3). */
  readonly byServiceId: Map<string, Settled>;
}

export function newStanding(principal: string): Standing {
  return { principal, byAction: ACTIONS.map(() => undefined), byServiceId: new Map() };
}

/** For how many service IDs a standing is kept. */
const MOST_KEPT = 256;

/** Whether a principal is allowed something: one look-up, once it is settled. */
export function isAllowed(
  view: AccountView,
  standing: Standing,
  action: Action,
  resource: string | undefined,
  time: number | undefined,
): boolean {
  const settled = recall(standing, action, resource) ?? settle(view, standing, action, resource);
  return settled === 'depends-on-time' ? ask(view, standing.principal, action, resource, time) : settled;
}

function recall(
  { principal, byAction, byServiceId }: Standing,
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

function settle(view: AccountView, standing: Standing, action: Action, resource: string | undefined): Settled {
  const { principal, byAction, byServiceId } = standing;
  const { answer } = assess(view, requestOf(principal, action, resource, undefined));
  const settled = reasonsOf(answer).includes('time-needed') ? 'depends-on-time' : answer === TRUE;
  if (action === CREATE_SERVICE_ID_API_KEY && resource !== undefined) {
    if (byServiceId.size >= MOST_KEPT) byServiceId.clear();
    byServiceId.set(resource, settled);
  } else if (action !== CREATE_USER_API_KEY || resource === undefined || resource === principal) {
    byAction[ACTIONS.indexOf(action)] = settled;
  }
  return settled;
}

function ask(view: AccountView, principal: string, action: Action, resource?: string, time?: number): boolean {
  return assess(view, requestOf(principal, action, resource, time)).answer === TRUE;
}
