import type { Account } from '../../nouns/account.ts';
import { kindOfIamId } from '../../nouns/iam-id.ts';
import type { ServiceId, User } from '../../nouns/principal.ts';
import type { Request } from '../../nouns/request.ts';
import { definitionsOf, type RoleDefinitions, readRole, requirementOf } from '../../rules/role.ts';
import { settingOf } from '../../rules/setting.ts';
import { type AccountAndRequest, after, isAllowed, serviceIdOf } from './apply-remedy.ts';
import type { GroupPolicies } from './granting-groups.ts';
import { lackingIn } from './lacking.ts';
import { instantIn } from './opening-time.ts';
import type { Beneficiary, Change, SupplyData, SupplyTime } from './remedy.ts';

/**
 * The minimal sets of changes by which a request that meets all preconditions is allowed. One change is enough, except
 * for a policy that has an unknown role and also depends on the time.
 */
export function candidatesFor(
  accountAndRequest: AccountAndRequest,
  groups: ReadonlyMap<string, GroupPolicies>,
): Change[][] {
  const single = [
    ...joins(accountAndRequest, groups),
    ...assignments(accountAndRequest),
    ...settingChanges(accountAndRequest),
  ];
  return [...knowledge(accountAndRequest), ...single.map((change) => [change])];
}

/** The data that the policies about the principal lack. Supplying it gives no new access (REM-3). */
function knowledge(accountAndRequest: AccountAndRequest): Change[][] {
  const { second, roles, rolesAtTime } = lackingIn(accountAndRequest);
  const supplied = [...roles].map((id) => [supplyRole(id)]);
  if (second !== undefined) return [[supplyTime(second)], ...supplied];
  const pairs = [...rolesAtTime].filter(([id]) => !roles.has(id));
  return [...supplied, ...pairs.map(([id, atSecond]) => [supplyTime(atSecond), supplyRole(id)])];
}

function supplyTime(second: number): SupplyTime {
  return { kind: 'supply-time', example: instantIn(second) };
}

function supplyRole(id: string): SupplyData {
  return { kind: 'supply-data', data: 'role', id };
}

/** Joining each group that grants the request. The requester is in none of them, else it would be allowed. */
function joins({ account, request }: AccountAndRequest, granting: ReadonlyMap<string, GroupPolicies>): Change[] {
  const principal = beneficiaryIn(account, request);
  const groups = new Map(account.accessGroups.map((group) => [group.id, group]));
  return [...groups.values()]
    .filter(({ id }) => granting.has(id))
    .map(({ id, name, managed }) => ({
      kind: 'join-access-group',
      account: account.id,
      principal,
      group: { id, ...(name !== undefined && { name }), ...(managed && { managed }) },
    }));
}

/** One change for each role that includes the action (A4). */
function assignments({ account, request }: AccountAndRequest): Change[] {
  const serviceId = serviceIdOf(request);
  const defined = definitionsOf(account);
  const principal = beneficiaryIn(account, request);
  return requirementOf(request.action, defined).roles.map((crn) => ({
    kind: 'assign-role',
    account: account.id,
    principal,
    role: { crn, ...nameOfRole(crn, defined) },
    ...(serviceId !== undefined && { resource: serviceId.resource }),
  }));
}

/** The account's own value, where it alone restricts the action, or where it alone cannot be read (S4). */
function settingChanges(accountAndRequest: AccountAndRequest): Change[] {
  const { account, request } = accountAndRequest;
  const setting = settingOf(request.action);
  if (setting === undefined) return [];
  const change: Change =
    account[setting] === 'RESTRICTED'
      ? { kind: 'relax-setting', account: account.id, setting }
      : { kind: 'supply-data', data: 'setting', id: setting };
  return isAllowed(after(accountAndRequest, [change])) ? [change] : [];
}

/** The fields that a beneficiary takes from a principal. */
type Named = Pick<User, 'name' | 'email'> & Pick<ServiceId, 'locked'>;

export function beneficiaryIn({ principals }: Account, { principal: id }: Request): Beneficiary {
  const listed: Named | undefined = principals.find((principal) => principal.id === id);
  return {
    kind: kindOfIamId(id),
    id,
    ...(listed?.name !== undefined && { name: listed.name }),
    ...(listed?.email !== undefined && { email: listed.email }),
    ...(listed?.locked === true && { locked: true }),
  };
}

export function nameOfRole(crn: string, definitions: RoleDefinitions): { name?: string } {
  const { documented, defined } = readRole(crn, definitions);
  const name = documented?.name ?? defined?.name;
  return name === undefined ? {} : { name };
}
