import { type Account, compile } from 'apikey-policy';
import type { CedarEntity, CedarEntityUid } from './formats.ts';
import { accountUid, principalUid, textOfUid, uid } from './names.ts';
import type { Target } from './targets.ts';

/** The groups that policies add to those of the account (CED-5). */
export interface PolicyGroups {
  readonly targets: readonly Target[];
  /** The grants of principals and of access groups, by the text of their uid. */
  readonly grants: ReadonlyMap<string, ReadonlyMap<string, CedarEntityUid>>;
}

/**
 * The listed, active principals: no other principal can be allowed anything (P2, P3).
 *
 * Exactly these may create service IDs in an account that restricts nothing (S8), so `decide` finds them.
 */
export function activePrincipalsOf({ id, principals }: Account): ReadonlySet<string> {
  const unrestricted = compile({ id, serviceIdCreation: 'NOT_RESTRICTED', principals, accessGroups: [], policies: [] });
  const active = principals.filter(({ id: principal }) =>
    unrestricted.allows({ principal, action: 'iam-identity.serviceid.create' }),
  );
  return new Set(active.map(({ id: principal }) => principal));
}

/** Active principals are members of the account and of their groups (M1); other principals have no parents. */
export function entitiesOf(
  account: Account,
  active: ReadonlySet<string>,
  { targets, grants }: PolicyGroups,
): CedarEntity[] {
  const groups = new Set(account.accessGroups.map(({ id }) => id));
  const groupsOf = new Map<string, Set<string>>();
  for (const { id, members } of account.accessGroups) {
    for (const member of members) groupsOf.set(member, (groupsOf.get(member) ?? new Set()).add(id));
  }
  const grantsOf = (subject: CedarEntityUid): CedarEntityUid[] => [...(grants.get(textOfUid(subject))?.values() ?? [])];
  const { sets, targetsOf } = targetSetsOf(targets);
  const parentsOf = (principal: string): CedarEntityUid[] =>
    active.has(principal)
      ? [
          accountUid(),
          ...Array.from(groupsOf.get(principal) ?? [], (id) => uid('AccessGroup', id)),
          ...grantsOf(principalUid(principal)),
          ...(targetsOf.get(principal) ?? []),
        ]
      : [];
  const principals = new Set(account.principals.map(({ id }) => id));
  const granted = new Map([...grants.values()].flatMap((of) => [...of]));
  return [
    entity(accountUid()),
    ...Array.from(granted.values(), (grant) => entity(grant)),
    ...targets.map((target) => entity(target.uid)),
    ...sets,
    ...Array.from(groups, (id) => entity(uid('AccessGroup', id), grantsOf(uid('AccessGroup', id)))),
    ...Array.from(principals, (id) => entity(principalUid(id), parentsOf(id))),
  ];
}

/**
 * Puts service IDs that several targets match alike into one set, which is a member of these targets. Otherwise, the
 * memberships would grow with targets times service IDs.
 */
function targetSetsOf(targets: readonly Target[]): {
  readonly sets: readonly CedarEntity[];
  readonly targetsOf: ReadonlyMap<string, readonly CedarEntityUid[]>;
} {
  const matching = new Map<string, CedarEntityUid[]>();
  for (const { uid, serviceIds } of targets) {
    for (const serviceId of serviceIds) {
      const others = matching.get(serviceId);
      if (others === undefined) matching.set(serviceId, [uid]);
      else others.push(uid);
    }
  }
  const alike = new Map<string, { first: string; others: string[]; uids: CedarEntityUid[] }>();
  for (const [serviceId, uids] of matching) {
    const names = uids.map(({ id }) => id).join(' ');
    const known = alike.get(names);
    if (known === undefined) alike.set(names, { first: serviceId, others: [], uids });
    else known.others.push(serviceId);
  }
  const sets: CedarEntity[] = [];
  for (const { first, others, uids } of alike.values()) {
    if (others.length === 0 || uids.length === 1) continue;
    const set = entity(uid('TargetSet', first), uids);
    sets.push(set);
    for (const serviceId of [first, ...others]) matching.set(serviceId, [set.uid]);
  }
  return { sets, targetsOf: matching };
}

function entity(uid: CedarEntityUid, parents: CedarEntityUid[] = []): CedarEntity {
  return { uid, attrs: {}, parents };
}
