import { checkObject } from '../json/argument.ts';
import { ACTIONS, type Action, CREATE_SERVICE_ID_API_KEY, isAction } from '../nouns/action.ts';
import type { Request } from '../nouns/request.ts';

/** The last time that a `Date` can represent, in epoch milliseconds. */
export const LAST_INSTANT = 8.64e15;

/**
 * Checks a request, and copies its four fields.
 *
 * @throws TypeError that names the first invalid field
 */
export function readRequest(request: Request): Request {
  checkIsRequest(request);
  const { principal, action, resource, time } = request;
  checkPrincipal(principal);
  checkAllButPrincipal(action, resource, time);
  return requestOf(principal, action, resource, time);
}

/** A request without fields that are `undefined`. */
export function requestOf(
  principal: string,
  action: Action,
  resource: string | undefined,
  time: number | undefined,
): Request {
  if (time === undefined) return resource === undefined ? { principal, action } : { principal, action, resource };
  // A time of -0 becomes 0.
  const known = time + 0;
  return resource === undefined ? { principal, action, time: known } : { principal, action, resource, time: known };
}

export function checkIsRequest(request: unknown): void {
  checkObject('request', 'a request', request);
}

export function checkPrincipal(principal: unknown): void {
  if (typeof principal !== 'string' || principal === '') refuse('principal', 'an IAM ID, a non-empty string');
}

/** Checks all fields of a request except the principal. */
export function checkAllButPrincipal(action: unknown, resource: unknown, time: unknown): void {
  if (!isAction(action)) refuse('action', `one of ${ACTIONS.map((name) => `\`${name}\``).join(', ')}`);
  if (resource !== undefined && typeof resource !== 'string') refuse('resource', 'a string');
  if (action === CREATE_SERVICE_ID_API_KEY && !resource) {
    throw new TypeError(
      `\`resource\` of a request for \`${action}\` must be a service ID, \`ServiceId-…\` or \`iam-ServiceId-…\``,
    );
  }
  checkTime(time);
}

export function checkTime(time: unknown): void {
  if (time === undefined || (typeof time === 'number' && Math.abs(time) <= LAST_INSTANT)) return;
  refuse('time', 'a finite number of epoch milliseconds within ±8.64e15');
}

function refuse(field: string, expected: string): never {
  throw new TypeError(`\`${field}\` of a request must be ${expected}`);
}
