import { TRUE } from '../matching/ternary.ts';
import type { Account } from '../nouns/account.ts';
import type { Policy } from '../nouns/policy.ts';
import type { Request } from '../nouns/request.ts';
import { readPolicy } from '../rules/policy.ts';
import { contextOf } from '../rules/request-context.ts';
import { definitionsOf, type RoleDefinitions } from '../rules/role.ts';
import { isOnAnotherService } from '../rules/target.ts';
import { evaluatePolicy, truthOf } from '../rules/verdict.ts';

/** Makes a test: does a policy certainly grant a request to its subject, with the account's roles or with others? */
export function grantTest(
  account: Account,
  { action, resource, time }: Omit<Request, 'principal'>,
): (policy: Policy, roles?: RoleDefinitions) => boolean {
  const context = contextOf(account.id, action, resource, time);
  const defined = definitionsOf(account);
  return (policy, roles = defined) => {
    if (isOnAnotherService(policy.target)) return false;
    return truthOf(evaluatePolicy(readPolicy(policy, TRUE, roles), context)) === TRUE;
  };
}
