import type { IbmCloudPayloads } from 'apikey-policy/ibm-cloud';
import { nextRequests, type SnapshotRequest, withFailure, withResponse } from 'apikey-policy/snapshot';
import { type Answered, type Asked, askedBy } from './answer.ts';

/** How an account is read in a test: by whom calls are answered, and in which order their answers come. */
export interface Reading {
  readonly answer: (asked: Asked, request: SnapshotRequest) => Answered;
  /** A call that ends without a body is asked again, unless this says otherwise. */
  readonly givesUp?: (answered: Answered) => boolean;
  readonly shuffled?: (requests: SnapshotRequest[]) => SnapshotRequest[];
  /** Stops the reading: called after every answer, with what there is then. */
  readonly stopsAt?: (payloads: IbmCloudPayloads) => boolean;
  /** Sees every request that is made. */
  readonly onRequest?: (request: SnapshotRequest) => void;
}

/** Reads an account without a network, as the documentation's loop does. */
export function readAll(from: IbmCloudPayloads, reading: Reading): IbmCloudPayloads {
  const { answer, givesUp = () => false, shuffled = (same) => same, stopsAt = () => false, onRequest } = reading;
  let payloads = from;
  for (let requests = nextRequests(payloads); requests.length > 0; requests = nextRequests(payloads)) {
    for (const request of shuffled(requests)) {
      let answered: Answered;
      do {
        onRequest?.(request);
        answered = answer(askedBy(request.url), request);
      } while (answered.status !== 200 && !givesUp(answered));
      const read = answered.status === 200 ? withResponse(payloads, request, answered.body) : undefined;
      payloads = read?.ok ? read.payloads : withFailure(payloads, request, { status: answered.status });
      if (stopsAt(payloads)) return payloads;
    }
  }
  return payloads;
}
