import type { Decision, ExplainOptions, Issues } from 'apikey-policy';
import { explain } from 'apikey-policy';
import { checkDecision, checkOptions, refuseArgument } from '../../json/argument.ts';

/** The body of an error, in the shape that IBM Cloud's IAM Identity API has. */
export interface ErrorBody {
  /** A string, as IBM has it. */
  readonly status_code: string;
  readonly errors: readonly ErrorEntry[];
}

/** One error of a body. */
export interface ErrorEntry {
  readonly code: string;
  readonly message_code: string;
  readonly message: string;
  readonly details?: string | undefined;
}

/** What a gateway answers instead of forwarding a call. */
export interface HttpResponse {
  readonly status: number;
  readonly body: ErrorBody;
}

/**
 * The answer to a call that is not allowed (GATE-5): IBM's own error shape, with a message that explains the decision to
 * its requester. An indeterminate answer is a denial, too.
 *
 * @param decision a deny or an indeterminate
 * @param options `account`: the account of the decision, from which the message has the state of the requester, and the
 *   time from which the requester can try again
 * @throws TypeError if the decision is an allow, or an argument is not of its type
 *
 * @example
 * ```ts
 * import { decide } from 'apikey-policy';
 * import { denialResponse } from 'apikey-policy/gateway';
 *
 * const decision = decide(
 *   { id: 'a', apiKeyCreation: 'RESTRICTED', principals: [], accessGroups: [], policies: [] },
 *   { principal: 'IBMid-060001ADMN', action: 'iam-identity.user-apikey.create' },
 * );
 * denialResponse(decision).status; // => 403
 * denialResponse(decision).body.errors[0]?.code; // => 'forbidden'
 * ```
 */
export function denialResponse(decision: Decision, options: Pick<ExplainOptions, 'account'> = {}): HttpResponse {
  checkDecision(decision);
  checkOptions(options, ['account']);
  if (decision.effect === 'allow') throw new TypeError('`decision` must be a deny or an indeterminate, not an allow');
  const { action, principal } = decision.request;
  return errorOf(403, [
    {
      code: 'forbidden',
      message_code: 'forbidden',
      message: explain(decision, { account: options.account, audience: 'requester' }),
      details: `Access check for action '${action}' for subject '${principal}' was denied: ${decision.reason}.`,
    },
  ]);
}

/**
 * The answer to a guarded call that cannot be understood (GATE-5).
 *
 * @param issues what `requestFromHttp` found
 *
 * @example
 * ```ts
 * import { invalidResponse, requestFromHttp } from 'apikey-policy/gateway';
 *
 * const read = requestFromHttp({ method: 'POST', path: '/v1/apikeys' }, { principal: 'IBMid-1', account: 'a' });
 * read.kind === 'invalid' && invalidResponse(read.issues).body.errors.map(({ message }) => message); // => ['the body must be a JSON object']
 * ```
 */
export function invalidResponse(issues: Issues): HttpResponse {
  if (!Array.isArray(issues)) refuseArgument('issues', 'an array of issues', issues);
  return errorOf(
    400,
    issues.map(({ code, message }) => ({ code: 'invalid_request', message_code: code, message })),
  );
}

function errorOf(status: number, errors: readonly ErrorEntry[]): HttpResponse {
  return { status, body: { status_code: String(status), errors } };
}
