import { reasonsOf, TRUE } from '../matching/ternary.ts';
import { type Action, CREATE_SERVICE_ID_API_KEY, CREATE_USER_API_KEY } from '../nouns/action.ts';
import type { Request } from '../nouns/request.ts';
import { assess } from '../rules/assessment.ts';
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
  readonly byAction: Map<string, Settled>;
  /** Apart from the actions: whatever text is asked about, even one that is no service ID, it is none of them (I3). */
  readonly byServiceId: Map<string, Settled>;
}

export function newStanding(principal: string): Standing {
  return { principal, byAction: new Map(), byServiceId: new Map() };
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
  const { principal } = standing;
  // Somebody else's user API key is another question than one's own.
  if (action === CREATE_USER_API_KEY && resource !== undefined && resource !== principal) {
    return ask(view, principal, action, resource, time);
  }
  const isOfServiceId = action === CREATE_SERVICE_ID_API_KEY && resource !== undefined;
  const settled = isOfServiceId ? standing.byServiceId : standing.byAction;
  const key = isOfServiceId ? resource : action;
  const known = settled.get(key) ?? keep(settled, key, settle(view, principal, action, resource));
  return known === 'depends-on-time' ? ask(view, principal, action, resource, time) : known;
}

function settle(view: AccountView, principal: string, action: Action, resource: string | undefined): Settled {
  const { answer } = assess(view, requestOf(principal, action, resource, undefined));
  return reasonsOf(answer).includes('time-needed') ? 'depends-on-time' : answer === TRUE;
}

function keep(settled: Map<string, Settled>, key: string, known: Settled): Settled {
  if (settled.size >= MOST_KEPT) settled.clear();
  settled.set(key, known);
  return known;
}

function ask(view: AccountView, principal: string, action: Action, resource?: string, time?: number): boolean {
  return assess(view, requestOf(principal, action, resource, time)).answer === TRUE;
}

function requestOf(principal: string, action: Action, resource?: string, time?: number): Request {
  return {
    principal,
    action,
    ...(resource !== undefined && { resource }),
    ...(time !== undefined && { time }),
  };
}
