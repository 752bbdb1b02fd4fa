import { describe, expect, it } from 'vitest';
import { holdsAt, nextChange } from '../../../src/matching/window.ts';

const once = (from: number, length: number) => ({ period: Infinity, windows: [{ from, length }] });
const each = (period: number, ...windows: [number, number][]) => ({
  period,
  windows: windows.map(([from, length]) => ({ from, length })),
});

describe('A5: a window that opens once', () => {
  it.each([
    [9, false, 10],
    [10, true, 15],
    [14, true, 15],
    [15, false, Infinity],
    [-1000, false, 10],
  ])('from 10 to 15, at %d', (second, holds, change) => {
    expect([holdsAt(once(10, 5), second), nextChange(once(10, 5), second)]).toEqual([holds, change]);
  });

  it('an empty one never opens', () => {
    for (const second of [9, 10, 11]) {
      expect([holdsAt(once(10, 0), second), nextChange(once(10, 0), second)]).toEqual([false, Infinity]);
    }
  });
});

describe('A5: windows that open in each period', () => {
  it.each([
    ['one', each(10, [2, 3]), [2, 2, 5, 5, 5, 12, 12]],
    ['one that began long ago', each(10, [-98, 3]), [2, 2, 5, 5, 5, 12, 12]],
    ['one that opens in a later period', each(10, [102, 3]), [2, 2, 5, 5, 5, 12, 12]],
    ['one across the end of the period', each(10, [8, 4]), [2, 2, 8, 8, 8, 8, 8]],
    ['two that follow each other', each(10, [2, 1], [3, 2]), [2, 2, 5, 5, 5, 12, 12]],
    ['the same in the other order', each(10, [3, 2], [2, 1]), [2, 2, 5, 5, 5, 12, 12]],
    ['two that overlap', each(10, [1, 3], [2, 3]), [1, 5, 5, 5, 5, 11, 11]],
    ['one within another', each(10, [1, 4], [2, 1]), [1, 5, 5, 5, 5, 11, 11]],
    ['two with a gap of a second', each(10, [1, 2], [4, 2]), [1, 3, 3, 4, 6, 6, 11]],
    ['one that never closes', each(10, [3, 10]), Array(7).fill(Infinity)],
    ['two that leave no gap', each(10, [3, 5], [8, 5]), Array(7).fill(Infinity)],
    ['one that is empty', each(10, [3, 0]), Array(7).fill(Infinity)],
    ['none', each(10), Array(7).fill(Infinity)],
  ])('%s, at 0 to 6, in this period and the one before 0', (_, test, changes) => {
    const seconds = changes.map((_change: number, second: number) => second);
    expect(seconds.map((second) => nextChange(test, second))).toEqual(changes);
    expect(seconds.map((second) => nextChange(test, second - 20) + 20)).toEqual(changes);
  });

  it.each([each(10, [8, 4]), each(10, [1, 2], [4, 2]), each(7, [3, 1], [5, 3]), each(10, [0, 9], [5, 5])])(
    'the next change is the first second with another truth: %j',
    (test) => {
      for (let second = -15; second < 15; second++) {
        const now = holdsAt(test, second);
        const later = Array.from({ length: 20 }, (_, ahead) => second + 1 + ahead);
        expect(nextChange(test, second)).toBe(later.find((at) => holdsAt(test, at) !== now) ?? Infinity);
      }
    },
  );
});
