import { isActive } from '../../rules/policy.ts';
import { grantTest } from '../grant-test.ts';
import type { AccountAndRequest } from './apply-remedy.ts';

/** The policies of an access group that count, by id. */
export interface GroupPolicies {
  /** Those that certainly grant the request to every member. */
  readonly granting: ReadonlySet<string>;
  /** The others, on any service. */
  readonly others: ReadonlySet<string>;
}

/** Finds the access groups that grant a request to their members, by id (REM-2). */
export function grantingGroups({ account, request }: AccountAndRequest): ReadonlyMap<string, GroupPolicies> {
  const grants = grantTest(account, request);
  const groups = new Map<string, { readonly granting: Set<string>; readonly others: Set<string> }>();
  for (const policy of account.policies) {
    const { accessGroup } = policy.subject;
    if (accessGroup === undefined || !isActive(policy)) continue;
    const policies = groups.get(accessGroup) ?? { granting: new Set(), others: new Set() };
    groups.set(accessGroup, policies);
    (grants(policy) ? policies.granting : policies.others).add(policy.id);
  }
  return new Map([...groups].filter(([, { granting }]) => granting.size > 0));
}
