import type { Account, Matcher, Policy } from 'apikey-policy';

/** An account with its lists in one order: two that say the same are equal then. */
export function inOrder({ principals, accessGroups, policies, roles = [], ...rest }: Account): object {
  return {
    ...rest,
    principals: sorted(principals),
    accessGroups: sorted(accessGroups.map((group) => ({ ...group, members: [...group.members].sort() }))),
    policies: sorted(policies.map(orderedPolicy)),
    roles: sorted(roles),
  };
}

function orderedPolicy({ roles, target, condition, ...rest }: Policy): object {
  const { attributes, tags } = target;
  return {
    ...rest,
    roles: [...roles].sort(),
    attributes: sorted(attributes),
    tags: tags && sorted<Matcher>(tags),
    condition: condition && orderedCondition(condition),
  };
}

function orderedCondition(node: object): object {
  if (!('conditions' in node) || !Array.isArray(node.conditions)) return node;
  return { ...node, conditions: sorted(node.conditions.map(orderedCondition)) };
}

function sorted<Entry>(entries: readonly Entry[]): Entry[] {
  const key = (entry: Entry): string => JSON.stringify(Object.entries(entry as object).sort());
  return [...entries].sort((a, b) => (key(a) < key(b) ? -1 : 1));
}
