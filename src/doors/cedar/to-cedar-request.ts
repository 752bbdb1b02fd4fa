import { type Account, decide, type Request, serviceIdForms } from 'apikey-policy';
import type { CedarEntityUid, CedarNow, CedarRequest } from './formats.ts';
import { accountUid, actionUid, principalUid, uid } from './names.ts';

const DAY = 86_400;

/** An account without principals, for which `decide` checks the request. */
const NOBODY: Account = { id: 'nobody', principals: [], accessGroups: [], policies: [] };

/**
 * Converts a request to a Cedar request.
 *
 * Every request fits the schema of every account, even if no policy permits it. The context has the time of the request
 * as `now`, in UTC, if the request has one (CED-3).
 *
 * @param request the request; `principal` is an IAM ID, `time` is in epoch milliseconds
 * @returns principal, action, resource and context for a Cedar engine
 * @throws TypeError where `decide` does
 *
 * @example
 * ```ts
 * import { toCedarRequest } from 'apikey-policy/cedar';
 *
 * const { resource, context } = toCedarRequest({
 *   principal: 'IBMid-060001ADMN',
 *   action: 'iam-identity.apikey.create',
 *   resource: 'ServiceId-3f1e6c1a-9c0e-4f0a-8a53-7d2b1c4e5f60',
 *   time: Date.parse('2026-03-16T15:00:00Z'),
 * });
 * resource.type; // => 'IbmCloudIam::ServiceId'
 * resource.id; // => 'iam-ServiceId-3f1e6c1a-9c0e-4f0a-8a53-7d2b1c4e5f60'
 * context; // => { now: { second: 1773673200, secondOfDay: 54000, dayOfWeek: 1 } }
 * ```
 */
export function toCedarRequest(request: Request): CedarRequest {
  const checked = checkedRequest(request);
  return {
    principal: principalUid(checked.principal),
    action: actionUid(checked.action),
    resource: resourceOf(checked),
    context: checked.time === undefined ? {} : { now: nowAt(checked.time) },
  };
}

/** The request as `decide` reads it. @throws TypeError where `decide` does */
export function checkedRequest(request: Request): Request {
  return decide(NOBODY, request).request;
}

/** The resource; a service ID always has the form of its IAM ID (I3). */
function resourceOf({ action, principal, resource = principal }: Request): CedarEntityUid {
  switch (action) {
    case 'iam-identity.account.update':
    case 'iam-identity.serviceid.create':
      return accountUid();
    case 'iam-identity.user-apikey.create':
      return uid('User', resource);
    case 'iam-identity.apikey.create':
      return uid('ServiceId', serviceIdForms(resource)?.iamId ?? resource);
  }
}

/** An instant in whole seconds, rounded down, before 1970 too (C3); 1970 began on a Thursday. */
function nowAt(time: number): CedarNow {
  const second = Math.floor(time / 1000);
  const day = Math.floor(second / DAY);
  const sinceMonday = (((day + 3) % 7) + 7) % 7;
  return { second, secondOfDay: second - day * DAY, dayOfWeek: sinceMonday + 1 };
}
