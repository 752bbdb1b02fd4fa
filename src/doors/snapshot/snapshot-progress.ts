import { fieldOf, isBody } from '../../ibm-api/body.ts';
import { type IbmCloudPayloads, PAYLOAD_LISTS, type PayloadList } from '../../ibm-api/payloads.ts';
import { givenBodies, isPaged, rowKeysOf } from './bodies.ts';
import { nextRequests } from './next-requests.ts';
import { countOf, rowsOf } from './pages-read.ts';

/** The progress of reading an account. */
export interface SnapshotProgress {
  /** The number of calls with a response or a failure. */
  readonly done: number;
  /** `done` plus the calls that are possible now. It grows when a page links to a next page, or a group is found. */
  readonly known: number;
  /** The number of rows read. */
  readonly rows: number;
}

/**
 * Returns the progress of reading an account, for a progress bar: at the end, `done` equals `known`.
 *
 * @param payloads the payloads so far
 * @throws TypeError if payloads have no `accountId`
 *
 * @example
 * ```ts
 * import { snapshotProgress } from 'apikey-policy/snapshot';
 *
 * snapshotProgress({ accountId: '1a2b3c4d5e6f40718293a4b5c6d7e8f9' }); // => { done: 0, known: 11, rows: 0 }
 * ```
 */
export function snapshotProgress(payloads: IbmCloudPayloads): SnapshotProgress {
  const missing = nextRequests(payloads).length;
  const { failures, ...bodies } = payloads;
  const open = nextRequests(bodies).length;
  let answered = 0;
  let rows = 0;
  for (const list of PAYLOAD_LISTS) {
    for (const bodies of givenBodies(payloads, list)) {
      const isPages = isPaged(list) && Array.isArray(bodies);
      answered += isPages ? bodies.length : 1;
      rows += isPages ? rowsOf(bodies, list) : rowsOfBody(bodies, list);
    }
  }
  return { done: answered + open - missing, known: answered + open, rows };
}

function rowsOfBody(body: unknown, list: PayloadList): number {
  if (!isBody(body)) return 0;
  return rowKeysOf(list).reduce((rows, key) => rows + countOf(fieldOf(body, key)), 0);
}
