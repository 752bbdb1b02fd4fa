import type { Failure, IbmCloudPayloads } from '../../ibm-api/payloads.ts';
import { givenUpIn } from './given-up.ts';
import { markedAsReading } from './marked-as-reading.ts';
import { accountOf, placeOf, type SnapshotRequest } from './request.ts';

/** Why a call was given up. */
export interface FailedCall {
  /** The HTTP status of the last response, if there was one. */
  readonly status?: number | undefined;
  /** A message for readers of the snapshot. It is stored there, so it must not contain a token. */
  readonly message?: string | undefined;
}

/**
 * Gives a call up (N4). It is not requested again, and its list is partial, so that decisions that need it are
 * indeterminate. To try the call again later, remove `failures` from the payloads.
 *
 * @param payloads the payloads so far; they are not changed
 * @param request a request that `nextRequests` returned for these payloads
 * @param failure `status`: the HTTP status; `message`: a short message
 * @returns new payloads with the call in `failures`
 * @throws TypeError if payloads have no `accountId`, or if the request does not come from `nextRequests`
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
    // JSON has no NaN and no Infinity.
    ...(typeof status === 'number' && Number.isFinite(status) && { status }),
    ...(typeof message === 'string' && { message }),
  };
  return markedAsReading({ ...payloads, failures: [...(payloads.failures ?? []), failed] }, place);
}
