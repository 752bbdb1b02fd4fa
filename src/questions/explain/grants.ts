import type { Grant } from '../../nouns/decision.ts';
import type { Names } from './names.ts';
import { listed, listedBy } from './plain-text.ts';

/** Which policies give which roles, and through which access groups (A4). */
export function phraseOfGrants(grants: readonly Grant[], names: Names): string {
  const byPolicy = new Map<string, Grant[]>();
  for (const grant of grants) byPolicy.set(grant.policy, [...(byPolicy.get(grant.policy) ?? []), grant]);
  return listedBy(
    [...byPolicy],
    ([policy, given]) => {
      const accessGroup = given[0]?.accessGroup;
      const through = accessGroup === undefined ? '' : ` through the access group ${names.group(accessGroup)}`;
      return `${names.policy(policy)} gives ${listed(names.roles(given.map(({ role }) => role)))}${through}`;
    },
    ', and',
  );
}
