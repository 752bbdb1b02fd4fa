import { checkedAccount } from '../json/argument.ts';
import { TRUE } from '../matching/ternary.ts';
import type { Account } from '../nouns/account.ts';
import type { Decision } from '../nouns/decision.ts';
import type { Request } from '../nouns/request.ts';
import { allowOf, refusalOf } from '../rules/decision.ts';
import { evaluate } from '../rules/evaluation.ts';
import { evidenceOf, grantsOf } from '../rules/evidence.ts';
import { readRequest } from '../rules/request.ts';
import { contextOf } from '../rules/request-context.ts';
import { evaluatePolicy } from '../rules/verdict.ts';
import { policiesAbout, scanAccount } from './scan-account.ts';

/**
 * Decides one request about one account, and explains the decision.
 *
 * It reads every entry of the account. To decide many requests, `compile` the account once.
 *
 * @param account a snapshot that `parseAccount` accepts
 * @param request the request: `principal` is an IAM ID, `time` is in epoch milliseconds
 * @returns the decision with its reason and evidence: rules.md A1 to A8
 * @throws TypeError if a field of the request is invalid
 *
 * @example
 * ```ts
 * import { decide } from 'apikey-policy';
 *
 * const decision = decide(
 *   {
 *     id: '1a2b3c4d5e6f40718293a4b5c6d7e8f9',
 *     apiKeyCreation: 'RESTRICTED',
 *     principals: [{ kind: 'user', id: 'IBMid-060001ADMN', state: 'ACTIVE' }],
 *     accessGroups: [],
 *     policies: [],
 *   },
 *   { principal: 'IBMid-060001ADMN', action: 'iam-identity.user-apikey.create' },
 * );
 * decision.allowed; // => false
 * decision.reason; // => 'no-grant'
 * ```
 */
export function decide(account: Account, request: Request): Decision {
  const view = scanAccount(checkedAccount(account));
  const checked = readRequest(request);
  const { principal, action, resource, time } = checked;
  const context = contextOf(account.id, action, resource, time);
  const verdicts = policiesAbout(view, principal).map((policy) => evaluatePolicy(policy, context));
  const evaluation = evaluate(view, checked, view.principal(principal), evidenceOf(verdicts, context.second));
  return evaluation.answer === TRUE
    ? allowOf(view, evaluation, grantsOf(verdicts))
    : refusalOf(view, evaluation, verdicts);
}
