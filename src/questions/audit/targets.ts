import type { AuditedPolicy } from './audited-policy.ts';
import {
  ALL_ENABLED_SERVICES,
  DISPLAY_NAME,
  isAccountAlone,
  MISSPELT,
  type Mistake,
  RESOURCE_GROUP,
} from './mistakes.ts';

/** Nothing on IAM Identity is in a resource group (G2). A target on all enabled services is not meant for it anyway. */
export function resourceGroup(policy: AuditedPolicy): string | undefined {
  return allEnabledServices(policy) === undefined ? ifIn(policy, RESOURCE_GROUP) : undefined;
}

export function allEnabledServices(policy: AuditedPolicy): string | undefined {
  return ifIn(policy, ALL_ENABLED_SERVICES);
}

export function platformServiceMisspelt(policy: AuditedPolicy): string | undefined {
  return ifIn(policy, MISSPELT);
}

export function serviceDisplayName(policy: AuditedPolicy): string | undefined {
  return ifIn(policy, DISPLAY_NAME);
}

/** A target that names the account alone selects no service (G3). */
export function accountAlone({ policy }: AuditedPolicy): string | undefined {
  return isAccountAlone(policy.target) ? '' : undefined;
}

/** A target that matches all the same, by its tags (G6), has no mistake. */
function ifIn({ policy, isOnTarget }: AuditedPolicy, { isIn }: Mistake): string | undefined {
  return !isOnTarget && policy.target.attributes.some(isIn) ? '' : undefined;
}
