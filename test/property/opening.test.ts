import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { conditions, requestTimes } from '../../src/doors/testing/arbitraries/index.ts';
import { readCondition, testCondition } from '../../src/matching/condition.ts';
import { firstOpening, lastOpening } from '../../src/matching/opening.ts';
import { FALSE } from '../../src/matching/ternary.ts';
import { questionOf } from '../../src/rules/question.ts';
import { all, any, UNREADABLE } from '../support/build.ts';
import { RUNS } from './runs.ts';

const key = (name: string): string => `{{environment.attributes.${name}}}`;
const two = (number: number): string => `${number}`.padStart(2, '0');
const HOUR = 3600;

/** Conditions on whole hours in March 2026: they change as an hour begins, or a second later. */
const hours = fc.integer({ min: 0, max: 23 }).map((hour) => `${two(hour)}:00:00`);
const offsets = fc.constantFrom('Z', '+03:00', '-11:00', '+23:00');
const bounds = fc.constantFrom('LessThan', 'LessThanOrEquals', 'GreaterThan', 'GreaterThanOrEquals');
const leaves: fc.Arbitrary<object> = fc.oneof(
  fc
    .tuple(bounds, hours, offsets)
    .map(([bound, hour, offset]) => ({ key: key('current_time'), operator: `time${bound}`, value: hour + offset })),
  fc.tuple(bounds, fc.integer({ min: 1, max: 20 }), hours, offsets).map(([bound, day, hour, offset]) => ({
    key: key('current_date_time'),
    operator: `dateTime${bound}`,
    value: `2026-03-${two(day)}T${hour}${offset}`,
  })),
  fc.tuple(fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { maxLength: 3 }), offsets).map(([days, offset]) => ({
    key: key('day_of_week'),
    operator: 'dayOfWeekAnyOf',
    value: days.map((day) => day + offset),
  })),
  fc.constant(UNREADABLE),
);
const { tree } = fc.letrec<{ tree: object; group: object }>((tie) => ({
  tree: fc.oneof({ depthSize: 'small' }, leaves, tie('group')),
  group: fc
    .tuple(fc.boolean(), fc.array(tie('tree'), { minLength: 1, maxLength: 4 }))
    .map(([isAnd, parts]) => (isAnd ? all(...parts) : any(...parts))),
}));

/** From weeks before the first of these bounds to weeks after the last, each second at which something can change. */
const SECONDS: readonly number[] = Array.from({ length: 24 * 7 * 8 }, (_, hour) => {
  const second = Date.parse('2026-02-09T00:00:00Z') / 1000 + hour * HOUR;
  return [second, second + 1];
}).flat();

const question = questionOf(
  { id: 'a', principals: [], accessGroups: [], policies: [] },
  { principal: 'p', action: 'iam-identity.user-apikey.create' },
);
const assume = (test: Parameters<typeof testCondition>[0]): boolean => testCondition(test, question) !== FALSE;

describe('openings of conditions', { timeout: 100 * RUNS }, () => {
  it('C2: are those that a look at every second at which something can change finds', () => {
    const places = fc.integer({ min: 24 * 7 * 2, max: SECONDS.length - 24 * 7 * 2 });
    const property = fc.property(tree, places, (given, place) => {
      const condition = readCondition(given);
      const open = SECONDS.map((second) => testCondition(condition, { ...question, second }) !== FALSE);
      const here = SECONDS[place] ?? 0;
      const next = open.indexOf(true, place);
      expect(firstOpening(condition, assume, here)).toBe(next === -1 ? undefined : SECONDS[next]);
      // It stays as it is up to the next second at which something can change.
      const before = open.lastIndexOf(true, place - 1);
      expect(lastOpening(condition, assume, here)).toBe(before === -1 ? undefined : (SECONDS[before + 1] ?? 0) - 1);
      expect(firstOpening(condition, assume) === undefined).toBe(!open.includes(true));
      expect(lastOpening(condition, assume) === undefined).toBe(!open.includes(true));
    });
    fc.assert(property, { numRuns: RUNS });
  });

  it('C1 to C5: are open, and nothing nearer is, for conditions of every kind', () => {
    const property = fc.property(conditions, requestTimes, requestTimes, (given, time, other) => {
      const condition = readCondition(given);
      const isOpen = (second: number): boolean => testCondition(condition, { ...question, second }) !== FALSE;
      const [second, elsewhere] = [Math.floor(time / 1000), Math.floor(other / 1000)];
      const first = firstOpening(condition, assume, second) ?? Infinity;
      const last = lastOpening(condition, assume, second) ?? -Infinity;
      if (first !== Infinity) expect([isOpen(first), first === second || !isOpen(first - 1)]).toEqual([true, true]);
      if (last !== -Infinity) expect([isOpen(last), last + 1 === second || !isOpen(last + 1)]).toEqual([true, true]);
      if (isOpen(elsewhere)) expect(elsewhere <= last || elsewhere >= first).toBe(true);
    });
    fc.assert(property, { numRuns: RUNS });
  });
});
