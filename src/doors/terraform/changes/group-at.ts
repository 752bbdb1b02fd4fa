import { quote } from '../../../text/quote.ts';
import { ANY_GROUP, type Effect, partial } from '../account/effect.ts';
import { at, type Place } from '../values/place.ts';
import type { Reading } from './context.ts';
import { noteUnknown, resolvedString } from './resolved.ts';

/** The access group that a resource names as `access_group_id`, and what is unknown where it is not known which. */
export function groupAt(
  state: Place,
  reading: Reading,
): { readonly group: string | undefined; readonly effects: readonly Effect[] } {
  const place = at(state, 'access_group_id');
  const group = resolvedString(place, reading, 'id');
  if (group !== undefined) return { group, effects: unlisted(group, place, reading) };
  noteUnknown(place, reading);
  return { group, effects: ANY_GROUP };
}

/** A group that neither the account nor the plan has: groups are missing from what is known (TF-10). */
export function unlisted(group: string, place: Place, reading: Reading): readonly Effect[] {
  if (isListed(group, place, reading)) return [];
  reading.note('not-in-account', place.path, `names the access group ${quote(group)}, which the account does not have`);
  return [partial('accessGroups')];
}

/** After the apply, a group that the plan removes is no longer there. */
function isListed(group: string, { path }: Place, { known, groups }: Reading): boolean {
  if (groups.kept.has(group)) return true;
  return path.includes('after')
    ? known.has('accessGroups', group) && !groups.removed.has(group)
    : known.has('accessGroups', group) || groups.removed.has(group);
}
