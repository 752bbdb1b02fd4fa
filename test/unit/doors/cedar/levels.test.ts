import { describe, expect, it } from 'vitest';
import { attribute, balanced, has, type Term, variable } from '../../../../src/doors/cedar/term.ts';

const context = variable('context');
/** A term that is so deep. */
const deep = (depth: number): Term =>
  depth === 0
    ? context
    : has(
        Array.from({ length: depth - 1 }).reduce<Term>((of) => attribute(of, 'a'), context),
        'b',
      );

/** How many operators stand above the innermost part of an expression, as its JSON form shows it. */
function levelsOf(json: object): number {
  const [name, value] = Object.entries(json)[0] ?? [];
  if (name === 'Var') return 0;
  const parts: unknown[] = Object.values(Object(value)).filter((part) => typeof part === 'object');
  return 1 + Math.max(...parts.map((part) => levelsOf(Object(part))));
}

describe('CED-4: several tests under one operator', () => {
  it.each([
    ['two', [3, 3], 4],
    ['three', [3, 3, 3], 5],
    ['four', [3, 3, 3, 3], 5],
    ['five', [3, 3, 3, 3, 3], 6],
    ['as many as fit, and a deep one last', [2, 2, 2, 2, 4], 5],
    ['as many as fit, and a deep one first', [4, 2, 2, 2, 2], 5],
    ['one more', [4, 2, 2, 2, 2, 2], 6],
    ['one of each depth, and another', [5, 1, 3, 2, 4, 1], 6],
    ['a much deeper one', [9, 0, 0, 0, 0, 0, 0, 0], 10],
    ['five hundred', Array.from({ length: 500 }, () => 4), 13],
  ])('%s stand in as few levels as there can be', (_, depths, levels) => {
    for (const operator of ['&&', '||'] as const) {
      const [all, ...more] = balanced(operator, depths.map(deep));
      expect(more).toEqual([]);
      expect([all?.depth, levelsOf(Object(all?.json))]).toEqual([levels, levels]);
      // A level holds twice as many as the one above it.
      expect(levels).toBe(Math.ceil(Math.log2(depths.reduce((sum, depth) => sum + 2 ** depth, 0))));
    }
  });

  it('one is left as it is, and none is none', () => {
    const one = deep(3);
    expect(balanced('&&', [one])).toEqual([one]);
    expect(balanced('||', [])).toEqual([]);
  });
});
