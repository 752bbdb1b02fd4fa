import { ACTIONS, type Action, CREATE_SERVICE_ID, CREATE_USER_API_KEY } from '../../nouns/action.ts';
import type { RoleDefinitions } from '../../rules/role.ts';
import type { Audited } from './audited.ts';
import { type AuditedPolicy, carriesAction, isForPublicGroup } from './audited-policy.ts';
import { listOf } from './subject-name.ts';

/** The actions of the creator roles. */
const CREATIONS: readonly Action[] = [CREATE_USER_API_KEY, CREATE_SERVICE_ID];

/** M2: audited policies of the public access group have a creator role, which grants nothing there. */
export function publicCreatorRole({ policy }: AuditedPolicy): string | undefined {
  return isForPublicGroup(policy) ? '' : undefined;
}

export function unknownRole({ policy, unknownRoles }: AuditedPolicy): string | undefined {
  return unknownRoles.length > 0 && !isForPublicGroup(policy) ? listOf(unknownRoles) : undefined;
}

/** AUD-2: each role for a creation also carries other actions. The public access group is left out (M2). */
export function creationBesideOthers({ policy, actions }: AuditedPolicy, { defined }: Audited): string | undefined {
  if (isForPublicGroup(policy)) return undefined;
  const wide = CREATIONS.filter((action) => actions.includes(action)).flatMap((action) => {
    const carriers = policy.roles.filter((crn) => carriesAction(crn, action, defined));
    return carriers.every((crn) => carriesMore(crn, action, defined)) ? carriers : [];
  });
  return wide.length > 0 ? listOf(wide) : undefined;
}

function carriesMore(crn: string, action: Action, defined: RoleDefinitions): boolean {
  const carried = ACTIONS.filter((other) => carriesAction(crn, other, defined));
  return [...carried, ...(defined.get(crn)?.actions ?? [])].some((other) => other !== action);
}
