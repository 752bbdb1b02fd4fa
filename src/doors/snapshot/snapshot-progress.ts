import { fieldOf, isBody } from '../../ibm-api/body.ts';
import { type IbmCloudPayloads, PAYLOAD_LISTS } from '../../ibm-api/payloads.ts';
import { allBodies, rowKeysOf } from './bodies.ts';
import { nextRequests } from './next-requests.ts';

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
    for (const body of allBodies(payloads, list)) {
      answered++;
      for (const key of rowKeysOf(list)) rows += countOf(isBody(body) ? fieldOf(body, key) : undefined);
    }
  }
  return { done: answered + open - missing, known: answered + open, rows };
}

function countOf(rows: unknown): number {
  return Array.isArray(rows) ? rows.length : 0;
}
