import type { Action } from '../nouns/action.ts';
import type { Decision } from '../nouns/decision.ts';
import { assess } from '../rules/assessment.ts';
import { decisionOf, decisionOn } from '../rules/decision.ts';
import { secondOf } from '../rules/question.ts';
import { checkQuestion, requestOf } from '../rules/request.ts';
import { type Answers, recall, remember } from './answers.ts';
import type { CachedView } from './cached-view.ts';
import { holdsAt, type Span } from './span.ts';

/**
 * What a question came to, and for how long it comes to the same: as long as its evidence does.
 *
 * Invariant: it is, but for its request, what deciding again would give at every time of its span.
 */
export interface SpannedDecision extends Span {
  readonly decision: Decision;
}

/**
 * Decides, by what the same question came to last where nothing that it looks at has changed since.
 *
 * @throws TypeError if what is asked is none that its type allows
 */
export function cachedDecision(
  view: CachedView,
  answers: Answers<SpannedDecision>,
  action: Action,
  resource: string | undefined,
  time: number | undefined,
): Decision {
  checkQuestion(action, resource, time);
  const request = requestOf(answers.principal, action, resource, time);
  let known = recall(answers, action, resource);
  if (known === undefined || !holdsAt(known, secondOf(time))) {
    const { from, until } = view.spannedEvidence(request);
    known = remember(answers, action, resource, { decision: decisionOf(view, assess(view, request)), from, until });
  }
  return decisionOn(request, known.decision);
}
