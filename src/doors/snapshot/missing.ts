import { PUBLIC_ACCESS_GROUP } from 'apikey-policy';
import { fieldOf, isBody } from '../../ibm-api/body.ts';
import { BY_GROUP, type IbmCloudPayloads, PAYLOAD_LISTS, type PayloadList } from '../../ibm-api/payloads.ts';
import { allBodies, bodiesAt, groupsAt, rowKeysOf } from './bodies.ts';
import { givenUpIn } from './given-up.ts';
import { nextStep } from './next-step.ts';
import type { Missing } from './request.ts';

/**
 * The calls that can be made now, the last one first.
 *
 * Who only asks whether there is any looks at the first. Calls are made and answered from the other end, so that it is
 * found at once: all answers together cost about as much as there are calls, not their square.
 */
export function* missingCalls(payloads: IbmCloudPayloads): Generator<Missing> {
  const isGivenUp = givenUpIn(payloads);
  for (const list of [...PAYLOAD_LISTS].reverse()) {
    for (const key of BY_GROUP.includes(list) ? groupsToAsk(payloads, list) : [undefined]) {
      const step = nextStep(bodiesAt(payloads, list, key), list);
      if (step === undefined) continue;
      const place = { list, ...(key !== undefined && { key }), page: step.page };
      if (!isGivenUp(place)) yield { place, token: step.token };
    }
  }
}

/** The groups that are listed and those that there are pages of, each once, the last one first. */
function* groupsToAsk(payloads: IbmCloudPayloads, list: PayloadList): Generator<string> {
  const told = new Set<string>();
  for (const id of idsToAsk(payloads, list)) {
    if (told.has(id) || !canAsk(list, id)) continue;
    told.add(id);
    yield id;
  }
}

function* idsToAsk(payloads: IbmCloudPayloads, list: PayloadList): Generator<string> {
  const listedIn = list === 'accessGroupMembers' ? 'accessGroups' : 'serviceIdGroups';
  for (const body of lastFirst(allBodies(payloads, listedIn))) {
    for (const key of rowKeysOf(listedIn)) {
      for (const row of lastFirst(isBody(body) ? fieldOf(body, key) : undefined)) {
        const id = isBody(row) ? fieldOf(row, 'id') : undefined;
        if (typeof id === 'string') yield id;
      }
    }
  }
  yield* Object.keys(groupsAt(payloads, list)).reverse();
}

/** The members of the public access group do not matter (M2); a group without an id, or with dots for one, has no address. */
function canAsk(list: PayloadList, id: string): boolean {
  return id !== '' && (list !== 'accessGroupMembers' || ![PUBLIC_ACCESS_GROUP, '.', '..'].includes(id));
}

function* lastFirst(list: unknown): Generator<unknown> {
  if (!Array.isArray(list)) return;
  for (let back = 1; back <= list.length; back++) yield list.at(-back);
}
