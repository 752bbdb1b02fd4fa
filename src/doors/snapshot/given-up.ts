import { isBody } from '../../ibm-api/body.ts';
import type { IbmCloudPayloads } from '../../ibm-api/payloads.ts';
import type { SnapshotPlace } from './request.ts';

/** Tells whether a call was given up (N4). A failure without a group or page covers every group or page. */
export function givenUpIn(payloads: IbmCloudPayloads): (place: SnapshotPlace) => boolean {
  const failures: unknown = payloads.failures;
  const calls = new Set(Array.isArray(failures) ? failures.filter(isBody).map(nameOf) : []);
  return ({ list, key, page }) =>
    [{ list, key, page }, { list, key }, { list, page }, { list }].some((call) => calls.has(nameOf(call)));
}

/** A string that is unique for the call. */
function nameOf({ list, key, page }: { readonly [Part in keyof SnapshotPlace]?: unknown }): string {
  return JSON.stringify([list, key, page]);
}
