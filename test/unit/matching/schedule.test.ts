import { describe, expect, it } from 'vitest';
import { combinedSchedule } from '../../../src/matching/combined-schedule.ts';
import {
  holdsAt,
  nextChange,
  opposite,
  repeating,
  reversed,
  type Schedule,
  unchanging,
} from '../../../src/matching/schedule.ts';

const once = (...changes: readonly number[]): Schedule => ({ period: Infinity, changes, holdsFirst: false });
const each = (period: number, ...windows: [number, number][]): Schedule =>
  combinedSchedule(
    'or',
    windows.map(([from, length]) => repeating(period, from, length)),
  );

/** The first second after this one with another truth, as far as these tests reach. */
const nextByTrial = (schedule: Schedule, second: number): number => {
  const now = holdsAt(schedule, second);
  const later = Array.from({ length: 50 }, (_, ahead) => second + 1 + ahead);
  return later.find((at) => holdsAt(schedule, at) !== now) ?? Infinity;
};

describe('A5: a schedule that does not repeat', () => {
  it.each([
    [9, false, 10],
    [10, true, 15],
    [14, true, 15],
    [15, false, Infinity],
    [-1000, false, 10],
  ])('from 10 to 15, at %d', (second, holds, change) => {
    expect([holdsAt(once(10, 15), second), nextChange(once(10, 15), second)]).toEqual([holds, change]);
  });

  it('one without changes', () => {
    for (const second of [-1e9, 9, 10, 11]) {
      expect([holdsAt(once(), second), nextChange(once(), second)]).toEqual([false, Infinity]);
      expect([holdsAt(opposite(once()), second), nextChange(opposite(once()), second)]).toEqual([true, Infinity]);
    }
  });

  it('one with many changes', () => {
    for (const length of [1, 2, 3, 7, 8, 9]) {
      const changes = Array.from({ length }, (_, place) => 3 * place);
      for (let second = -2; second < 3 * length; second++) {
        expect(holdsAt(once(...changes), second)).toBe(
          second >= 0 && changes.filter((at) => at <= second).length % 2 === 1,
        );
        expect(nextChange(once(...changes), second)).toBe(changes.find((at) => at > second) ?? Infinity);
      }
    }
  });
});

describe('A5: windows that repeat in each period', () => {
  it.each([
    ['one', each(10, [2, 3]), [2, 2, 5, 5, 5, 12, 12]],
    ['one that began long ago', each(10, [-98, 3]), [2, 2, 5, 5, 5, 12, 12]],
    ['one that opens in a later period', each(10, [102, 3]), [2, 2, 5, 5, 5, 12, 12]],
    ['one across the end of the period', each(10, [8, 4]), [2, 2, 8, 8, 8, 8, 8]],
    ['two that follow each other', each(10, [2, 1], [3, 2]), [2, 2, 5, 5, 5, 12, 12]],
    ['the same in the other order', each(10, [3, 2], [2, 1]), [2, 2, 5, 5, 5, 12, 12]],
    ['two that overlap', each(10, [1, 3], [2, 3]), [1, 5, 5, 5, 5, 11, 11]],
    ['two that are the same', each(10, [1, 4], [1, 4]), [1, 5, 5, 5, 5, 11, 11]],
    ['one within another', each(10, [1, 4], [2, 1]), [1, 5, 5, 5, 5, 11, 11]],
    ['two with a gap of a second', each(10, [1, 2], [4, 2]), [1, 3, 3, 4, 6, 6, 11]],
    ['two that meet as a period ends', each(10, [8, 2], [0, 2]), [2, 2, 8, 8, 8, 8, 8]],
    ['one that never closes', each(10, [3, 10]), Array(7).fill(Infinity)],
    ['two that leave no gap', each(10, [3, 5], [8, 5]), Array(7).fill(Infinity)],
    ['an empty time', each(10, [3, 0]), Array(7).fill(Infinity)],
    ['none', each(10), Array(7).fill(Infinity)],
  ])('%s, at 0 to 6, in this period and the one before 0', (_, schedule, changes) => {
    const seconds = changes.map((_change: number, second: number) => second);
    expect(seconds.map((second) => nextChange(schedule, second))).toEqual(changes);
    expect(seconds.map((second) => nextChange(schedule, second - 20) + 20)).toEqual(changes);
  });

  it.each([
    [each(10, [8, 4]), [0, 1, 8, 9]],
    [each(10, [1, 2], [4, 2]), [1, 2, 4, 5]],
    [each(10, [0, 9], [5, 5]), [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]],
    [each(10, [3, 0]), []],
    [each(10), []],
  ])('holds in its windows: %j', (schedule, open) => {
    for (const period of [-20, -10, 0, 10]) {
      const held = Array.from({ length: 10 }, (_, second) => second).filter((second) =>
        holdsAt(schedule, period + second),
      );
      expect(held).toEqual(open);
    }
  });
});

const SCHEDULES: readonly Schedule[] = [
  ...[each(10, [8, 4]), each(10, [1, 2], [4, 2]), each(7, [3, 1], [5, 3]), each(10, [0, 9], [5, 5])],
  ...[each(10, [0, 3]), each(10, [9, 1]), each(10, [9, 2]), each(3, [0, 2]), each(3, [0, 1], [2, 1])],
  ...[once(), once(0), once(-3), once(-4, 4), once(0, 1, 5), unchanging(true), unchanging(false)],
];

describe.each(SCHEDULES.flatMap((schedule) => [schedule, opposite(schedule)]))('the schedule %j', (schedule) => {
  const seconds = Array.from({ length: 30 }, (_, place) => place - 15);

  it('changes next at the first second with another truth', () => {
    for (const second of seconds) expect(nextChange(schedule, second)).toBe(nextByTrial(schedule, second));
  });

  it('never holds together with its opposite', () => {
    for (const second of seconds) expect(holdsAt(opposite(schedule), second)).toBe(!holdsAt(schedule, second));
  });

  it('runs backwards', () => {
    const backwards = reversed(schedule);
    for (const second of seconds) {
      expect(holdsAt(backwards, -1 - second)).toBe(holdsAt(schedule, second));
      expect(nextChange(backwards, second)).toBe(nextByTrial(backwards, second));
      expect(holdsAt(reversed(backwards), second)).toBe(holdsAt(schedule, second));
    }
  });
});

describe('schedules that are combined', () => {
  const seconds = Array.from({ length: 60 }, (_, place) => place - 30);
  const PARTS: readonly Schedule[] = [
    ...[each(12, [1, 5]), each(12, [10, 4]), each(12, [0, 3], [6, 2]), each(6, [5, 2]), each(6, [2, 3])],
    ...[each(3, [0, 1]), each(3, [2, 1]), each(12), unchanging(true), unchanging(false)],
  ];
  const LISTS = PARTS.flatMap((a) => PARTS.flatMap((b) => [[a, b], ...PARTS.map((c) => [a, b, c])]));

  it.each([
    ['and', (truths: readonly boolean[]) => truths.every(Boolean)],
    ['or', (truths: readonly boolean[]) => truths.some(Boolean)],
  ] as const)('hold as `%s` says, whatever their periods, in either direction of time', (kind, expected) => {
    for (const list of [[], ...PARTS.map((part) => [part]), ...LISTS]) {
      for (const parts of [list, list.map(reversed)]) {
        const combined = combinedSchedule(kind, parts);
        const truths = seconds.map((second) => holdsAt(combined, second));
        expect(truths).toEqual(seconds.map((second) => expected(parts.map((part) => holdsAt(part, second)))));
        for (const second of [-13, -1, 0, 7]) expect(nextChange(combined, second)).toBe(nextByTrial(combined, second));
      }
    }
  });
});
