import { type Account, type AccountAndRequest, kindOfIamId, type Policy, type Request } from 'apikey-policy';
import fc from 'fast-check';
import { accountAndRequest, policiesIn } from '../../src/doors/testing/arbitraries/index.ts';
import { grantingPolicy } from '../../src/doors/testing/granting-policy.ts';

/** An account with a request, and one more policy, which the account does not have. */
export interface OneMore extends AccountAndRequest {
  readonly policy: Policy;
}

/** Whether it is known if the principal is in the account: it is listed, or a user (P2). */
export function isListedOrUser({ principals }: Account, { principal }: Request): boolean {
  return kindOfIamId(principal) === 'user' || principals.some(({ id }) => id === principal);
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

/** The policy often is for the requester, and often grants all actions. */
export const oneMore: fc.Arbitrary<OneMore> = accountAndRequest().chain(({ account, request }) =>
  policiesFor(account, request).map((policy) => ({ account, request, policy })),
);
