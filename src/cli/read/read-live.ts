import type { IbmCloudPayloads } from 'apikey-policy/ibm-cloud';
import type * as Snapshot from 'apikey-policy/snapshot';
import type { Client } from './client.ts';
import type { Progress } from './progress.ts';

const SIDE_BY_SIDE = 8;
/** Saving takes a tenth of the time at most, so that little is lost whatever the size of the account. */
const SHARE_OF_SAVING = 10;
const SAVE_EVERY = 20;

/** How a live account is read. */
export interface Reading {
  readonly snapshot: typeof Snapshot;
  readonly client: Client;
  /** Ends the reading, also from within. */
  readonly stop: AbortController;
  readonly progress: Progress | undefined;
  readonly save: (payloads: IbmCloudPayloads) => Promise<void>;
}

/** Reads what payloads lack, and saves what there is now and then and at the end, whatever ends it. */
export async function readLive(from: IbmCloudPayloads, reading: Reading): Promise<IbmCloudPayloads> {
  const { client, progress, save } = reading;
  const { nextRequests, withFailure, withResponse } = reading.snapshot;
  let payloads = from;
  let nextSave = Date.now() + SAVE_EVERY;
  // Makes one call until it is answered, or gives it up. Others do the same meanwhile, each on what is there by then.
  const ask = async (request: Snapshot.SnapshotRequest): Promise<void> => {
    const failure = await client.get(request.url, (body) => {
      const read = withResponse(payloads, request, body);
      if (!read.ok) return read.issues[0].message;
      payloads = read.payloads;
      return undefined;
    });
    if (failure !== undefined) payloads = withFailure(payloads, request, failure);
    progress?.update(payloads, client.retries());
    const begin = Date.now();
    if (begin < nextSave) return;
    nextSave = Infinity;
    await save(payloads);
    const end = Date.now();
    nextSave = end + Math.max(SAVE_EVERY, SHARE_OF_SAVING * (end - begin));
  };
  try {
    // The calls of one round can be made side by side; their answers may make more calls possible.
    for (let requests = nextRequests(payloads); requests.length > 0; requests = nextRequests(payloads))
      await sideBySide(requests, ask, reading.stop);
  } finally {
    progress?.end(payloads, client.retries());
    await save(payloads);
  }
  return payloads;
}

/** Does something for each of many, some at a time; the first that throws ends it all. */
async function sideBySide<Item>(
  many: readonly Item[],
  work: (one: Item) => Promise<void>,
  stop: AbortController,
): Promise<void> {
  const rest = many.values();
  const workers = Array.from({ length: SIDE_BY_SIDE }, async () => {
    for (const one of rest) {
      stop.signal.throwIfAborted();
      await work(one);
    }
  });
  try {
    await Promise.all(workers);
  } catch (error) {
    // The others are not waited for, and must not go on.
    stop.abort(error);
    await Promise.allSettled(workers);
    throw error;
  }
}
