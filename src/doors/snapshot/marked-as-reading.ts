import type { IbmCloudPayloads } from '../../ibm-api/payloads.ts';
import { isMissingAt, missingCalls } from './missing.ts';
import type { SnapshotPlace } from './request.ts';

/** The payloads with `reading: true` as long as a call is missing (N7). A list that goes on is found without a search. */
export function markedAsReading(payloads: IbmCloudPayloads, latest: SnapshotPlace): IbmCloudPayloads {
  const { reading, ...bodies } = payloads;
  const isMissing = isMissingAt(bodies, latest) || missingCalls(bodies).next().done !== true;
  return isMissing ? { ...bodies, reading: true } : bodies;
}
