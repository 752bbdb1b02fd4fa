import { reasonsOf, TRUE } from '../matching/ternary.ts';
import type { Request } from '../nouns/request.ts';
import { assess } from '../rules/assessment.ts';
import type { AccountView } from '../rules/view.ts';

/**
 * What the rules answer whatever the time: whether it is allowed, or that the time decides. Numbers, as they are what
 * compares fastest.
 *
 * Invariant: an answer that is certain without a time holds at every time; so does one whose unknowns are not the
 * time's.
 */
export type Settled = typeof NO | typeof YES | typeof DEPENDS_ON_TIME;
const NO = 0;
export const YES = 1;
export const DEPENDS_ON_TIME = 2;

/** The answer to a request without a time. */
export function settledAnswer(view: AccountView, request: Request): Settled {
  const { answer } = assess(view, request);
  if (reasonsOf(answer).includes('time-needed')) return DEPENDS_ON_TIME;
  return answer === TRUE ? YES : NO;
}
