import { describe, expect, it } from 'vitest';
import { CASES, NEARLY_LINEAR } from './growth-cases.ts';
import { exponentOfSteps, stepsOf } from './steps.ts';

describe('the steps of a list', () => {
  const list = (size: number): number[] => Array.from({ length: size }, (_, index) => index);
  const of = (size: number, loops: number, loop: (entries: number[]) => unknown) =>
    stepsOf(() => {
      const entries = list(size);
      for (let again = 0; again < loops; again++) loop(entries);
    });

  it.each<[string, (entries: number[]) => unknown]>([
    ['spread', (entries) => [...entries]],
    ['copied', (entries) => entries.slice()],
    ['searched', (entries) => entries.includes(-1)],
    ['asked', (entries) => entries.some((entry) => entry < 0)],
    ['put into a set', (entries) => new Set(entries)],
  ])('are in proportion where it is %s once, and grow with the square where that is done for each entry', (_, loop) => {
    expect(exponentOfSteps((size) => of(size, 3, loop), 20)).toBeCloseTo(1, 1);
    expect(exponentOfSteps((size) => of(size, size, loop), 20)).toBeCloseTo(2, 1);
  });

  it('are counted while the call runs, and not after', () => {
    const counted = of(10, 1, (entries) => entries.indexOf(4));
    [...list(10)].indexOf(4);
    expect(counted).toEqual({ 'Array indexOf': 5 });
  });
});

/** What real accounts have most of. The record of growth goes through all axes. */
const AXES = ['policies on IAM Identity', 'users', 'service IDs', 'members of a group', 'groups of one user'];
const cases = CASES.filter(({ axis }) => AXES.includes(axis));
const calls = [...new Set(cases.map(({ call }) => call))];

describe.each(calls)('%s', (name) => {
  it.each(cases.filter(({ call }) => call === name))(
    'takes work that grows with $axis nearly in proportion',
    ({ size, found, exponent }) => {
      expect(found(size)).toBeGreaterThan(0);
      expect(exponent()).toBeLessThan(NEARLY_LINEAR);
    },
  );
});
