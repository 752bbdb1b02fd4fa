import { type AccessGroup, type Policy, type PolicySubject, type Principal, PUBLIC_ACCESS_GROUP } from 'apikey-policy';
import fc from 'fast-check';
import { conditions } from './conditions.ts';
import { groupIds, policyIds, principalIds, SERVICE_IDS, unlistedIds } from './ids.ts';
import { elsewhere } from './other-services.ts';
import { roleCrnLists } from './roles.ts';
import { targetsIn } from './targets.ts';
import { mostlyFrom, sometimes, weighted, weightedValues, withRepeats } from './weighted.ts';

/** The principals and access groups that policies of an account can name. */
export interface Cast {
  readonly id: string;
  readonly principals: readonly Principal[];
  readonly accessGroups: readonly AccessGroup[];
}

function subjectsIn({ principals, accessGroups }: Cast): fc.Arbitrary<PolicySubject> {
  const listedPrincipals = principals.map(({ id }) => id);
  const listedGroups = accessGroups.map(({ id }) => id);
  return weighted<PolicySubject>(
    [14, mostlyFrom(listedPrincipals, principalIds).map((principal) => ({ principal }))],
    [14, mostlyFrom(listedGroups, groupIds).map((accessGroup) => ({ accessGroup }))],
    // A service ID or a profile that no list has (P2).
    [3, mostlyFrom(unlistedIds(principals), principalIds).map((principal) => ({ principal }))],
    [1, fc.constant({ accessGroup: PUBLIC_ACCESS_GROUP })],
    // The id of a group as a principal, and the id of a principal as a group (G1).
    [1, mostlyFrom(listedGroups, groupIds).map((principal) => ({ principal }))],
    [1, mostlyFrom(listedPrincipals, principalIds).map((accessGroup) => ({ accessGroup }))],
  );
}

/** Types and states; most policies stay active (G1). */
const activities = fc
  .tuple(
    sometimes(15, fc.record({ type: weightedValues([3, 'access'], [2, 'authorization'], [1, 'Access'], [1, '']) })),
    sometimes(15, fc.record({ state: weightedValues([3, 'active'], [2, 'deleted'], [1, 'ACTIVE'], [1, 'toString']) })),
  )
  .map(([type, state]): Pick<Policy, 'type' | 'state'> => ({ ...type, ...state }));

/**
 * Generates policies for these principals and groups, and sometimes for others. Most of them grant something or almost
 * grant it; some give powerful roles on another service.
 *
 * @param cast an account, or its id, principals and access groups
 * @param fixed values of fields that all policies share; the other fields are generated
 *
 * @example
 * ```ts
 * import { parseAccount } from 'apikey-policy';
 * import { policiesIn } from 'apikey-policy/testing';
 * import fc from 'fast-check';
 *
 * const cast = { id: 'account-1', principals: [], accessGroups: [] };
 * const policies = fc.sample(policiesIn(cast, { state: 'deleted' }), 10);
 * policies.every((policy) => parseAccount({ ...cast, policies: [policy] }).ok); // => true
 * policies.every(({ state }) => state === 'deleted'); // => true
 * ```
 */
export function policiesIn(cast: Cast, fixed: Partial<Policy> = {}): fc.Arbitrary<Policy> {
  const own = cast.principals.filter(({ kind }) => kind === 'service-id').map(({ id }) => id);
  const resources = [...own, ...SERVICE_IDS].slice(0, 3).map((id) => id.slice('iam-'.length));
  return fc
    .tuple(
      fc.record({
        id: policyIds,
        subject: subjectsIn(cast),
        roles: roleCrnLists,
        target: targetsIn(cast.id, resources),
      }),
      sometimes(40, fc.record({ condition: conditions })),
      activities,
      sometimes(6, elsewhere),
    )
    .map(
      ([policy, condition, activity, reach]): Policy => ({ ...policy, ...condition, ...activity, ...reach, ...fixed }),
    );
}

export function policyListsIn(cast: Cast): fc.Arbitrary<readonly Policy[]> {
  const policies = policiesIn(cast);
  const ids = { selector: ({ id }: Policy): string => id, size: 'max' } as const;
  return withRepeats(
    weighted(
      [9, fc.uniqueArray(policies, { ...ids, minLength: 3, maxLength: 9 })],
      [1, fc.uniqueArray(policies, { ...ids, maxLength: 1 })],
    ),
  );
}
