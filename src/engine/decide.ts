import type { Account } from '../nouns/account.ts';
import type { Decision } from '../nouns/decision.ts';
import type { Request } from '../nouns/request.ts';
import { decisionOf } from '../rules/decision.ts';
import { evaluate } from '../rules/evaluation.ts';
import { evidenceOf, explanationOf } from '../rules/evidence.ts';
import { questionOf } from '../rules/question.ts';
import { readRequest } from '../rules/request.ts';
import { evaluatePolicy } from '../rules/verdict.ts';
import { policiesAbout, scanAccount } from './scan-account.ts';
/**
 * Answers one question about one account: may this principal do this, and why.
 *
 * Costs one look at each entry of the account; for many questions, `compile` it once.
 *
 * @param account a snapshot that `parseAccount` takes
 * @param request who asks for what: `principal` is an IAM ID, `time` epoch milliseconds
 * @returns the decision with its reason and evidence: rules.md A1 to A8
 * @throws TypeError if a field of the request is none that its type allows
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
  const asked = readRequest(request);
  const { principal, action, resource, time } = asked;
  const view = scanAccount(account);
  const question = questionOf(account.id, action, resource, time);
  const verdicts = policiesAbout(account, principal).map((policy) => evaluatePolicy(policy, question, view.roles));
  const evidence = evidenceOf(verdicts, question.second);
  return decisionOf(view, evaluate(view, asked, view.principal(principal), evidence), explanationOf(verdicts));
}
