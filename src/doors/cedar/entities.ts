import { type Account, compile } from 'apikey-policy';
import type { CedarEntity, CedarEntityUid } from './formats.ts';
import { accountUid, principalUid, uid } from './names.ts';

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
export function entitiesOf(account: Account, active: ReadonlySet<string>): CedarEntity[] {
  const groups = new Set(account.accessGroups.map(({ id }) => id));
  const groupsOf = new Map<string, Set<string>>();
  for (const { id, members } of account.accessGroups) {
    for (const member of members) groupsOf.set(member, (groupsOf.get(member) ?? new Set()).add(id));
  }
  const parentsOf = (principal: string): CedarEntityUid[] =>
    active.has(principal)
      ? [accountUid(), ...Array.from(groupsOf.get(principal) ?? [], (id) => uid('AccessGroup', id))]
      : [];
  const principals = new Set(account.principals.map(({ id }) => id));
  return [
    entity(accountUid()),
    ...Array.from(groups, (id) => entity(uid('AccessGroup', id))),
    ...Array.from(principals, (id) => entity(principalUid(id), parentsOf(id))),
  ];
}

function entity(uid: CedarEntityUid, parents: CedarEntityUid[] = []): CedarEntity {
  return { uid, attrs: {}, parents };
}
