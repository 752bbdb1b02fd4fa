import { type Account, type Policy, type Request, ROLE_CATALOGUE, type Target } from 'apikey-policy';
import fc from 'fast-check';
import { type AccountAndRequest, accountAndRequest, policiesIn } from '../support/arbitraries/index.ts';

/** The plainest target that every role counts on. */
export const ON_IAM_IDENTITY: Target = { attributes: [{ key: 'serviceName', value: 'iam-identity' }] };

const EVERY_ROLE = ROLE_CATALOGUE.flatMap(({ crns: [crn] }) => crn);

/** A policy that grants a principal everything that a policy can. */
export function grantingPolicy(id: string, principal: string): Policy {
  return { id, subject: { principal }, roles: EVERY_ROLE, target: ON_IAM_IDENTITY };
}

export function withPolicy(account: Account, policy: Policy): Account {
  return { ...account, policies: [...account.policies, policy] };
}

export function narrowed(policy: Policy, key: string, value: string): Policy {
  return { ...policy, target: { ...policy.target, attributes: [...policy.target.attributes, { key, value }] } };
}

/** An account with a request, and a policy that it does not have and that may be given to it. */
export interface OneMore extends AccountAndRequest {
  readonly policy: Policy;
}

const ID = 'one-more';

function policiesFor(account: Account, { principal }: Request): fc.Arbitrary<Policy> {
  const any = policiesIn(account).map((policy): Policy => ({ ...policy, id: ID }));
  return fc.oneof(
    fc.constant(grantingPolicy(ID, principal)),
    any,
    any.map((policy): Policy => ({ ...policy, subject: { principal } })),
  );
}

/** The policy often is about who asks, and often grants all. */
export const oneMore: fc.Arbitrary<OneMore> = accountAndRequest().chain(({ account, request }) =>
  policiesFor(account, request).map((policy) => ({ account, request, policy })),
);
