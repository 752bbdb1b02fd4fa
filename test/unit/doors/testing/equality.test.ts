import { describe, expect, it } from 'vitest';
import { isSame } from '../../../../src/doors/testing/equality.ts';

describe('isSame', () => {
  it.each([
    [1, 1],
    [Number.NaN, Number.NaN],
    [null, null],
    [[], []],
    [
      { a: 1, b: [{ c: 2 }] },
      { b: [{ c: 2 }], a: 1 },
    ],
  ])('%j is %j', (a, b) => {
    expect(isSame(a, b)).toBe(true);
  });

  it.each([
    [1, '1'],
    [1, Object(1)],
    [Object('a'), 'a'],
    [0, -0],
    [null, {}],
    [{}, null],
    [{}, 1],
    [[], {}],
    [
      [1, 2],
      [2, 1],
    ],
    [{ a: 1 }, { a: 2 }],
    [{ a: 1 }, {}],
    [{ a: undefined }, {}],
    [{ a: undefined }, { b: undefined }],
    [{}, Object.create(null)],
    [{ toString: 1 }, { valueOf: 1 }],
  ])('%j is not %j', (a, b) => {
    expect(isSame(a, b)).toBe(false);
  });
});
