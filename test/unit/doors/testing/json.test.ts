import { describe, expect, it } from 'vitest';
import { deepFrozen, rearranged } from '../../../../src/doors/testing/json.ts';

describe('deepFrozen', () => {
  it('lets nothing be written any more, however deep', () => {
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
  ])('turns a list round, and at each third order says something twice: %i', (order, expected) => {
    expect(rearranged(list, order)).toEqual(expected);
  });

  it.each([0, 1, 2, 3])('leaves what is no list as it is, and writes into nothing: %i', (order) => {
    const value = deepFrozen({ a: null, b: 'text', c: 1, d: [], e: { f: [false] } });
    expect(rearranged(value, order)).toEqual({ ...value, e: { f: order % 3 === 0 ? [false, false] : [false] } });
  });

  it('turns round what is within, too, and otherwise where it is said again', () => {
    expect(rearranged({ policies: [{ roles: ['x', 'y', 'z'] }] }, 2)).toEqual({
      policies: [{ roles: ['z', 'x', 'y'] }],
    });
    expect(rearranged([{ roles: ['x', 'y', 'z'] }], 6)).toEqual([
      { roles: ['x', 'y', 'z', 'x'] },
      { roles: ['x', 'z', 'y', 'x'] },
    ]);
  });
});
