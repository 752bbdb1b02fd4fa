import { type Account, kindOfIamId, type Policy, type Request } from 'apikey-policy';
import fc from 'fast-check';
import { type AccountAndRequest, accountAndRequest, policiesIn } from '../arbitraries/index.ts';
import { grantingPolicy } from '../granting-policy.ts';

/** An account with a request, and a policy that it does not have and that may be given to it. */
export interface OneMore extends AccountAndRequest {
  readonly policy: Policy;
}

/** Whether a principal is in the account, or is not, whatever names it: it is listed, or a user (P2). */
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

/** The policy often is about who asks, and often grants all. */
export const oneMore: fc.Arbitrary<OneMore> = accountAndRequest().chain(({ account, request }) =>
  policiesFor(account, request).map((policy) => ({ account, request, policy })),
);
