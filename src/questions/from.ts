import { compile, type PolicyDecisionPoint } from '../engine/compile.ts';
import type { Account } from '../nouns/account.ts';

/** What questions are asked of: an account, or its compiled form. */
export type From = Account | PolicyDecisionPoint;

/** The decision point of an account, which is compiled only where it is not yet. */
export function pointOf(from: From): PolicyDecisionPoint {
  return 'decide' in from ? from : compile(from);
}
