import type { IbmCloudPayloads } from '../../ibm-api/payloads.ts';
import { missingCalls } from './missing.ts';
import { accountOf, requestOf, type SnapshotRequest } from './request.ts';

/**
 * What to ask IBM Cloud next, from what is there of an account: every call that can be made now and is neither
 * answered nor given up (N1 to N7). It asks nothing itself: network, token and pace are the caller's.
 *
 * Calls of one round do not depend on each other and may run side by side. Hosts and paths are always IBM's: whatever
 * a page's link to the next one says, only its token is taken.
 *
 * @param payloads the account's ID and the bodies that were read so far, plain JSON; no list of them is changed
 * @returns requests in the order of `PayloadList`'s calls; none where nothing is left to ask
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
