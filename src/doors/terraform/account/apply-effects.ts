import type { Account, AccountPart, Policy, Principal, Role } from 'apikey-policy';
import type { ChangedList, Effect } from './effect.ts';
import { changedGroups } from './groups.ts';
import { changedList, renamed } from './list.ts';

/** An account with all effects of a plan; removals come before additions, in whatever order they are given (TF-2). */
export function withEffects(account: Account, effects: readonly Effect[]): Account {
  const isGone = removedIn(effects, ['remove', 'take-out']);
  const isRemoved = removedIn(effects, ['remove']);
  // A policy goes with its subject.
  const isLeft = ({ id, subject }: Policy): boolean =>
    !isGone('policies', id) &&
    !(subject.principal !== undefined && isRemoved('principals', subject.principal)) &&
    !(subject.accessGroup !== undefined && isRemoved('accessGroups', subject.accessGroup));
  const roles = changedList(account.roles ?? [], putRoles(effects), {
    idOf: ({ crn }) => crn,
    isLeft: ({ crn }) => !isGone('roles', crn),
  });
  const partial = partialLists(account, effects);
  return {
    ...withSettings(account, effects),
    principals: changedList(account.principals, putPrincipals(effects), {
      idOf: ({ id }) => id,
      isLeft: ({ id }) => !isGone('principals', id),
      replace: renamed,
    }),
    accessGroups: changedGroups(account.accessGroups, effects, {
      isLeft: ({ id }) => !isGone('accessGroups', id),
      isMember: (member) => !isRemoved('principals', member),
    }),
    policies: changedList(account.policies, putPolicies(effects), { idOf: ({ id }) => id, isLeft }),
    ...((account.roles !== undefined || roles.length > 0) && { roles }),
    ...(partial !== undefined && { partial }),
  };
}

/** Whether effects of these kinds remove an entry of a list. */
function removedIn(
  effects: readonly Effect[],
  kinds: readonly Effect['kind'][],
): (list: ChangedList, id: string) => boolean {
  const removed = new Set<string>();
  for (const effect of effects) {
    if ((effect.kind === 'remove' || effect.kind === 'take-out') && kinds.includes(effect.kind))
      removed.add(`${effect.list} ${effect.id}`);
  }
  return (list, id) => removed.has(`${list} ${id}`);
}

function putPolicies(effects: readonly Effect[]): readonly Policy[] {
  return effects.flatMap((effect) => (effect.kind === 'put-policy' ? [effect.policy] : []));
}

function putRoles(effects: readonly Effect[]): readonly Role[] {
  return effects.flatMap((effect) => (effect.kind === 'put-role' ? [effect.role] : []));
}

function putPrincipals(effects: readonly Effect[]): readonly Principal[] {
  return effects.flatMap((effect) =>
    effect.kind === 'put-principal' || effect.kind === 'invite' ? [effect.principal] : [],
  );
}

function withSettings(account: Account, effects: readonly Effect[]): Account {
  let changed = account;
  for (const effect of effects) {
    if (effect.kind !== 'setting') continue;
    const { [effect.setting]: _, ...rest } = changed;
    changed = effect.value === undefined ? rest : { ...changed, [effect.setting]: effect.value };
  }
  return changed;
}

const LISTS = ['policies', 'accessGroups', 'principals', 'roles'] as const;

/** The lists that are partial: those that were, and in a fixed order those that the plan leaves so. */
function partialLists({ partial }: Account, effects: readonly Effect[]): readonly AccountPart[] | undefined {
  const added = new Set(effects.flatMap((effect) => (effect.kind === 'partial' ? [effect.list] : [])));
  const more = LISTS.filter((list) => added.has(list) && !partial?.includes(list));
  return more.length === 0 ? partial : [...(partial ?? []), ...more];
}
