import type { Action } from '../nouns/action.ts';
import type { Decision } from '../nouns/decision.ts';
import { requestOf } from '../rules/request.ts';
import { DEPENDS_ON_TIME, type Settled, settledAnswer, YES } from './allow-cache.ts';
import { type Answers, noAnswers } from './answers.ts';
import type { CachedView } from './cached-view.ts';
import { type KeptRuling, keptRuling } from './decision-cache.ts';

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
 * What is kept for one principal, and what it is shown of it.
 *
 * Two lists of answers, as two questions are asked: `decide` needs the whole evidence, which lasts until a clock
 * changes; `allows` needs one bit, which mostly lasts for good, and looks at the evidence only where it does not.
 */
export interface Session {
  readonly settled: Answers<Settled>;
  readonly rulings: Answers<KeptRuling>;
  readonly view: PrincipalView;
}

export function newSession(account: CachedView, principal: string): Session {
  const settled = noAnswers<Settled>(principal);
  const rulings = noAnswers<KeptRuling>(principal);
  const view: PrincipalView = {
    principal,
    decide: (action, resource, time) => decideBy(account, rulings, action, resource, time),
    allows: (action, resource, time) => allowsBy(account, settled, rulings, action, resource, time),
  };
  return { settled, rulings, view: Object.freeze(view) };
}

export function decideBy(
  account: CachedView,
  rulings: Answers<KeptRuling>,
  action: Action,
  resource: string | undefined,
  time: number | undefined,
): Decision {
  const { ruling } = keptRuling(account, rulings, action, resource, time);
  return ruling(requestOf(rulings.principal, action, resource, time));
}

export function allowsBy(
  account: CachedView,
  settled: Answers<Settled>,
  rulings: Answers<KeptRuling>,
  action: Action,
  resource: string | undefined,
  time: number | undefined,
): boolean {
  const answer = settledAnswer(account, settled, action, resource, time);
  if (answer === DEPENDS_ON_TIME) return keptRuling(account, rulings, action, resource, time).allowed;
  return answer === YES;
}
