import { type Policy, ROLE_CATALOGUE, type Target } from 'apikey-policy';

/** The plainest target that every role counts on. */
export const ON_IAM_IDENTITY: Target = { attributes: [{ key: 'serviceName', value: 'iam-identity' }] };

const EVERY_ROLE = ROLE_CATALOGUE.flatMap(({ crns: [crn] }) => crn);

/** A policy that grants a principal everything that a policy can. */
export function grantingPolicy(id: string, principal: string): Policy {
  return { id, subject: { principal }, roles: EVERY_ROLE, target: ON_IAM_IDENTITY };
}

export function narrowed(policy: Policy, key: string, value: string): Policy {
  return { ...policy, target: { ...policy.target, attributes: [...policy.target.attributes, { key, value }] } };
}
