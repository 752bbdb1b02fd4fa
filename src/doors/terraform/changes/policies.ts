import type { PolicySubject } from 'apikey-policy';
import type { Effect } from '../account/effect.ts';
import { readString } from '../values/attribute.ts';
import { at, type Place } from '../values/place.ts';
import { iamIdOf, plannedId } from '../values/planned-ids.ts';
import type { ReadChange, Reading } from './context.ts';
import { isThere } from './is-there.ts';
import { noteUser } from './members.ts';
import { grantEffects, readGrant } from './policy.ts';
import { noteUnknown, resolvedString } from './resolved.ts';

/** Who a policy is for; none where that is unknown. */
type ReadSubject = (state: Place, reading: Reading) => PolicySubject | undefined;

/** Policies of one kind of subject (TF-9). */
function policiesOf(readSubject: ReadSubject): ReadChange {
  return (reading) => {
    const { change, after } = reading;
    // The id stands behind the subject: `AccessGroupId-…/9c1d…`.
    const id = change.idBefore.slice(change.idBefore.lastIndexOf('/') + 1);
    const isKnown = isThere('policies', id, reading);
    const effects: Effect[] = [];
    if (change.deletes && isKnown) effects.push({ kind: 'remove', list: 'policies', id });
    for (const planned of [...(change.creates ? [plannedId(change.address)] : []), ...(change.updates ? [id] : [])]) {
      effects.push(...grantEffects(planned, readSubject(after, reading), readGrant(after, reading)));
    }
    return effects;
  };
}

export const readUserPolicy: ReadChange = policiesOf((state, reading) => {
  const place = at(state, 'ibm_id');
  const email = resolvedString(place, reading);
  return email === undefined ? unknownSubject(place, reading) : userSubject(email, place, reading);
});

export const readServicePolicy: ReadChange = policiesOf((state, reading) =>
  identitySubject(at(state, 'iam_id'), at(state, 'iam_service_id'), reading),
);

export const readTrustedProfilePolicy: ReadChange = policiesOf((state, reading) =>
  identitySubject(at(state, 'iam_id'), at(state, 'profile_id'), reading),
);

export const readAccessGroupPolicy: ReadChange = policiesOf((state, reading) => {
  const place = at(state, 'access_group_id');
  const group = resolvedString(place, reading, 'id');
  return group === undefined ? unknownSubject(place, reading) : { accessGroup: group };
});

/** The one user with an e-mail address (TF-7). */
function userSubject(email: string, place: Place, reading: Reading): PolicySubject | undefined {
  const ids = reading.users.named(email);
  const [id, ...others] = ids;
  if (id !== undefined && others.length === 0) return { principal: id };
  noteUser(email, ids, place, reading);
  return undefined;
}

/** The first of two fields that is known, else the first that can be resolved (TF-9). */
function identitySubject(iamId: Place, id: Place, reading: Reading): PolicySubject | undefined {
  const [full, short] = [readString(iamId), readString(id)];
  if (full.kind === 'known') return { principal: full.value };
  if (short.kind === 'known') return { principal: iamIdOf(short.value) };
  const resolved = resolvedString(iamId, reading, 'iam_id') ?? resolvedString(id, reading, 'id');
  if (resolved !== undefined) return { principal: iamIdOf(resolved) };
  return unknownSubject(full.kind === 'unknown' ? iamId : id, reading);
}

function unknownSubject(place: Place, reading: Reading): undefined {
  noteUnknown(place, reading);
  return undefined;
}
