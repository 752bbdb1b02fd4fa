import { ACTIONS, type Condition, compile } from 'apikey-policy';
import { describe, expect, it } from 'vitest';
import { agreedOnCompiled } from '../differential/agreement.ts';
import { FEATURES, tallying } from '../differential/tally.ts';
import { listsOf, oneIn, stepOf } from './cases.ts';
import { accountWith, PRINCIPAL } from './conditioned.ts';

const NOON = Date.UTC(2026, 2, 2, 12);

/** A leaf of each value: true and false for good, true and false until something changes, and unreadable. */
const LEAVES: readonly Condition[] = [
  { key: '{{resource.attributes.serviceName}}', operator: 'stringEquals', value: 'iam-identity' },
  { key: '{{resource.attributes.serviceName}}', operator: 'stringEquals', value: 'kms' },
  { key: '{{environment.attributes.current_time}}', operator: 'timeLessThan', value: '12:00:01Z' },
  { key: '{{environment.attributes.day_of_week}}', operator: 'dayOfWeekEquals', value: 2 },
  { key: 'nobody knows', operator: 'stringEquals', value: 'iam-identity' },
];

/** Groups of each operator and one that nobody knows (C1), of up to so many parts, none included. */
function groupsOf(parts: readonly Condition[], longest: number): readonly Condition[] {
  const operators = ['and', 'or', 'not'];
  return listsOf(parts, longest).flatMap((conditions) =>
    operators.map((operator) => ({ operator, conditions }) as Condition),
  );
}

function agree(conditions: Iterable<Condition>): void {
  const { tally, count } = tallying();
  for (const condition of conditions) {
    const account = accountWith(condition);
    const pdp = compile(account);
    const request = { principal: PRINCIPAL, action: ACTIONS[0] };
    count(agreedOnCompiled(pdp, account, request));
    count(agreedOnCompiled(pdp, account, { ...request, time: NOON }));
  }
  const expected = ['allow', 'deny', 'unknown: time-needed', 'unknown: unknown-condition', 'valid until'];
  expect(expected.filter((feature) => !FEATURES.includes(feature) || tally.get(feature) === 0)).toEqual([]);
}

describe('C1, A5: the library and the reference agree', () => {
  it('on every group of up to three leaves', () => {
    agree(groupsOf(LEAVES, 3));
  });

  it('on every group of two groups of up to two leaves', () => {
    const parts = groupsOf(LEAVES, 2);
    const groups = ['and', 'or'].flatMap((operator) =>
      parts.flatMap((a) => parts.map((b) => ({ operator, conditions: [a, b] }) as Condition)),
    );
    // There are 93 parts: each meets one in five of all, and each time others.
    agree(oneIn(stepOf(5), groups));
  });

  it('on every leaf at every level, alone and beside each other', () => {
    const nested = (leaf: Condition, groups: number): Condition =>
      groups === 0 ? leaf : { operator: groups % 2 ? 'and' : 'or', conditions: [nested(leaf, groups - 1)] };
    const levels = Array.from({ length: 12 }, (_, groups) => groups);
    agree(
      LEAVES.flatMap((leaf) =>
        levels.flatMap((groups) => [
          nested(leaf, groups),
          ...LEAVES.flatMap((beside): readonly Condition[] => [
            { operator: 'or', conditions: [beside, nested(leaf, groups)] },
            { operator: 'and', conditions: [beside, nested(leaf, groups)] },
          ]),
        ]),
      ),
    );
  });
});
