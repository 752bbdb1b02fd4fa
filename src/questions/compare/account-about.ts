import { PUBLIC_ACCESS_GROUP } from '../../nouns/access-group.ts';
import type { Account } from '../../nouns/account.ts';

/**
 * The part of an account that decides the requests of some principals. All their decisions are those of the whole
 * account.
 *
 * @param ids IAM IDs
 */
export function accountAbout(account: Account, ids: ReadonlySet<string>): Account {
  const principals = account.principals.filter(({ kind, id }) => kind === 'service-id' || ids.has(id));
  const others = new Set<string>();
  const accessGroups = account.accessGroups.filter(({ id, members, partial = false }) => {
    // Anybody may be in a partial group, and everyone is in the public one (M2).
    const isAbout = partial || id === PUBLIC_ACCESS_GROUP || members.some((member) => ids.has(member));
    if (!isAbout) others.add(id);
    return isAbout;
  });
  // A group that is not listed may be one that was not read, or the public one.
  const policies = account.policies.filter(({ subject: { principal, accessGroup } }) =>
    principal === undefined ? !others.has(accessGroup) : ids.has(principal),
  );
  return { ...account, principals, accessGroups, policies };
}
