import type { IbmCloudPayloads } from 'apikey-policy/ibm-cloud';
import { type SnapshotRequest, withFailure, withResponse } from 'apikey-policy/snapshot';
import { type Answered, type Asked, askedBy } from './answer.ts';
import { roundsOf } from './rounds.ts';

/** Far more than a call needs that a busy service answers now and then. */
const MOST_TRIES = 50;

/** The reading of an account in a test: the function that answers calls, and the order of the answers. */
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
  for (const requests of roundsOf(() => payloads)) {
    for (const request of shuffled(requests)) {
      let answered: Answered;
      let tries = 0;
      do {
        if (tries++ === MOST_TRIES) throw new Error(`no answer from ${request.url}`);
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
