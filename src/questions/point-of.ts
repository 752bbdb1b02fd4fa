import { compile, type PolicyDecisionPoint } from '../engine/compile.ts';
import type { Account } from '../nouns/account.ts';

/** The decision point of an account. A compiled account is not compiled again. */
export function pointOf(from: Account | PolicyDecisionPoint): PolicyDecisionPoint {
  return 'decide' in from ? from : compile(from);
}

export function accountOf(from: Account | PolicyDecisionPoint): Account {
  return 'decide' in from ? from.account : from;
}
