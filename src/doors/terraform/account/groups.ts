import { type AccessGroup, PUBLIC_ACCESS_GROUP } from 'apikey-policy';
import type { Effect } from './effect.ts';
import { changedList, renamed } from './list.ts';

/** What is left after the removals of a plan. */
interface Left {
  readonly isLeft: (group: AccessGroup) => boolean;
  readonly isMember: (member: string) => boolean;
}

/** The access groups with all effects of a plan: members leave before members join (TF-2). */
export function changedGroups(
  groups: readonly AccessGroup[],
  effects: readonly Effect[],
  { isLeft, isMember }: Left,
): readonly AccessGroup[] {
  const put = effects.flatMap((effect) => (effect.kind === 'put-group' ? [effect.group] : []));
  const changes = membershipOf(effects);
  const isAnyPartial = effects.some(({ kind }) => kind === 'partial-groups');
  const listed = changedList(groups, put, {
    idOf: ({ id }) => id,
    isLeft,
    replace: renamed,
  });
  return listed.map((group) => {
    const change = changes.get(group.id) ?? NO_CHANGE;
    const members = membersOf(group, isMember, change);
    const isPartial = change.isPartial || change.isOnlyListed || (isAnyPartial && group.id !== PUBLIC_ACCESS_GROUP);
    return {
      ...group,
      members,
      ...(isPartial && { partial: true }),
      ...(change.isDynamic && { dynamic: true }),
    };
  });
}

/** What happens to the membership of one group. */
interface Membership {
  readonly leave: Set<string>;
  readonly join: Set<string>;
  readonly listed: Set<string>;
  isOnlyListed: boolean;
  isPartial: boolean;
  isDynamic: boolean;
}

const NO_CHANGE: Membership = newMembership();

function newMembership(): Membership {
  return {
    leave: new Set(),
    join: new Set(),
    listed: new Set(),
    isOnlyListed: false,
    isPartial: false,
    isDynamic: false,
  };
}

function membersOf(
  { members }: AccessGroup,
  isMember: (member: string) => boolean,
  { leave, join, listed, isOnlyListed }: Membership,
): readonly string[] {
  const left = members.filter((member) => isMember(member) && !leave.has(member));
  const isLeft = new Set(left);
  const all = [...left, ...[...join].filter((member) => !isLeft.has(member))];
  return isOnlyListed ? all.filter((member) => listed.has(member)) : all;
}

function membershipOf(effects: readonly Effect[]): ReadonlyMap<string, Membership> {
  const changes = new Map<string, Membership>();
  const changeOf = (group: string): Membership => {
    const change = changes.get(group) ?? newMembership();
    changes.set(group, change);
    return change;
  };
  for (const effect of effects) {
    switch (effect.kind) {
      case 'leave':
      case 'join':
      case 'listed':
        changeOf(effect.group)[effect.kind].add(effect.member);
        break;
      case 'only-listed':
        changeOf(effect.group).isOnlyListed = true;
        break;
      case 'dynamic-group':
        changeOf(effect.group).isDynamic = true;
        break;
      case 'partial-group':
        changeOf(effect.group).isPartial = true;
        break;
    }
  }
  return changes;
}
