import type { Account } from '../../nouns/account.ts';
import { kindOfIamId } from '../../nouns/iam-id.ts';
import type { ServiceId, User } from '../../nouns/principal.ts';
import type { Request } from '../../nouns/request.ts';
import { catalogueRole, definitionsOf, type RoleDefinitions, requirementOf } from '../../rules/role.ts';
import { settingOf } from '../../rules/setting.ts';
import { type Asked, after, isAllowed, serviceIdOf } from './apply-remedy.ts';
import { grantingGroups, grantingTime, unknownRoles } from './prospects.ts';
import type { Beneficiary, Change } from './remedy.ts';

/**
 * The minimal ways by which a request that passes the gates, and is neither free nor granted, becomes so. One change
 * suffices, unless a policy misses both: its role is unknown, and it depends on the time.
 */
export function waysToAccess(asked: Asked): Change[][] {
  const suffices = (change: Change): boolean => isAllowed(after(asked, [change]));
  const unknown = [...unknownRoles(asked)].map((id): Change => ({ kind: 'supply-data', data: 'role', id }));
  const time = timeFor(asked);
  const roles = unknown.filter(suffices);
  const sufficient = [
    ...time,
    ...roles,
    ...joinsFor(asked),
    ...assignmentsFor(asked),
    ...settingFor(asked).filter(suffices),
  ];
  const pairs =
    time.length > 0
      ? []
      : unknown
          .filter((change) => !roles.includes(change))
          .flatMap((change) => timeFor(after(asked, [change])).map((instant) => [instant, change]));
  return [...sufficient.map((change) => [change]), ...pairs];
}

function timeFor(asked: Asked): Change[] {
  const example = asked.request.time === undefined ? grantingTime(asked) : undefined;
  return example === undefined ? [] : [{ kind: 'supply-time', example }];
}

/** Whoever is a listed member of a group with such a policy is granted it already. */
function joinsFor(asked: Asked): Change[] {
  const { account, request } = asked;
  const granting = grantingGroups(asked);
  const groups = new Map(account.accessGroups.map((group) => [group.id, group]));
  return [...groups.values()]
    .filter(({ id }) => granting.has(id))
    .map(({ id, name }) => ({
      kind: 'join-access-group',
      account: account.id,
      principal: beneficiaryIn(account, request),
      group: { id, ...(name !== undefined && { name }) },
    }));
}

/** One for each role that grants it (A4). */
function assignmentsFor({ account, request }: Asked): Change[] {
  const serviceId = serviceIdOf(request);
  const defined = definitionsOf(account);
  return requirementOf(request.action, defined).roles.map((crn) => ({
    kind: 'assign-role',
    account: account.id,
    principal: beneficiaryIn(account, request),
    role: { crn, ...nameOfRole(crn, defined) },
    ...(serviceId !== undefined && { resource: serviceId.resource }),
  }));
}

/** An own value that restricts is relaxed; one that does not, and still is in the way, may be unreadable (S4). */
function settingFor({ account, request }: Asked): Change[] {
  const { id } = account;
  const setting = settingOf(request.action);
  if (setting === undefined) return [];
  return account[setting] === 'RESTRICTED'
    ? [{ kind: 'relax-setting', account: id, setting }]
    : [{ kind: 'supply-data', data: 'setting', id: setting }];
}

/** What a beneficiary has of a principal. */
type Named = Pick<User, 'email'> & Pick<ServiceId, 'locked'>;

function beneficiaryIn({ principals }: Account, { principal: id }: Request): Beneficiary {
  const known: Named | undefined = principals.find((principal) => principal.id === id);
  return {
    kind: kindOfIamId(id),
    id,
    ...(known?.email !== undefined && { email: known.email }),
    ...(known?.locked === true && { locked: true }),
  };
}

function nameOfRole(crn: string, defined: RoleDefinitions): { name?: string } {
  const name = catalogueRole(crn)?.name ?? defined.get(crn)?.name;
  return name === undefined ? {} : { name };
}
