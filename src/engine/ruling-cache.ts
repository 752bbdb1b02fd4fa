import { TRUE } from '../matching/ternary.ts';
import type { Action } from '../nouns/action.ts';
import { assess } from '../rules/assessment.ts';
import { type Ruling, rulingOf } from '../rules/decision.ts';
import { secondOf } from '../rules/question.ts';
import { checkQuestion, checkTime, requestOf } from '../rules/request.ts';
import { type Answers, recall, remember } from './answers.ts';
import type { CachedView } from './cached-view.ts';
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

/**
 * What a question comes to: the same as last, where nothing that it looks at has changed since.
 *
 * @throws TypeError if what is asked is none that its type allows
 */
export function keptRuling(
  view: CachedView,
  answers: Answers<KeptRuling>,
  action: Action,
  resource: string | undefined,
  time: number | undefined,
): KeptRuling {
  const known = recall(answers, action, resource);
  if (known === undefined) checkQuestion(action, resource, time);
  else {
    // Of what was asked before, all but the time was checked.
    checkTime(time);
    if (holdsAt(known.span, secondOf(time))) return known;
  }
  const request = requestOf(answers.principal, action, resource, time);
  const { evidence, span } = view.spannedEvidence(request);
  const assessment = assess(view, request, evidence);
  return remember(answers, action, resource, {
    ruling: rulingOf(view, assessment),
    allowed: assessment.answer === TRUE,
    span,
  });
}
