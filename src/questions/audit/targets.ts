import { readTextTest } from '../../matching/text-test.ts';
import type { Matcher } from '../../nouns/policy.ts';
import { readTarget } from '../../rules/target.ts';
import type { Audited } from './audited.ts';
import type { AuditedPolicy } from './audited-policy.ts';
import { mayMatch } from './audited-policy.ts';

/** Nothing on IAM Identity is in a resource group (G2). */
export function resourceGroup(policy: AuditedPolicy, audited: Audited): string | undefined {
  const { attributes } = policy.policy.target;
  const others = attributes.filter(({ key }) => key !== 'resourceGroupId');
  return others.length < attributes.length ? ifGrantingOn(others, policy, audited) : undefined;
}

export function allEnabledServices(policy: AuditedPolicy, audited: Audited): string | undefined {
  return ifOfServiceType('service', policy, audited);
}

export function platformServiceMisspelt(policy: AuditedPolicy, audited: Audited): string | undefined {
  return ifOfServiceType('platform-service', policy, audited);
}

/** Found where a policy grants nothing because it is on another service type than that of IAM Identity (G3). */
function ifOfServiceType(type: string, policy: AuditedPolicy, audited: Audited): string | undefined {
  const { attributes } = policy.policy.target;
  const isWrong = ({ key, operator = 'stringEquals', value }: Matcher): boolean =>
    key === 'serviceType' && operator !== 'stringExists' && readTextTest(operator, value)?.(type) === true;
  if (!attributes.some(isWrong)) return undefined;
  const corrected = attributes.map((matcher) =>
    isWrong(matcher) ? { key: 'serviceType', value: 'platform_service' } : matcher,
  );
  return ifGrantingOn(corrected, policy, audited);
}

/** A target that names the account alone selects no service (G3). */
export function accountAlone(policy: AuditedPolicy, audited: Audited): string | undefined {
  const { attributes, tags = [] } = policy.policy.target;
  const isAlone = attributes.every(({ key }) => key === 'accountId') && tags.length === 0;
  if (attributes.length === 0 || !isAlone) return undefined;
  return ifGrantingOn([...attributes, { key: 'serviceName', value: 'iam-identity' }], policy, audited);
}

/** Found where a policy grants nothing, and would grant something if its target had these attributes instead. */
function ifGrantingOn(
  attributes: readonly Matcher[],
  { policy, granted, carried }: AuditedPolicy,
  { account }: Audited,
): string | undefined {
  if (granted.length > 0) return undefined;
  const target = readTarget({ ...policy.target, attributes });
  return carried.some((action) => mayMatch(target, account.id, action)) ? '' : undefined;
}
