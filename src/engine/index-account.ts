import { FALSE, TRUE, type Truth } from '../matching/ternary.ts';
import type { Account } from '../nouns/account.ts';
import type { Principal } from '../nouns/principal.ts';
import { type Membership, readMemberships } from '../rules/membership.ts';
import { type ApplicablePolicy, readPolicy } from '../rules/policy.ts';
import type { Bucket, PoliciesBySubject } from './policies-by-subject.ts';

/** An account indexed by principal: a question costs what bears on its principal, not the account's size. */
export interface AccountIndex {
  /** The principals in the order of the account, one that is listed twice once. */
  readonly principals: readonly Principal[];
  principal(id: string): Principal | undefined;
  /** The policies whose subject is or may be this principal, in the order of the account, each id once. */
  policiesAbout(principal: string): readonly ApplicablePolicy[];
}

/** A policy that was read, and its place in the account. */
interface Placed {
  readonly place: number;
  readonly applicable: ApplicablePolicy;
}

/** A group with policies, who is in it, and its policies, read once for all its members. */
interface Group {
  readonly bucket: Bucket;
  readonly membership: Membership;
  read: readonly Placed[] | undefined;
}

/**
 * Finds the policies about a principal by subject, and reads them when somebody asks.
 *
 * Invariant: for every principal, the policies about it are the same, in the same order and with the same certainty,
 * as a scan finds them.
 */
export function indexAccount(account: Account, { direct, groups }: PoliciesBySubject): AccountIndex {
  const membershipOf = readMemberships(account);
  const principals = new Map<string, Principal>();
  for (const principal of account.principals) principals.set(principal.id, principal);
  const groupsOf = new Map<string, Group[]>();
  // Whoever is no listed member may be one of these all the same.
  const open: Group[] = [];
  for (const [id, bucket] of groups) {
    const membership = membershipOf(id);
    const group = { bucket, membership, read: undefined };
    if (membership.others !== FALSE) open.push(group);
    for (const member of membership.members) {
      const known = groupsOf.get(member);
      if (known === undefined) groupsOf.set(member, [group]);
      else known.push(group);
    }
  }
  return {
    principals: Object.freeze([...principals.values()]),
    principal: (id) => principals.get(id),
    policiesAbout: (principal) => {
      const own = direct.get(principal);
      const placed = own === undefined ? [] : [...readBucket(own)];
      const certain = new Set(groupsOf.get(principal));
      for (const group of certain) placed.push(...readGroup(group, TRUE));
      for (const group of open) if (!certain.has(group)) placed.push(...readGroup(group, group.membership.others));
      return placed.sort((a, b) => a.place - b.place).map(({ applicable }) => applicable);
    },
  };
}

/** Policies of one id have one subject, too, so those that stand twice stand in one bucket. */
function readBucket(bucket: Bucket): readonly Placed[] {
  const byId = new Map<string, Placed>();
  for (const { policy, place } of bucket) {
    if (!byId.has(policy.id)) byId.set(policy.id, { place, applicable: { policy: readPolicy(policy), subject: TRUE } });
  }
  return [...byId.values()];
}

function readGroup(group: Group, subject: Truth): readonly Placed[] {
  group.read ??= readBucket(group.bucket);
  return subject === TRUE
    ? group.read
    : group.read.map(({ place, applicable }) => ({ place, applicable: { ...applicable, subject } }));
}
