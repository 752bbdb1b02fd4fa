import type { Effect } from '../account/effect.ts';
import { at } from '../values/place.ts';
import { GROUP, plannedId } from '../values/planned-ids.ts';
import type { ReadChange, Reading } from './context.ts';
import { isThere } from './is-there.ts';
import { resolvedString } from './resolved.ts';

/** An access group is added without members, renamed, or removed with its policies (TF-10). */
export const readAccessGroup: ReadChange = (reading) => {
  const { creates, updates, deletes, idBefore: id, address } = reading.change;
  const isKnown = isThere('accessGroups', id, reading);
  return [
    ...(deletes && isKnown ? [{ kind: 'remove', list: 'accessGroups', id } as const] : []),
    ...(creates ? [put(plannedId(address, GROUP), false, reading)] : []),
    // Who is in a group that was not read is unknown.
    ...(updates ? [put(id, !isKnown, reading)] : []),
  ];
};

function put(id: string, isPartial: boolean, reading: Reading): Effect {
  const name = resolvedString(at(reading.after, 'name'), reading);
  const group = { id, members: [], ...(isPartial && { partial: true }), ...(name !== undefined && { name }) };
  return { kind: 'put-group', group };
}
