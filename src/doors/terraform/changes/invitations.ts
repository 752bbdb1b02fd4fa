import type { Principal } from 'apikey-policy';
import { quote } from '../../../text/quote.ts';
import { type Effect, partial } from '../account/effect.ts';
import type { PlannedChange } from '../plan/planned-change.ts';
import { readStrings } from '../values/attribute.ts';
import { LOST } from '../values/code.ts';
import { at, placeAfter, placeBefore } from '../values/place.ts';
import type { ReadChange, Reading } from './context.ts';
import { type InvitedTo, invitedTo } from './invited-to.ts';
import { noteUser } from './members.ts';
import { grantEffects } from './policy.ts';
import { resolvedStrings } from './resolved.ts';
import { invitedId } from './users.ts';

/** Users who are invited, with groups and policies for them, or who leave the account (TF-11). */
export const readInvitation: ReadChange = (reading) => {
  const { change, after } = reading;
  const isPlanned = change.creates || change.updates;
  const { isComplete } = isPlanned ? resolvedStrings(at(after, 'users'), reading) : { isComplete: true };
  const { added, removed } = invitedBy(change);
  // The provider ignores a change of groups or policies alone.
  const to = added.length > 0 || !isComplete ? invitedTo(added.length, reading) : NOTHING;
  return [
    ...to.effects,
    ...added.flatMap((email) => invite(email, to, reading)),
    ...(isComplete ? [] : [partial('principals'), partial('policies'), ...to.groups.map(partialGroup)]),
    ...removed.flatMap((email) => remove(email, isComplete, reading)),
  ];
};

const NOTHING: InvitedTo = { groups: [], grants: [], effects: [] };

/** The e-mail addresses that a change adds and those that it removes, without regard to case. */
export function invitedBy(change: PlannedChange): {
  readonly added: readonly string[];
  readonly removed: readonly string[];
} {
  const { creates, updates, deletes } = change;
  const before = updates || deletes ? readStrings(at(placeBefore(change), 'users')).known : [];
  const after = creates || updates ? readStrings(at(placeAfter(change, LOST), 'users')).known : [];
  if (!updates) return { added: after, removed: before };
  return { added: without(after, before), removed: without(before, after) };
}

function without(emails: readonly string[], others: readonly string[]): readonly string[] {
  const known = new Set(others.map((email) => email.toLowerCase()));
  return emails.filter((email) => !known.has(email.toLowerCase()));
}

function invite(email: string, { groups, grants }: InvitedTo, reading: Reading): readonly Effect[] {
  const { users, note, after, change } = reading;
  const place = at(after, 'users');
  const ids = users.named(email);
  if (users.withEmail(email).length > 0)
    note('already-in-account', place.path, `invites ${quote(email)}, a user of the account already`);
  const [id, ...others] = ids;
  if (id === undefined || others.length > 0) {
    noteUser(email, ids, place, reading);
    return [...groups.map(partialGroup), ...(grants.length > 0 ? [partial('policies')] : [])];
  }
  return [
    { kind: 'invite', principal: principalOf(id, email, reading) },
    ...groups.map((group): Effect => ({ kind: 'join', group, member: id })),
    ...grants.flatMap((grant, index) =>
      grantEffects(`planned:${change.address}:${email.toLowerCase()}:${index}`, { principal: id }, grant),
    ),
  ];
}

/** The user as the account has it, or as it will be until the invitation is accepted. */
function principalOf(id: string, email: string, { account }: Reading): Principal {
  const known = id === invitedId(email) ? undefined : account.principals.find((principal) => principal.id === id);
  return known ?? { kind: 'user', id, state: 'PENDING', email };
}

/** The effects of removing a user. If several users may be the one, all of them become unknown. */
function remove(email: string, isCertain: boolean, reading: Reading): readonly Effect[] {
  const { users, known, account, before } = reading;
  const ids = users.named(email).filter((id) => known.has('principals', id));
  if (ids.length !== 1) noteUser(email, ids, at(before, 'users'), reading);
  if (!isCertain) return ids.map((id) => ({ kind: 'take-out', list: 'principals', id }));
  const removals = ids.map((id): Effect => ({ kind: 'remove', list: 'principals', id }));
  if (ids.length < 2) return removals;
  const groups = account.accessGroups.filter(({ id }) => ids.some((member) => known.isMember(id, member)));
  return [...removals, partial('principals'), partial('policies'), ...groups.map(({ id }) => partialGroup(id))];
}

function partialGroup(group: string): Effect {
  return { kind: 'partial-group', group };
}
