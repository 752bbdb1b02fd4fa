import { FALSE, TRUE, type Truth, unknownFor } from '../matching/ternary.ts';
import type { Account } from '../nouns/account.ts';
import type { Action } from '../nouns/action.ts';
import type { Requirement } from '../nouns/decision.ts';
import { frozen } from '../nouns/frozen.ts';
import type { Role } from '../nouns/role.ts';
import { type CatalogueRole, ROLE_CATALOGUE } from '../nouns/role-catalogue.ts';

/** The roles that an account defines and the catalogue does not have, by CRN (R1). */
export type RoleDefinitions = ReadonlyMap<string, Role>;

const CATALOGUE: ReadonlyMap<string, CatalogueRole> = new Map(
  ROLE_CATALOGUE.flatMap((role) => role.crns.map((crn) => [crn, role] as const)),
);

const UNKNOWN_ROLE = unknownFor('unknown-role');
const UNDOCUMENTED_TARGET = unknownFor('undocumented-target');

/** The role that IBM documents under a CRN, in any spelling. */
export function catalogueRole(crn: string): CatalogueRole | undefined {
  return CATALOGUE.get(crn);
}

/** The account's own role definitions. If the catalogue has a role, its definition is ignored (R1). */
export function definitionsOf({ roles = [] }: Account): RoleDefinitions {
  return new Map(roles.filter(({ crn }) => !CATALOGUE.has(crn)).map((role) => [role.crn, role]));
}

/** Whether a role carries an action on a target that selects by these attributes. Roles compare by CRN (section 5). */
export function carries(crn: string, action: Action, selectors: ReadonlySet<string>, defined: RoleDefinitions): Truth {
  const known = catalogueRole(crn);
  if (known !== undefined) {
    if (!known.actions.includes(action)) return FALSE;
    // R4: the creator roles are not documented on targets that select by `serviceType` alone.
    return known.onServiceType || selectors.has('serviceName') || selectors.has('service_group_id')
      ? TRUE
      : UNDOCUMENTED_TARGET;
  }
  const definition = defined.get(crn);
  if (definition === undefined) return UNKNOWN_ROLE; // R2
  if (!defines(definition, action)) return FALSE;
  return selectors.has('serviceName') ? TRUE : UNDOCUMENTED_TARGET; // R1
}

/** The roles that grant an action: those of the catalogue, each in its first spelling, then the account's own (A4). */
export function requirementOf(action: Action, defined: RoleDefinitions): Requirement {
  const known = ROLE_CATALOGUE.filter((role) => role.actions.includes(action)).map((role) => role.crns[0]);
  const own = [...defined.values()].filter((role) => defines(role, action)).map((role) => role.crn);
  // Frozen because many decisions of a compiled account share it (A6).
  return frozen({ action, roles: [...known, ...own.sort()] });
}

/** Whether a role definition carries an action. A role of another service does not; services compare exactly (R1). */
function defines(role: Role, action: Action): boolean {
  return role.service === 'iam-identity' && role.actions.includes(action);
}
