import { FALSE, TRUE, type Truth, unknownFor } from '../matching/ternary.ts';
import { PUBLIC_ACCESS_GROUP } from '../nouns/access-group.ts';
import { type Account, isPartial } from '../nouns/account.ts';

/** The members of a group. `others` says whether a principal that is not in `members` is a member. */
export interface Membership {
  readonly members: readonly string[];
  readonly others: Truth;
}

const PARTIAL_DATA = unknownFor('partial-data');

const NOBODY: Membership = { members: [], others: FALSE };
const UNREAD: Membership = { members: [], others: PARTIAL_DATA };

/** Every principal is in the public access group. Its policies grant nothing: their part `notPublic` is false (M2, A8). */
const EVERYONE: Membership = { members: [], others: TRUE };

/** Makes the look-up of the members of an account's groups (M1, I2). */
export function readMemberships(account: Account): (group: string) => Membership {
  const listed = new Map<string, Membership>();
  for (const { id, members, partial } of account.accessGroups) {
    listed.set(id, { members, others: partial ? PARTIAL_DATA : FALSE });
  }
  // A group that the account does not list has no members, unless the list of groups is incomplete.
  const unlisted = isPartial(account, 'accessGroups') ? UNREAD : NOBODY;
  return (group) => (group === PUBLIC_ACCESS_GROUP ? EVERYONE : (listed.get(group) ?? unlisted));
}

/** Whether a principal is in a group. */
export function isMember({ members, others }: Membership, principal: string): Truth {
  return members.includes(principal) ? TRUE : others;
}
