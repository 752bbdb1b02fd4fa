import { compile, type PolicyDecisionPoint } from '../engine/compile.ts';
import { accountOf, isPoint } from '../json/argument.ts';
import type { Account } from '../nouns/account.ts';

/** The decision point of an account. A compiled account is not compiled again. */
export function pointOf(from: Account | PolicyDecisionPoint): PolicyDecisionPoint {
  const account = accountOf(from);
  return isPoint(from) ? from : compile(account);
}
