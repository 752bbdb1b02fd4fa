import type { Issues } from 'apikey-policy';
import type { IbmCloudPayloads } from '../../ibm-api/payloads.ts';
import { readAnswer } from './answer.ts';
import { bodiesAt, groupsAt, isPaged } from './bodies.ts';
import { markedAsReading } from './marked-as-reading.ts';
import { nextStep } from './next-step.ts';
import { withPage } from './pages-read.ts';
import { accountOf, placeOf, type SnapshotPlace, type SnapshotRequest, tokenOf } from './request.ts';

/** Payloads with one more body, or why the body cannot be the response. */
export type WithResponse =
  | { readonly ok: true; readonly payloads: IbmCloudPayloads }
  | { readonly ok: false; readonly issues: Issues };

/**
 * Adds the response of a call to the payloads (N5). A body of another shape or another account is refused: make the call
 * again, or give it up with `withFailure`. A response that the payloads already have or do not need changes nothing.
 *
 * @param payloads the payloads so far; they are not changed
 * @param request a request that `nextRequests` returned for these payloads or for earlier ones
 * @param body the body of the response from `JSON.parse`; the payloads get a copy
 * @returns new payloads, which have `reading: true` until every call is answered or given up (N7); or issues
 *   (`PAYLOAD_ISSUES`)
 * @throws TypeError if payloads have no `accountId`, or if the request does not come from `nextRequests`
 *
 * @example
 * ```ts
 * import { type IbmCloudPayloads, nextRequests, withResponse } from 'apikey-policy/snapshot';
 *
 * let payloads: IbmCloudPayloads = { accountId: '1a2b3c4d5e6f40718293a4b5c6d7e8f9' };
 * const refused: string[] = [];
 * for (const request of nextRequests(payloads)) {
 *   const read = withResponse(payloads, request, { policies: [], next: { start: 'a token' } });
 *   if (read.ok) payloads = read.payloads;
 *   else refused.push(read.issues[0].message);
 * }
 * payloads.policies?.length; // => 1
 * payloads.reading; // => true
 * refused[0]; // => '`accountSettings.restrict_create_platform_apikey` is missing: every settings body has it'
 * nextRequests(payloads).find(({ into }) => into.list === 'policies')?.query; // => { account_id: '1a2b3c4d5e6f40718293a4b5c6d7e8f9', limit: '100', start: 'a token' }
 * ```
 */
export function withResponse(payloads: IbmCloudPayloads, request: SnapshotRequest, body: unknown): WithResponse {
  const place = placeOf(request);
  const answer = readAnswer(body, place, accountOf(payloads));
  if (!answer.ok) return answer;
  const step = nextStep(bodiesAt(payloads, place.list, place.key), place.list);
  const isAwaited = step !== undefined && step.page === place.page && step.token === tokenOf(request);
  return { ok: true, payloads: isAwaited ? markedAsReading(put(payloads, place, answer.body), place) : payloads };
}

function put(payloads: IbmCloudPayloads, { list, key }: SnapshotPlace, body: unknown): IbmCloudPayloads {
  const before = bodiesAt(payloads, list, key);
  const bodies = isPaged(list) ? withPage(Array.isArray(before) ? before : [], body, list) : body;
  return { ...payloads, [list]: key === undefined ? bodies : { ...groupsAt(payloads, list), [key]: bodies } };
}
