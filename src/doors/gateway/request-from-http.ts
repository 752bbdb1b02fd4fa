import type { Issue, Issues, Request } from 'apikey-policy';
import { serviceIdForms } from 'apikey-policy';
import { checkObject } from '../../json/argument.ts';
import { type Body, readBody } from './body-text.ts';
import { issueOf } from './codes.ts';
import { type GuardedCall, routeOf, SETTING_KEYS } from './guarded-call.ts';
import { bodyHeaderIssues, type HttpHeaders, overrideIssues, readHeaders } from './headers.ts';

/** A call of IBM Cloud's REST API that reached a gateway. */
export interface HttpCall {
  readonly method: string;
  /** The path with its query, as it will be forwarded. */
  readonly path: string;
  readonly headers?: HttpHeaders | undefined;
  /** The body that will be forwarded, decoded from UTF-8. */
  readonly body?: string | undefined;
}

/** The authenticated caller, and the account. */
export interface Caller {
  /** IAM ID. */
  readonly principal: string;
  /** The account ID of the caller's snapshot. A call for another account is refused (GATE-1). */
  readonly account: string;
  /** The time of the call in epoch milliseconds, for every request. */
  readonly time?: number | undefined;
}

/** The requests to decide for a call. Forward the call only if all are allowed. */
export type HttpRequest =
  | { readonly kind: 'decide'; readonly requests: readonly [Request, ...Request[]] }
  | { readonly kind: 'not-ours' }
  | { readonly kind: 'invalid'; readonly issues: Issues };

const NOT_OURS: HttpRequest = { kind: 'not-ours' };

/**
 * Returns the decisions that a call of IBM Cloud's IAM Identity API needs (GATE-1 to GATE-4). The guarded calls create API
 * keys or service IDs, or change the settings that restrict their creation. An ambiguous or misspelled guarded call is
 * `invalid`, so that no other spelling can bypass the gateway.
 *
 * @param call the method, the path with its query, the headers and the body that will be forwarded
 * @param caller the IAM ID, the account and the time of the caller, as the gateway has authenticated it
 * @returns the requests to decide, which must all be allowed; `not-ours`; or issues (`GATEWAY_ISSUES`)
 * @throws TypeError if the caller has no principal or no account, or the headers have a form that is not read, such as
 *   Node's `rawHeaders`
 *
 * @example
 * ```ts
 * import { requestFromHttp } from 'apikey-policy/gateway';
 *
 * const caller = { principal: 'IBMid-060001ADMN', account: '1a2b3c4d5e6f40718293a4b5c6d7e8f9' };
 * const body = '{"name":"deploy","iam_id":"IBMid-060001ADMN"}';
 * const read = requestFromHttp({ method: 'POST', path: '/v1/apikeys', body }, caller);
 * read.kind === 'decide' && read.requests[0].action; // => 'iam-identity.user-apikey.create'
 *
 * requestFromHttp({ method: 'GET', path: '/v1/apikeys' }, caller).kind; // => 'not-ours'
 * requestFromHttp({ method: 'POST', path: '/v1//apikeys', body }, caller).kind; // => 'invalid'
 * ```
 */
export function requestFromHttp(call: HttpCall, caller: Caller): HttpRequest {
  checkObject('call', 'an HTTP call', call);
  checkObject('caller', 'an object with `principal` and `account`', caller);
  if (!caller.principal) throw new TypeError('`principal` of a caller must be an IAM ID, a non-empty string');
  if (!caller.account) throw new TypeError('`account` of a caller must be an account ID, a non-empty string');
  const { method, path, headers: given = {}, body: text } = call;
  const headers = readHeaders(given);
  const overrides = overrideIssues(headers);
  const route = routeOf(overrides.length > 0 ? undefined : method, path);
  switch (route.kind) {
    case 'not-ours':
      return NOT_OURS;
    case 'path':
      return invalid(issueOf('path', ['path'], 'the path must be spelled as IBM Cloud documents it'));
    case 'method':
      return invalid(issueOf('method', ['method'], `the method of this path must be ${route.expected}`));
    case 'guarded': {
      const read = readBody(text, route.keys);
      const [issue, ...others] = [
        ...overrides,
        ...bodyHeaderIssues(headers),
        ...accountIssues(route.account, read.ok ? read.body.account_id : undefined, caller.account),
      ];
      if (issue !== undefined) return invalid(issue, ...others);
      return read.ok ? requestsOf(route.call, read.body, caller) : invalid(read.issue);
    }
  }
}

/** GATE-1: the snapshot of one account never answers for another. */
function accountIssues(inPath: string | undefined, inBody: unknown, account: string): Issue[] {
  const issues: Issue[] = [];
  if (inPath !== undefined && inPath !== account) {
    issues.push(issueOf('other-account', ['path'], "the path must name the caller's account"));
  }
  if (inBody !== undefined && typeof inBody !== 'string') {
    issues.push(issueOf('wrong-type', ['account_id'], '`account_id` must be a string'));
  } else if (inBody !== undefined && inBody !== account) {
    issues.push(issueOf('other-account', ['account_id'], "`account_id` must be the caller's account"));
  }
  return issues;
}

/** GATE-4: the requests of each guarded call. */
function requestsOf(call: GuardedCall, body: Body, caller: Caller): HttpRequest {
  switch (call) {
    case 'create-api-key':
      return apiKeyRequest(body.iam_id, caller);
    case 'create-service-id':
      return toDecide({ action: 'iam-identity.serviceid.create' }, caller);
    case 'update-settings':
      return SETTING_KEYS.some((key) => Object.hasOwn(body, key))
        ? toDecide({ action: 'iam-identity.account.update' }, caller)
        : NOT_OURS;
  }
}

function apiKeyRequest(iamId: unknown, caller: Caller): HttpRequest {
  if (iamId === undefined || iamId === '') {
    return invalid(issueOf('missing', ['iam_id'], '`iam_id` is missing: it must be the IAM ID that gets the key'));
  }
  if (typeof iamId !== 'string') return invalid(issueOf('wrong-type', ['iam_id'], '`iam_id` must be a string'));
  const isServiceId = serviceIdForms(iamId) !== undefined;
  return toDecide(
    { action: isServiceId ? 'iam-identity.apikey.create' : 'iam-identity.user-apikey.create', resource: iamId },
    caller,
  );
}

function toDecide(request: Omit<Request, 'principal' | 'time'>, { principal, time }: Caller): HttpRequest {
  return { kind: 'decide', requests: [{ principal, ...request, ...(time !== undefined && { time }) }] };
}

function invalid(...issues: Issues): HttpRequest {
  return { kind: 'invalid', issues };
}
