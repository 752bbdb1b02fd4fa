import { TRUE } from '../matching/ternary.ts';
import {
  type Action,
  CREATE_SERVICE_ID,
  CREATE_SERVICE_ID_API_KEY,
  CREATE_USER_API_KEY,
  UPDATE_SETTING,
} from '../nouns/action.ts';
import type { Request } from '../nouns/request.ts';
import { assess } from '../rules/assessment.ts';
import { type Ruling, rulingOf } from '../rules/decision.ts';
import { secondOf } from '../rules/question.ts';
import { checkQuestion, checkTime, requestOf } from '../rules/request.ts';
import type { CachedView } from './cached-view.ts';
import { keep } from './keep.ts';
import { holdsAt, type Span } from './span.ts';

/**
 * What a question came to, and for how long it comes to the same: as long as its evidence does.
 *
 * Invariant: it says of every request in its span what deciding again would say.
 */
export interface KeptRuling {
  readonly ruling: Ruling;
  readonly allowed: boolean;
  readonly span: Span;
}

/** What the questions of one principal came to last. */
export interface RulingCache {
  readonly principal: string;
  update: KeptRuling | undefined;
  createUserApiKey: KeptRuling | undefined;
  createServiceId: KeptRuling | undefined;
  /** By the service ID that a key was asked for. */
  readonly createServiceIdApiKey: Map<string | undefined, KeptRuling>;
}

export function newRulingCache(principal: string): RulingCache {
  return {
    principal,
    update: undefined,
    createUserApiKey: undefined,
    createServiceId: undefined,
    createServiceIdApiKey: new Map(),
  };
}

/**
 * What a question comes to: the same as last, where nothing that it looks at has changed since.
 *
 * @throws TypeError if what is asked is none that its type allows
 */
export function keptRuling(
  view: CachedView,
  cache: RulingCache,
  action: Action,
  resource: string | undefined,
  time: number | undefined,
): KeptRuling {
  const known = recall(cache, action, resource);
  if (known !== undefined) {
    // Of what was asked before, all but the time was checked.
    checkTime(time);
    if (holdsAt(known.span, secondOf(time))) return known;
  }
  checkQuestion(action, resource, time);
  const ruling = rule(view, requestOf(cache.principal, action, resource, time));
  remember(cache, action, resource, ruling);
  return ruling;
}

function rule(view: CachedView, request: Request): KeptRuling {
  const { evidence, span } = view.spannedEvidence(request);
  const assessment = assess(view, request, evidence);
  return { ruling: rulingOf(view, assessment), allowed: assessment.answer === TRUE, span };
}

/** What was kept of a question; nothing of one that is no question at all. */
function recall(cache: RulingCache, action: Action, resource: string | undefined): KeptRuling | undefined {
  switch (action) {
    case CREATE_SERVICE_ID_API_KEY:
      return cache.createServiceIdApiKey.get(resource);
    case CREATE_USER_API_KEY:
      return isOwn(cache.principal, resource) ? cache.createUserApiKey : undefined;
    // What these are asked with makes no difference, and nobody asks them with something.
    case UPDATE_SETTING:
      return resource === undefined ? cache.update : undefined;
    case CREATE_SERVICE_ID:
      return resource === undefined ? cache.createServiceId : undefined;
  }
}

function remember(cache: RulingCache, action: Action, resource: string | undefined, ruling: KeptRuling): void {
  switch (action) {
    case CREATE_SERVICE_ID_API_KEY:
      keep(cache.createServiceIdApiKey, resource, ruling);
      break;
    case CREATE_USER_API_KEY:
      if (isOwn(cache.principal, resource)) cache.createUserApiKey = ruling;
      break;
    case UPDATE_SETTING:
      cache.update = ruling;
      break;
    case CREATE_SERVICE_ID:
      cache.createServiceId = ruling;
      break;
  }
}

/** Somebody else's user API key is another question than one's own, and asked about by mistake. */
export function isOwn(principal: string, resource: string | undefined): boolean {
  return resource === undefined || resource === principal;
}
