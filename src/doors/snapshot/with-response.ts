import type { Issues } from 'apikey-policy';
import type { IbmCloudPayloads } from '../../ibm-api/payloads.ts';
import { readAnswer } from './answer.ts';
import { bodiesAt, groupsAt, isPaged } from './bodies.ts';
import { nextStep } from './next-step.ts';
import { accountOf, placeOf, type SnapshotPlace, type SnapshotRequest, tokenOf } from './request.ts';
import { settled } from './settled.ts';

/** Payloads with one more body, or why the body cannot be the answer. */
export type WithResponse =
  | { readonly ok: true; readonly payloads: IbmCloudPayloads }
  | { readonly ok: false; readonly issues: Issues };

/**
 * Puts the answer of a call where it belongs (N5). A body that is not of the asked list's shape, or of another
 * account, is refused: ask again, or give the call up with `withFailure`. An answer that is there already, or that is
 * to none of the calls that these payloads lack, changes nothing.
 *
 * @param payloads what was read so far; it is not changed
 * @param request a request that `nextRequests` gave for these payloads or for earlier ones
 * @param body the answer's body, as `JSON.parse` gives it; what is kept of it is a copy
 * @returns new payloads, which carry `reading: true` until nothing is left to ask (N7); or issues (`PAYLOAD_ISSUES`)
 * @throws TypeError if payloads have no `accountId`, or if the request is none of `nextRequests`
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
 * refused[0]; // => '`accountSettings.restrict_create_platform_apikey` is missing, a settings body has it'
 * nextRequests(payloads).find(({ into }) => into.list === 'policies')?.query; // => { account_id: '1a2b3c4d5e6f40718293a4b5c6d7e8f9', limit: '100', start: 'a token' }
 * ```
 */
export function withResponse(payloads: IbmCloudPayloads, request: SnapshotRequest, body: unknown): WithResponse {
  const place = placeOf(request);
  const answer = readAnswer(body, place, accountOf(payloads));
  if (!answer.ok) return answer;
  const step = nextStep(bodiesAt(payloads, place.list, place.key), place.list);
  const isAwaited = step !== undefined && step.page === place.page && step.token === tokenOf(request);
  return { ok: true, payloads: isAwaited ? settled(put(payloads, place, answer.body)) : payloads };
}

function put(payloads: IbmCloudPayloads, { list, key }: SnapshotPlace, body: unknown): IbmCloudPayloads {
  const before = bodiesAt(payloads, list, key);
  const bodies = isPaged(list) ? [...(Array.isArray(before) ? before : []), body] : body;
  return { ...payloads, [list]: key === undefined ? bodies : { ...groupsAt(payloads, list), [key]: bodies } };
}
