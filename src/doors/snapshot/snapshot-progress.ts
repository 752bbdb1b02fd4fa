import { fieldOf, isBody } from '../../ibm-api/body.ts';
import { type IbmCloudPayloads, PAYLOAD_LISTS } from '../../ibm-api/payloads.ts';
import { allBodies, rowKeysOf } from './bodies.ts';
import { nextRequests } from './next-requests.ts';

/** How far the reading of an account has come. */
export interface SnapshotProgress {
  /** Calls that are answered or given up. */
  readonly done: number;
  /** Those, and the calls that can be made now; it grows as pages name next ones, and groups their members. */
  readonly known: number;
  /** Rows of all lists that were read. */
  readonly rows: number;
}

/**
 * How far the reading of an account has come, for a progress bar: at its end `done` is `known`.
 *
 * @param payloads what was read so far
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
