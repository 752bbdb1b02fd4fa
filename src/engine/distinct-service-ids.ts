import { isOpen } from '../matching/ternary.ts';
import type { Account } from '../nouns/account.ts';
import { CREATE_SERVICE_ID_API_KEY } from '../nouns/action.ts';
import { anyRequestContext } from '../rules/request-context.ts';
import { definitionsOf } from '../rules/role.ts';
import { dependsOnServiceId } from '../rules/verdict.ts';
import { indexPolicies, verdictOnAny } from './indexed-policy.ts';

/**
 * Picks service IDs that together get every effect which any of them gets. It picks each service ID that a policy names.
 * Of the others, it picks one that the account lists and one that it does not list. An account can have thousands of
 * service IDs, of which policies name few.
 *
 * @param serviceIds service IDs as `ServiceId-…`
 */
export function distinctServiceIds(account: Account, serviceIds: readonly string[]): readonly string[] {
  const { ofPrincipals, ofGroups } = indexPolicies(account, definitionsOf(account));
  const anyRequest = anyRequestContext(account.id, CREATE_SERVICE_ID_API_KEY);
  const named = new Set<string>();
  for (const policy of [...ofPrincipals.values(), ...ofGroups.values()].flat()) {
    const verdict = verdictOnAny(policy, anyRequest);
    if (!dependsOnServiceId(verdict)) continue;
    const { serviceId } = policy;
    // A pattern, or a condition: which of the service IDs it means is not worked out here.
    if (serviceId === undefined || isOpen(verdict.condition)) return serviceIds;
    named.add(serviceId);
  }
  const listed = new Set(account.principals.map(({ id }) => id));
  const isListed = (serviceId: string): boolean => listed.has(`iam-${serviceId}`);
  const others = serviceIds.filter((serviceId) => !named.has(serviceId));
  const examples = new Set([others.find(isListed), others.find((serviceId) => !isListed(serviceId))]);
  return serviceIds.filter((serviceId) => named.has(serviceId) || examples.has(serviceId));
}
