import { reasonsOf, TRUE } from '../matching/ternary.ts';
import type { Action } from '../nouns/action.ts';
import { assess } from '../rules/assessment.ts';
import { checkQuestion, checkTime, requestOf } from '../rules/request.ts';
import type { AccountView } from '../rules/view.ts';
import { type Answers, recall, remember } from './answers.ts';

/**
 * What the rules answer whatever the time: whether it is allowed, or that the time decides. Numbers, as they are what
 * compares fastest.
 *
 * Invariant: an answer that is certain without a time holds at every time; so does one whose unknowns are not the
 * time's. And of a question that is settled, all but the time was checked.
 */
export type Settled = typeof NO | typeof YES | typeof DEPENDS_ON_TIME;
const NO = 0;
export const YES = 1;
export const DEPENDS_ON_TIME = 2;

/**
 * Whether a principal is allowed something, as far as that does not depend on the time: one look-up, once it is known.
 *
 * @throws TypeError if what is asked is none that its type allows
 */
export function settledAnswer(
  view: AccountView,
  answers: Answers<Settled>,
  action: Action,
  resource: string | undefined,
  time: number | undefined,
): Settled {
  const known = recall(answers, action, resource);
  if (known !== undefined) {
    checkTime(time);
    return known;
  }
  checkQuestion(action, resource, time);
  return remember(answers, action, resource, settle(view, answers.principal, action, resource));
}

/** Asks the rules without a time. */
function settle(view: AccountView, principal: string, action: Action, resource: string | undefined): Settled {
  const { answer } = assess(view, requestOf(principal, action, resource, undefined));
  if (reasonsOf(answer).includes('time-needed')) return DEPENDS_ON_TIME;
  return answer === TRUE ? YES : NO;
}
