import type { Action } from '../nouns/action.ts';
import type { Decision } from '../nouns/decision.ts';
import { requestOf } from '../rules/request.ts';
import { noAnswers } from './answers.ts';
import type { CachedView } from './cached-view.ts';
import { type KeptRuling, keptRuling } from './ruling-cache.ts';
import { DEPENDS_ON_TIME, type Settled, settledAnswer, YES } from './settled-cache.ts';

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
 * The questions of one principal, and all that is kept of its answers.
 *
 * Two lists of answers, as two questions are asked: `decide` needs the whole evidence, which lasts until a clock
 * changes; `allows` needs one bit, which mostly lasts for good, and looks at the evidence only where it does not.
 */
export function newSession(account: CachedView, principal: string): PrincipalView {
  const settled = noAnswers<Settled>(principal);
  const rulings = noAnswers<KeptRuling>(principal);
  return Object.freeze<PrincipalView>({
    principal,
    decide: (action, resource, time) => {
      const { ruling } = keptRuling(account, rulings, action, resource, time);
      return ruling(requestOf(principal, action, resource, time));
    },
    allows: (action, resource, time) => {
      const answer = settledAnswer(account, settled, action, resource, time);
      if (answer === DEPENDS_ON_TIME) return keptRuling(account, rulings, action, resource, time).allowed;
      return answer === YES;
    },
  });
}
