import { describe, expect, it } from 'vitest';
import { deepFrozen, rearranged } from './json.ts';

describe('deepFrozen', () => {
  it('freezes a value at any depth', () => {
    const value = { a: [{ b: null, c: 'text' }], d: 1 };
    expect(deepFrozen(value)).toBe(value);
    for (const part of [value, value.a, value.a[0]]) expect(Object.isFrozen(part)).toBe(true);
  });

  it.each(['text', 1, true, null, undefined])('leaves %j as it is', (value) => {
    expect(deepFrozen(value)).toBe(value);
  });
});

describe('A6: rearranged', () => {
  const list = ['a', 'b', 'c', 'd'];

  it.each([
    [0, ['a', 'b', 'c', 'd', 'a']],
    [1, ['a', 'd', 'c', 'b']],
    [2, ['c', 'd', 'a', 'b']],
    [3, ['c', 'b', 'a', 'd', 'd']],
    [4, ['a', 'b', 'c', 'd']],
    [9, ['a', 'd', 'c', 'b', 'b']],
  ])('changes the order of an array, and repeats an entry at every third order: %i', (order, expected) => {
    expect(rearranged(list, order)).toEqual(expected);
  });

  it.each([0, 1, 2, 3])('changes nothing but arrays, and does not write into its argument: %i', (order) => {
    const value = deepFrozen({ a: null, b: 'text', c: 1, d: [], e: { f: [false] } });
    expect(rearranged(value, order)).toEqual({ ...value, e: { f: order % 3 === 0 ? [false, false] : [false] } });
  });

  it('changes the order of inner arrays, and differently in the repeated entry', () => {
    expect(rearranged({ policies: [{ roles: ['x', 'y', 'z'] }] }, 2)).toEqual({
      policies: [{ roles: ['z', 'x', 'y'] }],
    });
    expect(rearranged([{ roles: ['x', 'y', 'z'] }], 6)).toEqual([
      { roles: ['x', 'y', 'z', 'x'] },
      { roles: ['x', 'z', 'y', 'x'] },
    ]);
  });
});
