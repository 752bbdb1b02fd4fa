import { type AccessGroup, type Principal, PUBLIC_ACCESS_GROUP } from 'apikey-policy';
import fc from 'fast-check';
import { groupIds, principalIds } from './ids.ts';
import { sometimes, weighted, withRepeats } from './weighted.ts';

/** Access groups of these principals and now and then of others, read whole or not (M1, I2). */
export function groupsOf(principals: readonly Principal[]): fc.Arbitrary<readonly AccessGroup[]> {
  const members = withRepeats(
    fc
      .tuple(
        fc.subarray(principals.map(({ id }) => id)),
        weighted([4, fc.constant<string[]>([])], [1, fc.array(principalIds, { minLength: 1, maxLength: 2 })]),
      )
      .map(([listed, others]) => [...listed, ...others]),
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
