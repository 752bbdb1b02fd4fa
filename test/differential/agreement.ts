import { isDeepStrictEqual } from 'node:util';
import { type Account, type Decision, decide, type PolicyDecisionPoint, type Request } from 'apikey-policy';
import { decide as decideByTheText } from '../reference/decision.ts';

/** What the answers differ in, and how: enough to write a test from. */
function disagreement(who: string, account: Account, request: Request, answer: unknown, byTheText: unknown): Error {
  const shown = { account, request, answer, byTheText };
  return new Error(`${who} differs from the reference\n${JSON.stringify(shown, undefined, 1)}`);
}

/**
 * The reference's decision, once a compiled account has given the very same one.
 *
 * Whole decisions are compared, field by field: lists in their order, and a field that is `undefined` is not one that
 * is absent (A7).
 */
export function agreedOnCompiled(pdp: PolicyDecisionPoint, account: Account, request: Request): Decision {
  const byTheText = decideByTheText(account, request);
  const decision = pdp.decide(request);
  if (!isDeepStrictEqual(decision, byTheText)) {
    throw disagreement('compile().decide', account, request, decision, byTheText);
  }
  const allows = pdp.allows(request);
  if (allows !== byTheText.allowed) throw disagreement('compile().allows', account, request, allows, byTheText);
  return byTheText;
}

/** The reference's decision, after a check that every function of the library gives the same one. */
export function agreed(pdp: PolicyDecisionPoint, account: Account, request: Request): Decision {
  const byTheText = agreedOnCompiled(pdp, account, request);
  const decision = decide(account, request);
  if (!isDeepStrictEqual(decision, byTheText)) throw disagreement('decide', account, request, decision, byTheText);
  return byTheText;
}
