import { type Account, decide, type Request, serviceIdForms } from 'apikey-policy';
import type { CedarEntityUid, CedarNow, CedarRequest } from './formats.ts';
import { accountUid, actionUid, principalUid, uid } from './names.ts';

const DAY = 86_400;

/** An account that nobody is in, to have requests read as the core reads them. */
const NOBODY: Account = { id: 'nobody', principals: [], accessGroups: [], policies: [] };

/**
 * Asks in Cedar what a request asks.
 *
 * Every request fits the schema of every account, also one that no policy permits. The time goes into the context,
 * in UTC, as `now`; without it there is none (CED-3).
 *
 * @param request who asks for what: `principal` is an IAM ID, `time` epoch milliseconds
 * @returns principal, action, resource and context as a Cedar engine takes them
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
  const { request: asked } = decide(NOBODY, request);
  return {
    principal: principalUid(asked.principal),
    action: actionUid(asked.action),
    resource: resourceOf(asked),
    context: asked.time === undefined ? {} : { now: nowAt(asked.time) },
  };
}

/** What is asked about: a service ID in the form that it asks in, whichever form was given (I3). */
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
