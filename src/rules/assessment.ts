import { and, FALSE, or, TRUE, type Truth } from '../matching/ternary.ts';
import type { Caveat } from '../nouns/decision.ts';
import type { Request } from '../nouns/request.ts';
import { caveatsOf } from './caveat.ts';
import type { Evidence } from './evidence.ts';
import { GATES, type Refusal } from './gate.ts';
import { isFree } from './setting.ts';
import type { AccountView } from './view.ts';

/** All that bears on one request, weighed. */
export interface Assessment {
  readonly request: Request;
  /** Whether the request passes every gate. */
  readonly passes: Truth;
  /** The reason of the first gate that it does not pass. */
  readonly refusal: Refusal | undefined;
  /** Whether the setting leaves the action free for everybody. */
  readonly isFree: Truth;
  /** What the policies about the principal say. */
  readonly evidence: Evidence;
  /** Whether the action is free or granted. */
  readonly isFreeOrGranted: Truth;
  /** The answer: true is allow, false is deny (A1). */
  readonly answer: Truth;
  readonly caveats: readonly Caveat[];
}

/**
 * Answers one request, in three values, from what the policies say to it: it must pass the gates, and be free or
 * granted by some policy. Being conjunctions and disjunctions of parts, the answer is unknown exactly where some
 * unknown part could still make it true, and knows those parts (A3).
 */
export function assess(view: AccountView, request: Request, evidence: Evidence = view.evidence(request)): Assessment {
  const principal = view.principal(request.principal);
  let passes = TRUE;
  let refusal: Refusal | undefined;
  for (const { reason, holds } of GATES) {
    const truth = holds(view, request, principal);
    if (truth === FALSE) refusal ??= reason;
    passes = and(passes, truth);
  }
  const free = isFree(view.account, request.action);
  const isFreeOrGranted = or(free, evidence.isGranted);
  const answer = and(passes, isFreeOrGranted);
  const caveats = caveatsOf(view, request, evidence, passes, answer);
  return { request, passes, refusal, isFree: free, evidence, isFreeOrGranted, answer, caveats };
}
