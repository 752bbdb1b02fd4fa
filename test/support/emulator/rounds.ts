import type { IbmCloudPayloads } from 'apikey-policy/ibm-cloud';
import { nextRequests, type SnapshotRequest } from 'apikey-policy/snapshot';

/** Far more than any account of a test takes. */
const MOST = 200;

/** The requests of one round after the other, of what there is by then; there must be an end of them (N3). */
export function* roundsOf(payloads: () => IbmCloudPayloads): Generator<SnapshotRequest[]> {
  for (let round = 0; round < MOST; round++) {
    const requests = nextRequests(payloads());
    if (requests.length === 0) return;
    yield requests;
  }
  throw new Error(`after ${MOST} rounds there still are calls to make`);
}
