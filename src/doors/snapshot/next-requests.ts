import type { IbmCloudPayloads } from '../../ibm-api/payloads.ts';
import { missingCalls } from './missing.ts';
import { accountOf, requestOf, type SnapshotRequest } from './request.ts';

/**
 * Returns the calls to make next: every call that is possible now and has neither a response nor a failure (N1 to N7).
 * The function makes no calls itself; you choose the HTTP client, the token and the pace.
 *
 * The calls of one round do not depend on each other, so they may run in parallel. Hosts and paths are always IBM's own:
 * only the token of a link to a next page is used.
 *
 * @param payloads the account ID and the bodies that were read so far, as plain JSON; they are not changed
 * @returns requests in the order of `PayloadList`; empty once the account is read
 * @throws TypeError if payloads have no `accountId`
 *
 * @example
 * ```ts
 * import { nextRequests } from 'apikey-policy/snapshot';
 *
 * const requests = nextRequests({ accountId: '1a2b3c4d5e6f40718293a4b5c6d7e8f9' });
 * requests.length; // => 11
 * requests[3]?.url; // => 'https://iam.cloud.ibm.com/v1/policies?account_id=1a2b3c4d5e6f40718293a4b5c6d7e8f9&limit=100'
 * requests[3]?.into; // => { list: 'policies', page: 0 }
 * ```
 */
export function nextRequests(payloads: IbmCloudPayloads): SnapshotRequest[] {
  const account = accountOf(payloads);
  return [...missingCalls(payloads)].reverse().map((missing) => requestOf(missing, account));
}
