import { type Policy, ROLE_CATALOGUE, type Target } from 'apikey-policy';

/** The simplest target on which every role grants its actions. */
export const ON_IAM_IDENTITY: Target = { attributes: [{ key: 'serviceName', value: 'iam-identity' }] };

const EVERY_ROLE = ROLE_CATALOGUE.flatMap(({ crns: [crn] }) => crn);

/** A policy that grants a principal all four actions. */
export function grantingPolicy(id: string, principal: string): Policy {
  return { id, subject: { principal }, roles: EVERY_ROLE, target: ON_IAM_IDENTITY };
}

export function narrowed(policy: Policy, key: string, value: string): Policy {
  return { ...policy, target: { ...policy.target, attributes: [...policy.target.attributes, { key, value }] } };
}
