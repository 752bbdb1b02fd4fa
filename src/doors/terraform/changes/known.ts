import type { Account } from 'apikey-policy';
import type { ChangedList } from '../account/effect.ts';

/** Whether an account has an entry, and who the members of its groups are. */
export interface Known {
  has(list: ChangedList, id: string): boolean;
  isMember(group: string, member: string): boolean;
}

/** What an account has. */
export function knownIn({ policies, accessGroups, principals, roles = [] }: Account): Known {
  const ids: Readonly<Record<ChangedList, ReadonlySet<string>>> = {
    policies: new Set(policies.map(({ id }) => id)),
    accessGroups: new Set(accessGroups.map(({ id }) => id)),
    principals: new Set(principals.map(({ id }) => id)),
    roles: new Set(roles.map(({ crn }) => crn)),
  };
  const members = new Map(accessGroups.map((group) => [group.id, new Set(group.members)]));
  return {
    has: (list, id) => ids[list].has(id),
    isMember: (group, member) => members.get(group)?.has(member) === true,
  };
}
