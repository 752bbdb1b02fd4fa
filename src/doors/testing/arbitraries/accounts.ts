import type { Account, AccountPart } from 'apikey-policy';
import fc from 'fast-check';
import { groupsOf } from './groups.ts';
import { ACCOUNT_IDS, PROTOTYPE_NAMES, userIds } from './ids.ts';
import { policyListsIn } from './policies.ts';
import { principalLists } from './principals.ts';
import { definedRoles } from './roles.ts';
import { settings } from './settings.ts';
import { sometimes, weighted, withRepeats } from './weighted.ts';

const accountIds = weighted([30, fc.constantFrom(...ACCOUNT_IDS)], [1, fc.constantFrom(...PROTOTYPE_NAMES)]);

const LISTS: readonly AccountPart[] = ['policies', 'accessGroups', 'principals', 'roles', 'owner'];

/** Any subset of the lists, and sometimes the owner alone (I1, I4). */
const partialLists = weighted<readonly AccountPart[]>([4, fc.subarray([...LISTS])], [1, fc.constant(['owner'])]);

/** The fields other than the principals, groups and policies. */
const surroundings = fc
  .tuple(
    settings,
    sometimes(50, fc.record({ ownerId: userIds })),
    sometimes(70, fc.record({ roles: definedRoles })),
    sometimes(25, fc.record({ partial: withRepeats(partialLists) })),
  )
  .map((parts): Partial<Account> => Object.assign({}, ...parts));

/**
 * Generates valid accounts. They are small, so that their ids, groups and policies refer to each other, and many are near
 * misses: one attribute, one role or one second keeps a policy from granting. Some policies and groups name service IDs
 * that no list has, and some templates restrict a setting that the account itself does not restrict.
 *
 * @param fixed values of fields that all accounts share; the other fields are generated
 *
 * @example
 * ```ts
 * import { parseAccount } from 'apikey-policy';
 * import { accounts } from 'apikey-policy/testing';
 * import fc from 'fast-check';
 *
 * const restricted = fc.sample(accounts({ apiKeyCreation: 'RESTRICTED' }), 10);
 * restricted.every((account) => parseAccount(account).ok); // => true
 * restricted.every(({ apiKeyCreation }) => apiKeyCreation === 'RESTRICTED'); // => true
 * ```
 */
export function accounts(fixed: Partial<Account> = {}): fc.Arbitrary<Account> {
  const beginnings = fc.record({
    id: fixed.id === undefined ? accountIds : fc.constant(fixed.id),
    principals: fixed.principals === undefined ? principalLists : fc.constant(fixed.principals),
  });
  return beginnings
    .chain((beginning) =>
      (fixed.accessGroups === undefined ? groupsOf(beginning.principals) : fc.constant(fixed.accessGroups)).map(
        (accessGroups) => ({ ...beginning, accessGroups }),
      ),
    )
    .chain((cast) =>
      fc
        .tuple(policyListsIn(cast), surroundings)
        .map(([policies, others]): Account => ({ ...cast, policies, ...others, ...fixed })),
    );
}
