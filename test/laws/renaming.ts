import type { Account, Condition, Matcher, Policy, Principal, Request } from 'apikey-policy';

/**
 * Renames every id by replacing each digit with another digit. Prefixes and reserved ids have no digits, so they stay. A
 * renamed pattern matches a renamed id exactly where the pattern matched the id.
 */
export interface Renaming {
  readonly id: (id: string) => string;
  readonly account: (account: Account) => Account;
  readonly request: (request: Request) => Request;
}

/** @param step the number that is added to each digit, 1 to 9 */
export function renaming(step: number): Renaming {
  const id = (text: string): string => text.replace(/\d/g, (digit) => String((Number(digit) + step) % 10));
  const renamed = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(renamed);
    return typeof value === 'string' || typeof value === 'number' ? id(String(value)) : value;
  };
  // A missing value stays missing, and an unreadable one stays unreadable.
  const matcher = (test: Matcher): Matcher =>
    'value' in test ? Object.assign({ ...test }, { value: renamed(test.value) }) : test;
  const condition = (node: Condition): Condition => {
    if (typeof node !== 'object' || node === null) return node;
    if ('conditions' in node && Array.isArray(node.conditions))
      return { ...node, conditions: node.conditions.map(condition) };
    return 'key' in node && node.key.startsWith('{{resource.') ? matcher(node) : node;
  };
  const policy = ({ subject, target, ...rest }: Policy): Policy => ({
    ...rest,
    id: id(rest.id),
    subject:
      subject.principal !== undefined ? { principal: id(subject.principal) } : { accessGroup: id(subject.accessGroup) },
    target: { ...target, attributes: target.attributes.map(matcher) },
    ...('condition' in rest && rest.condition !== undefined && { condition: condition(rest.condition) }),
  });
  return {
    id,
    account: (account) => ({
      ...account,
      id: id(account.id),
      ...(account.ownerId !== undefined && { ownerId: id(account.ownerId) }),
      principals: account.principals.map((principal): Principal => ({ ...principal, id: id(principal.id) })),
      accessGroups: account.accessGroups.map((group) => ({
        ...group,
        id: id(group.id),
        members: group.members.map(id),
      })),
      policies: account.policies.map(policy),
    }),
    request: (request) => ({
      ...request,
      principal: id(request.principal),
      ...(request.resource !== undefined && { resource: id(request.resource) }),
    }),
  };
}
