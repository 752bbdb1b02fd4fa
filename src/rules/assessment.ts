import { and, FALSE, or, TRUE, type Truth, unknown } from '../matching/ternary.ts';
import type { Request } from '../nouns/request.ts';
import { type Gate, gatesOf } from './gate.ts';
import { type Evidence, weigh } from './policy.ts';
import { questionOf } from './question.ts';
import { isFree } from './setting.ts';
import type { AccountView } from './view.ts';

/** All that bears on one request, weighed. */
export interface Assessment {
  readonly request: Request;
  readonly gates: readonly Gate[];
  /** Whether the request passes every gate. */
  readonly passes: Truth;
  /** Whether the setting leaves the action free for everybody. */
  readonly isFree: Truth;
  /** What each policy about the principal says, in the order of the account. */
  readonly evidence: readonly Evidence[];
  /** Whether the action is free or granted. */
  readonly isFreeOrGranted: Truth;
  /** The answer: true is allow, false is deny (A1). */
  readonly answer: Truth;
}

const PARTIAL_DATA = unknown('partial-data');

/**
 * Answers one request, in three values: it must pass the gates, and be free or granted by some policy.
 * Being conjunctions and disjunctions of parts, the answer is unknown exactly where some unknown part could
 * still make it true, and knows those parts (A3).
 */
export function assess(view: AccountView, request: Request): Assessment {
  const question = questionOf(view.account, request);
  const gates = gatesOf(view, request);
  const passes = gates.map(({ holds }) => holds).reduce(and, TRUE);
  const free = isFree(view.account, request.action);
  const evidence = view.policiesAbout(request.principal).map((bearing) => weigh(bearing, question, view.roles));
  // I2: where not all policies were read, one of the others may grant.
  const unread = view.account.partial?.includes('policies') ? PARTIAL_DATA : FALSE;
  const isGranted = evidence.map(({ verdict }) => verdict).reduce(or, unread);
  const isFreeOrGranted = or(free, isGranted);
  return { request, gates, passes, isFree: free, evidence, isFreeOrGranted, answer: and(passes, isFreeOrGranted) };
}
