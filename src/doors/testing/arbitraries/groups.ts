import { type AccessGroup, type Principal, PUBLIC_ACCESS_GROUP } from 'apikey-policy';
import fc from 'fast-check';
import { groupIds, principalIds, unlistedIds } from './ids.ts';
import { mostlyFrom, sometimes, weighted, withRepeats } from './weighted.ts';

/** Complete and incomplete access groups of these principals, and sometimes of others (M1, I2, P2). */
export function groupsOf(principals: readonly Principal[]): fc.Arbitrary<readonly AccessGroup[]> {
  const others = weighted([1, principalIds], [2, mostlyFrom(unlistedIds(principals), principalIds)]);
  const members = withRepeats(
    fc
      .tuple(
        fc.subarray(principals.map(({ id }) => id)),
        weighted([4, fc.constant<string[]>([])], [1, fc.array(others, { minLength: 1, maxLength: 2 })]),
      )
      .map(([listed, unlisted]) => [...listed, ...unlisted]),
  );
  const groups = fc
    .tuple(
      weighted([20, groupIds], [1, fc.constant(PUBLIC_ACCESS_GROUP)]),
      members,
      sometimes(20, fc.record({ partial: fc.boolean() })),
    )
    .map(([id, listed, partial]): AccessGroup => ({ id, members: listed, ...partial }));
  return withRepeats(fc.uniqueArray(groups, { selector: ({ id }) => id, minLength: 1, maxLength: 4, size: 'max' }));
}
