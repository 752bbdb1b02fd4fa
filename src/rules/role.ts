import { FALSE, TRUE, type Truth, unknownFor } from '../matching/ternary.ts';
import type { Account } from '../nouns/account.ts';
import type { Action } from '../nouns/action.ts';
import type { Requirement } from '../nouns/decision.ts';
import { frozen } from '../nouns/frozen.ts';
import type { Role } from '../nouns/role.ts';
import { type CatalogueRole, ROLE_CATALOGUE } from '../nouns/role-catalogue.ts';

/** The roles that an account defines and the catalogue does not have, by CRN (R1). */
export type RoleDefinitions = ReadonlyMap<string, Role>;

/** A role of a policy, with what is known about it: IBM's documentation, or else the account's own definition. */
export interface ReadRole {
  readonly crn: string;
  readonly documented: CatalogueRole | undefined;
  readonly defined: Role | undefined;
}

const CATALOGUE: ReadonlyMap<string, ReadRole> = new Map(
  ROLE_CATALOGUE.flatMap((documented) =>
    documented.crns.map((crn) => [crn, { crn, documented, defined: undefined }] as const),
  ),
);

const UNKNOWN_ROLE = unknownFor('unknown-role');
const UNDOCUMENTED_TARGET = unknownFor('undocumented-target');

/** The role that IBM documents under a CRN, in any spelling. */
export function catalogueRole(crn: string): CatalogueRole | undefined {
  return CATALOGUE.get(crn)?.documented;
}

/** The account's own role definitions. If the catalogue has a role, its definition is ignored (R1). */
export function definitionsOf({ roles = [] }: Account): RoleDefinitions {
  return new Map(roles.filter(({ crn }) => !CATALOGUE.has(crn)).map((role) => [role.crn, role]));
}

/** Finds a role by its CRN (section 5). Without any definition, it is unknown (R2). */
export function readRole(crn: string, definitions: RoleDefinitions): ReadRole {
  return CATALOGUE.get(crn) ?? { crn, documented: undefined, defined: definitions.get(crn) };
}

/** R2: whether nothing defines a role. */
export function isUnknownRole({ documented, defined }: ReadRole): boolean {
  return documented === undefined && defined === undefined;
}

/** Whether a role carries an action on a target that selects by these attributes. */
export function carries({ documented, defined }: ReadRole, action: Action, selectors: readonly string[]): Truth {
  if (documented !== undefined) {
    if (!documented.actions.includes(action)) return FALSE;
    // R4: the creator roles are not documented on targets that select by `serviceType` alone.
    return documented.onServiceType || selectors.includes('serviceName') || selectors.includes('service_group_id')
      ? TRUE
      : UNDOCUMENTED_TARGET;
  }
  if (defined === undefined) return UNKNOWN_ROLE; // R2
  if (!defines(defined, action)) return FALSE;
  return selectors.includes('serviceName') ? TRUE : UNDOCUMENTED_TARGET; // R1
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
