import {
  ACTIONS,
  type Account,
  type Action,
  compile,
  type Decision,
  type Effect,
  explain,
  type PolicyDecisionPoint,
  type ReasonCode,
  type Request,
  remedies,
} from 'apikey-policy';
import { visible } from '../../../text/layout/visible.ts';
import { readInstant } from '../../../text/read-instant.ts';
import { ACTION_PHRASES } from '../phrases/actions.ts';
import { type Label, labelsIn, spelled } from '../phrases/labels.ts';
import { reasonPhrase } from '../phrases/reasons.ts';
import type { Expectation, Expectations } from './expectation.ts';
import { principalFinder } from './find-principal.ts';

/** The time of expectations that have none. */
export interface CheckExpectationsOptions {
  /** Epoch milliseconds; without it, conditions on time are unknown. */
  readonly time?: number | undefined;
}

/** Whether one expectation is met. */
export interface CheckedExpectation {
  /** The name of the expectation; without one, a phrase that describes the request. */
  readonly name: string;
  readonly passed: boolean;
  readonly expected: { readonly effect: Effect; readonly reason?: ReasonCode | undefined };
  readonly decision: Decision;
  /** One line; of a failed one, with the explanation and the least remedy. */
  readonly message: string;
}

/**
 * Checks what is expected of an account, for a pipeline (REP-4).
 *
 * @param from an account, or its compiled form
 * @param expectations what `parseExpectations` gave
 * @param options `time`: epoch milliseconds, for expectations that have no time of their own
 * @returns one result for each expectation, in their order
 * @throws TypeError if a principal is an e-mail address that not exactly one user has, or a field is invalid
 *
 * @example
 * ```ts
 * import { checkExpectations } from 'apikey-policy/report';
 *
 * const account = {
 *   id: '1a2b3c4d5e6f40718293a4b5c6d7e8f9',
 *   apiKeyCreation: 'RESTRICTED',
 *   principals: [{ kind: 'user', id: 'IBMid-060001ADMN', state: 'ACTIVE', email: 'ada@example.com' }],
 *   accessGroups: [],
 *   policies: [],
 * } as const;
 * const [result] = checkExpectations(account, {
 *   expect: [{ principal: 'ada@example.com', action: 'create-user-api-key', effect: 'deny', reason: 'no-grant' }],
 * });
 * result?.passed; // => true
 * result?.message; // => 'As expected, the answer is deny: no policy grants it (no-grant).'
 * ```
 */
export function checkExpectations(
  from: Account | PolicyDecisionPoint,
  expectations: Expectations,
  options: CheckExpectationsOptions = {},
): CheckedExpectation[] {
  const pdp = 'decide' in from ? from : compile(from);
  const find = principalFinder(pdp);
  const labels = labelsIn(pdp);
  return expectations.expect.map((expectation, index): CheckedExpectation => {
    const found = find(expectation.principal);
    if (!found.ok) throw new TypeError(`\`expect[${index}].principal\` must be one user: ${found.message}`);
    const { effect, reason } = expectation;
    const expected = reason === undefined ? { effect } : { effect, reason };
    const decision = pdp.decide(requestOf(expectation, found.id, options.time));
    const passed = decision.effect === effect && (reason === undefined || decision.reason === reason);
    const name = visible(expectation.name ?? phraseOf(decision.request, labels));
    return { name, passed, expected, decision, message: messageOf(pdp, expectation, decision, passed) };
  });
}

function requestOf({ action, resource, time }: Expectation, principal: string, given: number | undefined): Request {
  const instant = time === undefined ? given : (readInstant(time) ?? Number.NaN);
  return {
    principal,
    action: actionOf(action),
    ...(resource !== undefined && { resource }),
    ...(instant !== undefined && { time: instant }),
  };
}

function actionOf(name: Expectation['action']): Action {
  return ACTIONS.find((action) => action === name || ACTION_PHRASES[action].alias === name) ?? (name as Action);
}

function phraseOf({ principal, action, resource }: Request, labels: (id: string) => Label): string {
  const about = resource === undefined ? '' : `: ${spelled(labels(resource))}`;
  return `${spelled(labels(principal))}: ${ACTION_PHRASES[action].phrase}${about}`;
}

function messageOf(
  pdp: PolicyDecisionPoint,
  { effect, reason }: Expectation,
  decision: Decision,
  passed: boolean,
): string {
  const answer = `the answer is ${decision.effect}`;
  if (passed) return `As expected, ${answer}: ${reasonPhrase(decision)}.`;
  const expected = reason === undefined ? effect : `${effect} (${reason})`;
  // Advice on how to allow the request helps only where the expectation is that it is allowed.
  const found = effect === 'allow' ? remedies(pdp, decision.request) : [];
  const explanation = explain(decision, { account: pdp.account, remedies: found });
  return visible(`Expected ${expected}, but ${answer} (${decision.reason}). ${explanation}`);
}
