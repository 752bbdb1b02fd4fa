import { PUBLIC_ACCESS_GROUP } from 'apikey-policy';
import { fieldOf, isBody } from '../../ibm-api/body.ts';
import { BY_GROUP, type IbmCloudPayloads, PAYLOAD_LISTS, type PayloadList } from '../../ibm-api/payloads.ts';
import { bodiesAt, groupsAt, rowKeysOf } from './bodies.ts';
import { givenUpIn } from './given-up.ts';
import { nextStep } from './next-step.ts';
import type { Missing, SnapshotPlace } from './request.ts';

/**
 * The calls that can be made now, the last one first.
 *
 * Calls are usually made in the opposite order. So a function that only needs to know whether a call is missing finds one
 * at once, and the cost of all responses grows with the number of calls, not with its square.
 */
export function* missingCalls(payloads: IbmCloudPayloads): Generator<Missing> {
  const isGivenUp = givenUpIn(payloads);
  for (const list of [...PAYLOAD_LISTS].reverse()) {
    for (const key of BY_GROUP.includes(list) ? groupsToRequest(payloads, list) : [undefined]) {
      const missing = missingAt(payloads, list, key, isGivenUp);
      if (missing !== undefined) yield missing;
    }
  }
}

/** Whether the next page of a list, or of a group's list, is missing. */
export function isMissingAt(payloads: IbmCloudPayloads, { list, key }: SnapshotPlace): boolean {
  return missingAt(payloads, list, key, givenUpIn(payloads)) !== undefined;
}

function missingAt(
  payloads: IbmCloudPayloads,
  list: PayloadList,
  key: string | undefined,
  isGivenUp: (place: SnapshotPlace) => boolean,
): Missing | undefined {
  const step = nextStep(bodiesAt(payloads, list, key), list);
  if (step === undefined) return undefined;
  const place = { list, ...(key !== undefined && { key }), page: step.page };
  return isGivenUp(place) ? undefined : { place, token: step.token };
}

/** The listed groups and the groups with pages, each once, the last one first. */
function* groupsToRequest(payloads: IbmCloudPayloads, list: PayloadList): Generator<string> {
  const seen = new Set<string>();
  for (const id of idsToRequest(payloads, list)) {
    if (seen.has(id) || !canRequest(list, id)) continue;
    seen.add(id);
    yield id;
  }
}

function* idsToRequest(payloads: IbmCloudPayloads, list: PayloadList): Generator<string> {
  const listedIn = list === 'accessGroupMembers' ? 'accessGroups' : 'serviceIdGroups';
  const listed = bodiesAt(payloads, listedIn);
  for (const body of lastFirst(Array.isArray(listed) ? listed : [listed])) {
    for (const key of rowKeysOf(listedIn)) {
      for (const row of lastFirst(isBody(body) ? fieldOf(body, key) : undefined)) {
        const id = isBody(row) ? fieldOf(row, 'id') : undefined;
        if (typeof id === 'string') yield id;
      }
    }
  }
  yield* Object.keys(groupsAt(payloads, list)).reverse();
}

/** The members of the public access group do not matter (M2). An empty id or an id of dots has no URL. */
function canRequest(list: PayloadList, id: string): boolean {
  return id !== '' && (list !== 'accessGroupMembers' || ![PUBLIC_ACCESS_GROUP, '.', '..'].includes(id));
}

function* lastFirst(list: unknown): Generator<unknown> {
  if (!Array.isArray(list)) return;
  for (let back = 1; back <= list.length; back++) yield list.at(-back);
}
