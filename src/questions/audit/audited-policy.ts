import { byAction } from '../../engine/by-action.ts';
import { FALSE, TRUE } from '../../matching/ternary.ts';
import { PUBLIC_ACCESS_GROUP } from '../../nouns/access-group.ts';
import type { Account } from '../../nouns/account.ts';
import { ACTIONS, type Action, CREATE_SERVICE_ID, CREATE_USER_API_KEY } from '../../nouns/action.ts';
import type { Policy } from '../../nouns/policy.ts';
import { ROLES } from '../../nouns/role-crns.ts';
import { isActive } from '../../rules/policy.ts';
import { anyRequestContext } from '../../rules/request-context.ts';
import { carries, isUnknownRole, type ReadRole, type RoleDefinitions, readRole } from '../../rules/role.ts';
import { isOnAnotherService, readTarget, type TargetTest, testTarget } from '../../rules/target.ts';
import { correctedTarget } from './mistakes.ts';

/**
 * An active policy (G1) that grants one of the four actions, or would without the mistakes that an audit finds
 * (AUD-1).
 */
export interface AuditedPolicy {
  readonly policy: Policy;
  /** The actions that it grants, or would grant. */
  readonly actions: readonly Action[];
  /** Whether its uncorrected target matches requests for one of them. */
  readonly isOnTarget: boolean;
  /** Its roles that are unknown (R2). */
  readonly unknownRoles: readonly string[];
}

/** The selector of a target on which every role counts (R1, R4). */
const BY_SERVICE_NAME: readonly string[] = ['serviceName'];

/** The id of the policy that stands for the access of the owner (P6). Nobody can change it. */
const ACCOUNT_OWNER = 'account-owner';

/** The policies of an account that an audit checks, each id once. */
export function auditedPolicies({ id: accountId, policies }: Account, defined: RoleDefinitions): AuditedPolicy[] {
  const audited = new Map<string, AuditedPolicy>();
  // Whether a target can match a request for an action; for an API key of a service ID, that of some service ID.
  const mayMatch = byAction((action) => {
    const context = anyRequestContext(accountId, action);
    return (test: TargetTest): boolean => testTarget(test, context) !== FALSE;
  });
  for (const policy of policies) {
    const { id, roles, target } = policy;
    if (!isActive(policy) || id === ACCOUNT_OWNER || roles.includes(ROLES.unsupportedVersion) || audited.has(id))
      continue;
    const corrected = correctedTarget(target);
    // Tested first because it is fast and excludes most policies.
    if (isOnAnotherService(corrected)) continue;
    const readRoles = roles.map((crn) => readRole(crn, defined));
    const isFor = (action: Action, role: ReadRole): boolean =>
      isForPublicGroup(policy) ? isCreatorRole(role, action) : carries(role, action, BY_SERVICE_NAME) !== FALSE;
    const carried = ACTIONS.filter((action) => readRoles.some((role) => isFor(action, role)));
    if (carried.length === 0) continue;
    const matching = (test: TargetTest): Action[] => carried.filter((action) => mayMatch[action](test));
    const actions = matching(readTarget(corrected));
    if (actions.length === 0) continue;
    const unknownRoles = readRoles.filter(isUnknownRole).map(({ crn }) => crn);
    audited.set(id, { policy, actions, isOnTarget: matching(readTarget(target)).length > 0, unknownRoles });
  }
  return [...audited.values()];
}

/** Whether a role certainly carries an action on a target on which every role counts. */
export function carriesAction(crn: string, action: Action, defined: RoleDefinitions): boolean {
  return carries(readRole(crn, defined), action, BY_SERVICE_NAME) === TRUE;
}

/** Whether a role is the creator role of the catalogue for an action (AUD-2). */
function isCreatorRole({ documented }: ReadRole, action: Action): boolean {
  const isCreation = action === CREATE_USER_API_KEY || action === CREATE_SERVICE_ID;
  return isCreation && documented?.actions.includes(action) === true;
}

/** Policies of the public access group grant nothing on IAM Identity (M2). */
export function isForPublicGroup({ subject }: Policy): boolean {
  return subject.accessGroup === PUBLIC_ACCESS_GROUP;
}
