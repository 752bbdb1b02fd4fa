import type { IbmCloudPayloads } from '../../ibm-api/payloads.ts';
import { missingCalls } from './missing.ts';

/** The payloads with `reading: true` as long as a call is missing (N7). */
export function markedAsReading(payloads: IbmCloudPayloads): IbmCloudPayloads {
  const { reading, ...bodies } = payloads;
  return missingCalls(bodies).next().done === true ? bodies : { ...bodies, reading: true };
}
