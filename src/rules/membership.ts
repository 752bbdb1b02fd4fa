import { FALSE, TRUE, type Truth, unknownFor } from '../matching/ternary.ts';
import { PUBLIC_ACCESS_GROUP } from '../nouns/access-group.ts';
import { type Account, isPartial } from '../nouns/account.ts';

/** Who is in a group: the listed members certainly, everybody else as `others` says. */
export interface Membership {
  readonly members: readonly string[];
  readonly others: Truth;
}

const PARTIAL_DATA = unknownFor('partial-data');

const NOBODY: Membership = { members: [], others: FALSE };
const UNREAD: Membership = { members: [], others: PARTIAL_DATA };

/** Whoever asks is in the public access group; that it grants nothing is for its policies to say (M2, A8). */
const EVERYBODY: Membership = { members: [], others: TRUE };

/** Answers, for one account, who is in a group (M1, I2). */
export function readMemberships(account: Account): (group: string) => Membership {
  const listed = new Map<string, Membership>();
  for (const { id, members, partial } of account.accessGroups) {
    listed.set(id, { members, others: partial ? PARTIAL_DATA : FALSE });
  }
  // A group that the account does not list has nobody as a member, unless the list of groups is partial.
  const unlisted = isPartial(account, 'accessGroups') ? UNREAD : NOBODY;
  return (group) => (group === PUBLIC_ACCESS_GROUP ? EVERYBODY : (listed.get(group) ?? unlisted));
}

/** Whether a principal is in a group. */
export function isMember({ members, others }: Membership, principal: string): Truth {
  return members.includes(principal) ? TRUE : others;
}
