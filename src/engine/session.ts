import type { Action } from '../nouns/action.ts';
import type { Decision } from '../nouns/decision.ts';
import { isAllowed, type Settled } from './allow-cache.ts';
import { type Answers, noAnswers } from './answers.ts';
import type { CachedView } from './cached-view.ts';
import { cachedDecision, type SpannedDecision } from './decision-cache.ts';

/** Answers many questions of one principal, which takes no request object. */
export interface PrincipalView {
  /** IAM ID of who asks. */
  readonly principal: string;
  /** The same as the decision point's `decide`; `time` in epoch milliseconds. */
  decide(action: Action, resource?: string, time?: number): Decision;
  /** The same as the decision point's `allows`; `time` in epoch milliseconds. */
  allows(action: Action, resource?: string, time?: number): boolean;
}

/**
 * What is kept for one principal, and the view of it.
 *
 * Two lists of answers, as two questions are asked: `decide` needs the whole evidence, which lasts until a clock changes; `allows`
 * needs one bit, which mostly lasts for good, and asks for the evidence only where it does not.
 */
export interface Session {
  readonly allowed: Answers<Settled>;
  readonly decided: Answers<SpannedDecision>;
  readonly view: PrincipalView;
}

export function newSession(view: CachedView, principal: string): Session {
  const allowed = noAnswers<Settled>(principal);
  const decided = noAnswers<SpannedDecision>(principal);
  return {
    allowed,
    decided,
    view: Object.freeze({
      principal,
      decide: (action: Action, resource?: string, time?: number) =>
        cachedDecision(view, decided, action, resource, time),
      allows: (action: Action, resource?: string, time?: number) => isAllowed(view, allowed, action, resource, time),
    }),
  };
}
