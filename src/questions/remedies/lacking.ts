import type { Policy } from '../../nouns/policy.ts';
import { definitionsOf, isUnknownRole, type RoleDefinitions, readRole } from '../../rules/role.ts';
import { grantTest } from '../grant-test.ts';
import { type AccountAndRequest, roleWith } from './apply-remedy.ts';
import { betterOpening, openingOf } from './opening-time.ts';

/** What the policies of a principal lack to grant a request that none of them grants. */
export interface Lacking {
  /** The best second at which a policy grants it as it is. */
  readonly second: number | undefined;
  /** CRNs of unknown roles (R2). A policy grants it as soon as one of them carries the action. */
  readonly roles: ReadonlySet<string>;
  /** CRNs of unknown roles that also need a time, with the best second for each. */
  readonly rolesAtTime: ReadonlyMap<string, number>;
}

/** Finds what is lacking. Each policy is looked at by itself, as grants only add up. */
export function lackingIn(accountAndRequest: AccountAndRequest): Lacking {
  const { account, request } = accountAndRequest;
  const grants = grantTest(account, request);
  const defined = definitionsOf(account);
  const openingIn = ({ condition, ...policy }: Policy, roles: RoleDefinitions): number | undefined => {
    const isLacking = request.time === undefined && condition !== undefined && grants(policy, roles);
    return isLacking ? openingOf(condition, accountAndRequest) : undefined;
  };

  let second: number | undefined;
  const roles = new Set<string>();
  const rolesAtTime = new Map<string, number>();
  for (const policy of certainlyFor(accountAndRequest)) {
    const asItIs = openingIn(policy, defined);
    if (asItIs !== undefined) second = betterOpening(second, asItIs);
    const unknown = policy.roles.filter((crn) => isUnknownRole(readRole(crn, defined)));
    const [crn] = unknown;
    if (crn === undefined) continue;
    // All unknown roles of a policy count alike, so it is enough to define one.
    const known = new Map([[crn, roleWith(crn, request.action)]]);
    if (grants(policy, known)) {
      for (const role of unknown) roles.add(role);
      continue;
    }
    const opening = openingIn(policy, known);
    if (opening === undefined) continue;
    for (const role of unknown) rolesAtTime.set(role, betterOpening(rolesAtTime.get(role), opening));
  }
  return { second, roles, rolesAtTime };
}

/** The policies whose subject certainly is the principal. Where that is unknown, no time or role makes it certain. */
function certainlyFor({ account, request }: AccountAndRequest): readonly Policy[] {
  const joined = account.accessGroups.filter(({ members }) => members.includes(request.principal));
  const groups = new Set(joined.map(({ id }) => id));
  return account.policies.filter(({ subject: { principal, accessGroup } }) =>
    principal === undefined ? groups.has(accessGroup) : principal === request.principal,
  );
}
