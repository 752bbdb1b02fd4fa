import type { Principal } from 'apikey-policy';
import { fieldOf } from '../../../ibm-api/body.ts';
import type { Effect } from '../account/effect.ts';
import { at } from '../values/place.ts';
import { IAM, iamIdOf, PROFILE, plannedId, SERVICE_ID } from '../values/planned-ids.ts';
import type { ReadChange, Reading } from './context.ts';
import { isThere } from './is-there.ts';
import { resolvedString } from './resolved.ts';

/** A service ID is added, renamed or removed (TF-11). */
export const readServiceId: ReadChange = (reading) =>
  readIdentity(reading, IAM + SERVICE_ID, (id, name) => {
    const isLocked = fieldOf(reading.change.after, 'locked') === true;
    return { kind: 'service-id', id, ...(isLocked && { locked: true }), ...name };
  });

/** A trusted profile is added, renamed or removed (TF-11). */
export const readTrustedProfile: ReadChange = (reading) =>
  readIdentity(reading, IAM + PROFILE, (id, name) => ({ kind: 'trusted-profile', id, ...name }));

function readIdentity(
  reading: Reading,
  prefix: string,
  principalOf: (id: string, name: { readonly name?: string }) => Principal,
): readonly Effect[] {
  const { creates, updates, deletes, idBefore, address } = reading.change;
  const id = iamIdOf(idBefore);
  const isKnown = isThere('principals', id, reading);
  const name = resolvedString(at(reading.after, 'name'), reading);
  const put = (iamId: string): Effect => {
    return { kind: 'put-principal', principal: principalOf(iamId, name === undefined ? {} : { name }) };
  };
  return [
    ...(deletes && isKnown ? [{ kind: 'remove', list: 'principals', id } as const] : []),
    ...(creates ? [put(plannedId(address, prefix))] : []),
    ...(updates ? [put(id)] : []),
  ];
}
