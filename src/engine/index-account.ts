import { FALSE, TRUE } from '../matching/ternary.ts';
import type { Account } from '../nouns/account.ts';
import type { Principal } from '../nouns/principal.ts';
import { isMember, type Membership, readMemberships } from '../rules/membership.ts';
import { type Bearing, readPolicy } from '../rules/policy.ts';
import { definitionsOf } from '../rules/role.ts';
import type { AccountView } from '../rules/view.ts';
import { distinct } from './distinct.ts';

/** A policy at its place in the account. */
interface Placed extends Bearing {
  readonly place: number;
}

/** The policies of one group, and who is in it. */
interface GroupEntry {
  readonly membership: Membership;
  readonly policies: Omit<Placed, 'subject'>[];
}

/**
 * An account indexed by principal: a question costs what bears on its principal, not the account's size.
 *
 * Invariant: for every principal, the policies about it are the same, in the same order and with the same certainty,
 * as a scan finds them.
 */
export function indexAccount(account: Account): AccountView {
  const membershipOf = readMemberships(account);
  const principals = new Map<string, Principal>(account.principals.map((principal) => [principal.id, principal]));
  const direct = new Map<string, Placed[]>();
  const groups = new Map<string, GroupEntry>();
  distinct(account.policies).forEach((policy, place) => {
    const placed = { place, policy: readPolicy(policy) };
    const { subject } = policy;
    if ('principal' in subject) {
      getOrAdd(direct, subject.principal, () => []).push({ ...placed, subject: TRUE });
    } else {
      const newEntry = (): GroupEntry => ({ membership: membershipOf(subject.accessGroup), policies: [] });
      getOrAdd(groups, subject.accessGroup, newEntry).policies.push(placed);
    }
  });

  const groupsOf = new Map<string, GroupEntry[]>();
  for (const group of groups.values()) {
    for (const member of group.membership.members) getOrAdd(groupsOf, member, () => []).push(group);
  }
  // Whoever is no listed member may be one of these all the same.
  const open = [...groups.values()].filter(({ membership }) => membership.others !== FALSE);

  return {
    account,
    roles: definitionsOf(account),
    principal: (id) => principals.get(id),
    policiesAbout: (principal) => {
      const around = new Set([...(groupsOf.get(principal) ?? []), ...open]);
      const through = [...around].flatMap(({ membership, policies }) => {
        const subject = isMember(membership, principal);
        return policies.map((placed) => ({ ...placed, subject }));
      });
      return [...(direct.get(principal) ?? []), ...through].sort((a, b) => a.place - b.place);
    },
  };
}

function getOrAdd<Value>(map: Map<string, Value>, key: string, make: () => Value): Value {
  const found = map.get(key);
  if (found !== undefined) return found;
  const made = make();
  map.set(key, made);
  return made;
}
