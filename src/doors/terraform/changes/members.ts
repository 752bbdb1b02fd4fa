import { quote } from '../../../text/quote.ts';
import type { Effect } from '../account/effect.ts';
import { at, type Place } from '../values/place.ts';
import { IAM, iamIdOf, PROFILE, SERVICE_ID } from '../values/planned-ids.ts';
import type { ReadChange, Reading } from './context.ts';
import { groupAt } from './group-at.ts';
import { resolvedStrings } from './resolved.ts';

/** Some members of a group: those that the resource lists join, those that it no longer lists leave (TF-10). */
export const readMembers: ReadChange = (reading) => {
  const { change, before, after } = reading;
  const isLeft = change.updates || change.deletes;
  const isJoined = change.updates || change.creates;
  const old = isLeft ? groupAt(before, reading) : NO_GROUP;
  const next = isJoined ? groupAt(after, reading) : NO_GROUP;
  const joining = isJoined ? membersAt(after, reading) : NOBODY;
  const stays = old.group === next.group ? joining : NOBODY;
  return [
    ...old.effects,
    ...next.effects,
    ...(old.group === undefined ? [] : leave(old.group, membersAt(before, reading), stays, reading)),
    ...(next.group === undefined ? [] : join(next.group, joining, reading)),
  ];
};

/** What a members resource lists after the apply, also where nothing happens to it (TF-10). */
export const readListedMembers: ReadChange = (reading) => {
  const silent: Reading = { ...reading, note: () => {} };
  const { group } = groupAt(reading.after, silent);
  if (group === undefined) return [];
  return membersAt(reading.after, silent).ids.map((member) => ({ kind: 'listed', group, member }));
};

const NO_GROUP = { group: undefined, effects: [] } as const;

/** Members that a resource lists, by IAM ID. */
interface Members {
  readonly ids: readonly string[];
  /** E-mail addresses that belong to several users or to none. */
  readonly unsure: readonly { readonly email: string; readonly ids: readonly string[]; readonly place: Place }[];
  readonly isComplete: boolean;
}

const NOBODY: Members = { ids: [], unsure: [], isComplete: true };

function membersAt(state: Place, reading: Reading): Members {
  const place = at(state, 'ibm_ids');
  const emails = resolvedStrings(place, reading);
  const services = resolvedStrings(at(state, 'iam_service_ids'), reading, 'id', isOfKind(SERVICE_ID));
  const profiles = resolvedStrings(at(state, 'iam_profile_ids'), reading, 'id', isOfKind(PROFILE));
  const users = emails.values.map((email) => ({ email, ids: reading.users.named(email), place }));
  const isSure = ({ ids }: { readonly ids: readonly string[] }): boolean => ids.length === 1;
  return {
    ids: [...users.filter(isSure).flatMap(({ ids }) => ids), ...[...services.values, ...profiles.values].map(iamIdOf)],
    unsure: users.filter((user) => !isSure(user)),
    isComplete: emails.isComplete && services.isComplete && profiles.isComplete,
  };
}

function isOfKind(prefix: string): (id: string) => boolean {
  return (id) => iamIdOf(id).startsWith(IAM + prefix);
}

function leave(group: string, leaving: Members, staying: Members, reading: Reading): readonly Effect[] {
  const { known, note, before } = reading;
  const stays = new Set(staying.ids);
  const stayingEmails = new Set(staying.unsure.map(({ email }) => email.toLowerCase()));
  const gone = leaving.ids.filter((member) => !stays.has(member));
  const unsure = leaving.unsure.filter(({ email }) => !stayingEmails.has(email.toLowerCase()));
  for (const { email, ids, place } of unsure) noteUser(email, ids, place, reading);
  for (const member of gone) {
    if (known.has('accessGroups', group) && !known.isMember(group, member))
      note('not-in-account', before.path, `removes ${quote(member)} from ${quote(group)}, where it is no member`);
  }
  const several = unsure.filter(({ ids }) => ids.length > 1).flatMap(({ ids }) => ids);
  return [
    ...[...gone, ...several].map((member): Effect => ({ kind: 'leave', group, member })),
    ...(several.length > 0 ? [{ kind: 'partial-group', group } as const] : []),
  ];
}

function join(group: string, { ids, unsure, isComplete }: Members, reading: Reading): readonly Effect[] {
  for (const { email, ids: users, place } of unsure) noteUser(email, users, place, reading);
  return [
    ...ids.map((member): Effect => ({ kind: 'join', group, member })),
    ...(unsure.length > 0 || !isComplete ? [{ kind: 'partial-group', group } as const] : []),
  ];
}

/** Notes an e-mail address that does not belong to exactly one user (TF-7). */
export function noteUser(email: string, ids: readonly string[], { path }: Place, { note }: Reading): void {
  const owners = ids.length === 0 ? 'no user' : `${ids.length} users`;
  note('unknown-user', path, `names the user ${quote(email)}, and ${owners} of the account or the plan have that name`);
}
