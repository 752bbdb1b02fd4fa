import { type Effect, partial } from '../account/effect.ts';
import { readString, readStrings } from '../values/attribute.ts';
import { at } from '../values/place.ts';
import { plannedId } from '../values/planned-ids.ts';
import type { ReadChange, Reading } from './context.ts';
import { isThere } from './is-there.ts';
import { noteUnknown } from './resolved.ts';

/** A custom role is added, replaced or removed (TF-12). */
export const readCustomRole: ReadChange = (reading) => {
  const { creates, updates, deletes, idBefore: crn, address } = reading.change;
  const isKnown = isThere('roles', crn, reading);
  return [
    ...(deletes && isKnown ? [removal(crn)] : []),
    ...(creates ? roleOf(plannedId(address), reading) : []),
    ...(updates ? roleOf(crn, reading) : []),
  ];
};

function removal(crn: string): Effect {
  return { kind: 'remove', list: 'roles', id: crn };
}

/** The role as the plan has it; a role whose name, service or actions are unknown is itself unknown (rules.md R2). */
function roleOf(crn: string, reading: Reading): readonly Effect[] {
  const [service, name] = ['service', 'display_name'].map((key) => readString(at(reading.after, key)));
  const actions = readStrings(at(reading.after, 'actions'));
  if (service?.kind === 'known' && name?.kind === 'known' && actions.unknown === 0) {
    return [{ kind: 'put-role', role: { crn, service: service.value, actions: actions.known, name: name.value } }];
  }
  for (const [key, isUnknown] of [
    ['service', service?.kind !== 'known'],
    ['display_name', name?.kind !== 'known'],
    ['actions', actions.unknown !== 0],
  ] as const) {
    if (isUnknown) noteUnknown(at(reading.after, key), reading);
  }
  return [removal(crn), partial('roles')];
}
