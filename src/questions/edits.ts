import type { PolicyDecisionPoint } from '../engine/compile.ts';
import { accountOf, checkObject, refuseArgument } from '../json/argument.ts';
import type { AccessGroup } from '../nouns/access-group.ts';
import type { Account, SettingValue } from '../nouns/account.ts';
import type { Policy } from '../nouns/policy.ts';
import { parseAccount } from '../parsing/account.ts';

/**
 * Returns the account with another value of its own API key creation setting (EDIT-1).
 *
 * @param from an account, or its compiled form
 * @param value `RESTRICTED`, `NOT_RESTRICTED` or `NOT_SET`; any other string is an unknown value (S4)
 * @returns a new account; the given one is not changed
 * @throws TypeError if an argument is invalid
 *
 * @example
 * ```ts
 * import { withApiKeyCreation } from 'apikey-policy';
 *
 * const account = { id: 'a', apiKeyCreation: 'NOT_SET', principals: [], accessGroups: [], policies: [] };
 * withApiKeyCreation(account, 'RESTRICTED').apiKeyCreation; // => 'RESTRICTED'
 * account.apiKeyCreation; // => 'NOT_SET'
 * ```
 */
export function withApiKeyCreation(from: Account | PolicyDecisionPoint, value: SettingValue): Account {
  return { ...accountOf(from), apiKeyCreation: setting(value) };
}

/**
 * Returns the account with another value of its own service ID creation setting (EDIT-1).
 *
 * @param from an account, or its compiled form
 * @param value `RESTRICTED`, `NOT_RESTRICTED` or `NOT_SET`; any other string is an unknown value (S4)
 * @returns a new account; the given one is not changed
 * @throws TypeError if an argument is invalid
 *
 * @example
 * ```ts
 * import { withServiceIdCreation } from 'apikey-policy';
 *
 * const account = { id: 'a', principals: [], accessGroups: [], policies: [] };
 * withServiceIdCreation(account, 'RESTRICTED').serviceIdCreation; // => 'RESTRICTED'
 * ```
 */
export function withServiceIdCreation(from: Account | PolicyDecisionPoint, value: SettingValue): Account {
  return { ...accountOf(from), serviceIdCreation: setting(value) };
}

/**
 * Returns the account with a policy added, or replaced if the account has a policy with the same id (EDIT-1).
 *
 * @param from an account, or its compiled form
 * @param policy the whole policy; nothing of a replaced policy is kept
 * @returns a new account; the given one is not changed
 * @throws TypeError if an argument is invalid
 *
 * @example
 * ```ts
 * import { ROLES, withPolicy } from 'apikey-policy';
 *
 * const account = { id: 'a', principals: [], accessGroups: [], policies: [] };
 * const policy = {
 *   id: 'creators',
 *   subject: { accessGroup: 'AccessGroupId-1' },
 *   roles: [ROLES.userApiKeyCreator],
 *   target: { attributes: [{ key: 'serviceName', value: 'iam-identity' }] },
 * };
 * withPolicy(account, policy).policies.length; // => 1
 * ```
 */
export function withPolicy(from: Account | PolicyDecisionPoint, policy: Policy): Account {
  const account = accountOf(from);
  checkObject('policy', 'a policy', policy);
  const { policies } = parsed({ policies: [policy] });
  const place = account.policies.findIndex(({ id }) => id === policy.id);
  if (place === -1) return { ...account, policies: [...account.policies, ...policies] };
  const later = account.policies.slice(place).filter(({ id }) => id !== policy.id);
  return { ...account, policies: [...account.policies.slice(0, place), ...policies, ...later] };
}

/**
 * Returns the account without the policies that have an id. If there are none, the account is equal to the given one
 * (EDIT-1).
 *
 * @param from an account, or its compiled form
 * @param policyId the id of the policy
 * @returns a new account; the given one is not changed
 * @throws TypeError if an argument is invalid
 *
 * @example
 * ```ts
 * import { withoutPolicy } from 'apikey-policy';
 *
 * const account = { id: 'a', principals: [], accessGroups: [], policies: [] };
 * withoutPolicy(account, 'creators').policies; // => []
 * ```
 */
export function withoutPolicy(from: Account | PolicyDecisionPoint, policyId: string): Account {
  const account = accountOf(from);
  checkId('policyId', policyId);
  const isThere = account.policies.some(({ id }) => id === policyId);
  return { ...account, ...(isThere && { policies: account.policies.filter(({ id }) => id !== policyId) }) };
}

/**
 * Returns the account with a principal added to an access group. A group that is not listed is added, too (EDIT-2).
 *
 * @param from an account, or its compiled form
 * @param groupId `AccessGroupId-…`
 * @param principalId IAM ID
 * @returns a new account; the given one is not changed
 * @throws TypeError if an argument is invalid
 *
 * @example
 * ```ts
 * import { withMember } from 'apikey-policy';
 *
 * const account = { id: 'a', principals: [], accessGroups: [], policies: [] };
 * withMember(account, 'AccessGroupId-1', 'IBMid-1').accessGroups; // => [{ id: 'AccessGroupId-1', members: ['IBMid-1'] }]
 * ```
 */
export function withMember(from: Account | PolicyDecisionPoint, groupId: string, principalId: string): Account {
  const account = accountOf(from);
  checkId('groupId', groupId);
  checkId('principalId', principalId);
  const { accessGroups } = parsed({ accessGroups: [{ id: groupId, members: [principalId] }] });
  if (account.accessGroups.some(({ id }) => id === groupId)) {
    return withMembers(account, groupId, (members) =>
      members.includes(principalId) ? members : [...members, principalId],
    );
  }
  // A group that was not read may have other members.
  const isPartial = account.partial?.includes('accessGroups') ?? false;
  const listed = accessGroups.map((group): AccessGroup => (isPartial ? { ...group, partial: true } : group));
  return { ...account, accessGroups: [...account.accessGroups, ...listed] };
}

/**
 * Returns the account with a principal removed from the listed members of an access group. If the group is partial, it
 * stays unknown whether the principal is a member (EDIT-2).
 *
 * @param from an account, or its compiled form
 * @param groupId `AccessGroupId-…`; nothing changes if the account does not list it
 * @param principalId IAM ID
 * @returns a new account; the given one is not changed
 * @throws TypeError if an argument is invalid
 *
 * @example
 * ```ts
 * import { withoutMember } from 'apikey-policy';
 *
 * const creators = { id: 'AccessGroupId-1', members: ['IBMid-1', 'IBMid-2'] };
 * const account = { id: 'a', principals: [], accessGroups: [creators], policies: [] };
 * withoutMember(account, 'AccessGroupId-1', 'IBMid-1').accessGroups[0]?.members; // => ['IBMid-2']
 * ```
 */
export function withoutMember(from: Account | PolicyDecisionPoint, groupId: string, principalId: string): Account {
  const account = accountOf(from);
  checkId('groupId', groupId);
  checkId('principalId', principalId);
  return withMembers(account, groupId, (members) => members.filter((member) => member !== principalId));
}

function withMembers(
  account: Account,
  groupId: string,
  change: (members: readonly string[]) => readonly string[],
): Account {
  const accessGroups = account.accessGroups.map((group) =>
    group.id === groupId ? { ...group, members: change(group.members) } : group,
  );
  return { ...account, accessGroups };
}

function setting(value: SettingValue): SettingValue {
  if (typeof value !== 'string') refuseArgument('value', 'a string', value);
  return value;
}

function checkId(name: string, id: unknown): void {
  if (typeof id !== 'string' || id === '') refuseArgument(name, 'a non-empty string', id);
}

/** Parses the new parts of an edit. The rest of the account is not checked. */
function parsed(parts: Partial<Account>): Account {
  const result = parseAccount({ id: 'edit', principals: [], accessGroups: [], policies: [], ...parts });
  if (result.ok) return result.value;
  throw new TypeError(`the edit is invalid: ${result.issues[0].message}`);
}
