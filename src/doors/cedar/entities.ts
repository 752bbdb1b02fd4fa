import { type Account, compile } from 'apikey-policy';
import type { CedarEntity, CedarEntityUid } from './formats.ts';
import { accountUid, principalUid, uid } from './names.ts';

/**
 * The principals for whom something can be allowed at all: those that are listed and act (P2, P3).
 *
 * Where creating service IDs is restricted by nothing, it is they who may (S8): so this is asked.
 */
export function actingIn({ id, principals }: Account): ReadonlySet<string> {
  const free = compile({ id, serviceIdCreation: 'NOT_RESTRICTED', principals, accessGroups: [], policies: [] });
  const acting = principals.filter(({ id: principal }) =>
    free.allows({ principal, action: 'iam-identity.serviceid.create' }),
  );
  return new Set(acting.map(({ id: principal }) => principal));
}

/** Everybody who acts is in the account and in the groups that list them (M1); nobody else is in anything. */
export function entitiesOf(account: Account, acting: ReadonlySet<string>): CedarEntity[] {
  const groups = new Set(account.accessGroups.map(({ id }) => id));
  const groupsOf = new Map<string, Set<string>>();
  for (const { id, members } of account.accessGroups) {
    for (const member of members) groupsOf.set(member, (groupsOf.get(member) ?? new Set()).add(id));
  }
  const parentsOf = (principal: string): CedarEntityUid[] =>
    acting.has(principal)
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
