import type { Failure, IbmCloudPayloads } from '../../ibm-api/payloads.ts';
import { givenUpIn } from './given-up.ts';
import { accountOf, placeOf, type SnapshotRequest } from './request.ts';
import { settled } from './settled.ts';

/** Why a call was given up. */
export interface FailedCall {
  /** The last answer's HTTP status, if there was an answer. */
  readonly status?: number | undefined;
  /** Words for whoever reads the snapshot; they are kept in it, so they must not hold a token. */
  readonly message?: string | undefined;
}

/**
 * Gives a call up (N4): it is not asked again, and its list is partial, so that answers which need it say that they
 * are uncertain. To try later after all, take `failures` out of the payloads.
 *
 * @param payloads what was read so far; it is not changed
 * @param request a request that `nextRequests` gave for these payloads
 * @param failure `status`: of HTTP; `message`: a few words
 * @returns new payloads, with the call among their `failures`
 * @throws TypeError if payloads have no `accountId`, or if the request is none of `nextRequests`
 *
 * @example
 * ```ts
 * import { type IbmCloudPayloads, nextRequests, withFailure } from 'apikey-policy/snapshot';
 *
 * let payloads: IbmCloudPayloads = { accountId: '1a2b3c4d5e6f40718293a4b5c6d7e8f9' };
 * for (const request of nextRequests(payloads)) {
 *   if (request.into.list === 'users') payloads = withFailure(payloads, request, { status: 403, message: 'Forbidden' });
 * }
 * payloads.failures; // => [{ list: 'users', page: 0, status: 403, message: 'Forbidden' }]
 * nextRequests(payloads).some(({ into }) => into.list === 'users'); // => false
 * ```
 */
export function withFailure(
  payloads: IbmCloudPayloads,
  request: SnapshotRequest,
  { status, message }: FailedCall,
): IbmCloudPayloads {
  accountOf(payloads);
  const place = placeOf(request);
  if (givenUpIn(payloads)(place)) return payloads;
  const failed: Failure = {
    ...place,
    // Only what JSON can hold.
    ...(typeof status === 'number' && Number.isFinite(status) && { status }),
    ...(typeof message === 'string' && { message }),
  };
  return settled({ ...payloads, failures: [...(payloads.failures ?? []), failed] });
}
