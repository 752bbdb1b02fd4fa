import { type Account, compile, type PolicyDecisionPoint } from 'apikey-policy';
import { accountOf, isPoint } from '../../json/argument.ts';
import { readInstant } from '../../text/read-instant.ts';
import { type AuthzenOptions, type AuthzenPdp, createAuthzenPdp } from './protocol/create-authzen-pdp.ts';
import type { AuthzenEvaluation, Properties } from './protocol/entities.ts';
import type { AuthzenPolicy, AuthzenProblem } from './protocol/policy.ts';
import { fieldOf } from './protocol/read-fields.ts';
import type { AuthzenDecision } from './protocol/responses.ts';
import { contextOf, contextOfOutside } from './reasons.ts';
import { requestOf } from './request.ts';
import { actions, allowedOf, principalsOf, resourcesOf } from './searches.ts';

/**
 * Answers the OpenID AuthZEN Authorization API 1.0 for an account: each function takes the parsed JSON body of a
 * request, and returns the status and body of its response (AZ-1, AZ-2).
 *
 * Subjects are `user`, `service-id` and `trusted-profile` by IAM ID, actions the four IAM actions, and resources
 * `account`, `user` (who gets the key) and `service-id` (as `iam-ServiceId-…`). `context.time` is an RFC 3339 time; without
 * one, conditions on time are unknown. A denial has its reasons in `context`; an indeterminate decision is a denial.
 *
 * @param from an account, or its compiled form
 * @param options `pageSize`: results on a page of a search at most; `maxEvaluations`: evaluations of a batch at most;
 *   `maxAnswerLength`: characters of an answer at most. What exceeds the last two is refused with status 400 (AZ-3).
 * @throws TypeError if an option is not a positive integer
 *
 * @example
 * ```ts
 * import { authzenPdp } from 'apikey-policy/authzen';
 *
 * const pdp = authzenPdp({
 *   id: '1a2b3c4d5e6f40718293a4b5c6d7e8f9',
 *   apiKeyCreation: 'NOT_RESTRICTED',
 *   principals: [{ kind: 'user', id: 'IBMid-060001ADMN', state: 'ACTIVE' }],
 *   accessGroups: [],
 *   policies: [],
 * });
 * const subject = { type: 'user', id: 'IBMid-060001ADMN' };
 * const action = { name: 'iam-identity.user-apikey.create' };
 * pdp.evaluation({ subject, action, resource: subject }); // => { status: 200, body: { decision: true } }
 * pdp.actionSearch({ subject, resource: subject }).body; // => { results: [{ name: 'iam-identity.user-apikey.create' }] }
 * ```
 */
export function authzenPdp(from: Account | PolicyDecisionPoint, options: AuthzenOptions = {}): AuthzenPdp {
  const account = accountOf(from);
  return createAuthzenPdp(policyOf(isPoint(from) ? from : compile(account)), options);
}

function policyOf(pdp: PolicyDecisionPoint): AuthzenPolicy {
  return {
    evaluate: (request) => atTime(request, (time) => evaluate(pdp, request, time)),
    searchSubjects: ({ subject: { type }, ...rest }) =>
      atTime(rest, (time) => allowedOf(pdp, time, principalsOf(pdp, type), (subject) => ({ ...rest, subject }))),
    searchResources: ({ resource: { type }, ...rest }) =>
      atTime(rest, (time) => allowedOf(pdp, time, resourcesOf(pdp, type), (resource) => ({ ...rest, resource }))),
    searchActions: (rest) => atTime(rest, (time) => allowedOf(pdp, time, actions, (action) => ({ ...rest, action }))),
  };
}

/** Answers at the time in the context. A malformed time is a problem of the request (AZ-2). */
function atTime<Answer>(
  { context = {} }: { readonly context?: Properties | undefined },
  answer: (time: number | undefined) => Answer,
): Answer | AuthzenProblem {
  const text = fieldOf(context, 'time');
  if (text === undefined) return answer(undefined);
  const time = readInstant(text);
  return time === undefined
    ? { problem: '`context.time` must be an RFC 3339 date and time with seconds and offset' }
    : answer(time);
}

function evaluate(pdp: PolicyDecisionPoint, request: AuthzenEvaluation, time: number | undefined): AuthzenDecision {
  const mapped = requestOf(request, pdp.account.id, time);
  if (mapped.kind === 'outside') return { decision: false, context: contextOfOutside(mapped.reason) };
  const decision = pdp.decide(mapped.request);
  return decision.allowed ? { decision: true } : { decision: false, context: contextOf(decision, pdp.account) };
}
