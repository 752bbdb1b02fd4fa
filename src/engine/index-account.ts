import { FALSE, TRUE, type Truth } from '../matching/ternary.ts';
import type { Account } from '../nouns/account.ts';
import type { Policy } from '../nouns/policy.ts';
import type { Principal } from '../nouns/principal.ts';
import { isMember, type Membership, readMemberships } from '../rules/membership.ts';
import { type Bearing, readPolicy } from '../rules/policy.ts';

/** The policies of one subject, in the order of the account, and where each stands there. */
interface Bucket {
  readonly policies: Policy[];
  readonly places: number[];
}

/** The policies of one group, who is in it, and what its policies say once somebody asks. */
interface GroupBucket extends Bucket {
  readonly membership: Membership;
  read: readonly Placed[] | undefined;
}

interface Placed {
  readonly place: number;
  readonly bearing: Bearing;
}

/** An account indexed by principal: a question costs what bears on its principal, not the account's size. */
export interface AccountIndex {
  principal(id: string): Principal | undefined;
  /** The policies whose subject is or may be this principal, in the order of the account, each id once. */
  bearingsAbout(principal: string): readonly Bearing[];
}

/**
 * Sorts policies by subject, and reads none before somebody asks for whom it counts.
 *
 * Invariant: for every principal, the policies about it are the same, in the same order and with the same certainty,
 * as a scan finds them.
 */
export function indexAccount(account: Account): AccountIndex {
  const membershipOf = readMemberships(account);
  const principals = new Map<string, Principal>();
  for (const principal of account.principals) principals.set(principal.id, principal);
  const direct = new Map<string, Bucket>();
  const groups = new Map<string, GroupBucket>();
  account.policies.forEach((policy, place) => {
    const bucket = bucketOf(policy, direct, groups, membershipOf);
    bucket.policies.push(policy);
    bucket.places.push(place);
  });
  const groupsOf = new Map<string, GroupBucket[]>();
  for (const group of groups.values()) {
    for (const member of group.membership.members) getOrAdd(groupsOf, member, () => []).push(group);
  }
  // Whoever is no listed member may be one of these all the same.
  const open = [...groups.values()].filter(({ membership }) => membership.others !== FALSE);

  return {
    principal: (id) => principals.get(id),
    bearingsAbout: (principal) => {
      const own = direct.get(principal);
      const around = new Set([...(groupsOf.get(principal) ?? []), ...open]);
      const placed = own === undefined ? [] : [...readBucket(own)];
      for (const group of around) placed.push(...readGroup(group, isMember(group.membership, principal)));
      return placed.sort((a, b) => a.place - b.place).map(({ bearing }) => bearing);
    },
  };
}

function bucketOf(
  { subject }: Policy,
  direct: Map<string, Bucket>,
  groups: Map<string, GroupBucket>,
  membershipOf: (group: string) => Membership,
): Bucket {
  if ('principal' in subject) return getOrAdd(direct, subject.principal, () => ({ policies: [], places: [] }));
  const { accessGroup } = subject;
  return getOrAdd(groups, accessGroup, () => ({
    policies: [],
    places: [],
    membership: membershipOf(accessGroup),
    read: undefined,
  }));
}

/** Policies of one id have one subject, too, so those that stand twice stand in one bucket. */
function readBucket({ policies, places }: Bucket): readonly Placed[] {
  const byId = new Map<string, Placed>();
  policies.forEach((policy, index) => {
    if (byId.has(policy.id)) return;
    byId.set(policy.id, { place: places[index] ?? 0, bearing: { policy: readPolicy(policy), subject: TRUE } });
  });
  return [...byId.values()];
}

/** A group's policies are read once for all its members. */
function readGroup(group: GroupBucket, subject: Truth): readonly Placed[] {
  group.read ??= readBucket(group);
  return subject === TRUE
    ? group.read
    : group.read.map(({ place, bearing }) => ({ place, bearing: { ...bearing, subject } }));
}

function getOrAdd<Value>(map: Map<string, Value>, key: string, make: () => Value): Value {
  const found = map.get(key);
  if (found !== undefined) return found;
  const made = make();
  map.set(key, made);
  return made;
}
