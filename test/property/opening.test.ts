import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { conditions, requestTimes } from '../../src/doors/testing/arbitraries/index.ts';
import { type Circumstances, nextChangeIn, readCondition, testCondition } from '../../src/matching/condition.ts';
import { type Assumption, firstOpening, lastOpening } from '../../src/matching/opening.ts';
import { FALSE } from '../../src/matching/ternary.ts';
import * as given from '../support/given.ts';
import { RUNS } from './runs.ts';

const key = (name: string): string => `{{environment.attributes.${name}}}`;
const two = (number: number): string => `${number}`.padStart(2, '0');
const HOUR = 3600;

/** A condition, and whether it holds at a second, found without the library. */
interface Example {
  readonly condition: object;
  readonly holds: (second: number) => boolean;
}

/** What a calendar and a clock show that are some hours ahead of UTC. */
const shown = (second: number, ahead: number): Date => new Date((second + ahead * HOUR) * 1000);
const secondOfDay = (date: Date): number =>
  date.getUTCHours() * HOUR + date.getUTCMinutes() * 60 + date.getUTCSeconds();

/** Conditions on whole hours in March 2026: they change as an hour begins, or a second later. */
const hours = fc.integer({ min: 0, max: 23 });
const offsets = fc.constantFrom<[string, number]>(['Z', 0], ['+03:00', 3], ['-11:00', -11], ['+23:00', 23]);
const bounds = fc.constantFrom<[string, (a: number, b: number) => boolean]>(
  ['LessThan', (a, b) => a < b],
  ['LessThanOrEquals', (a, b) => a <= b],
  ['GreaterThan', (a, b) => a > b],
  ['GreaterThanOrEquals', (a, b) => a >= b],
);
const times = fc.tuple(bounds, hours, offsets).map(
  ([[bound, compare], hour, [offset, ahead]]): Example => ({
    condition: { key: key('current_time'), operator: `time${bound}`, value: `${two(hour)}:00:00${offset}` },
    holds: (second) => compare(secondOfDay(shown(second, ahead)), hour * HOUR),
  }),
);
const dates = fc.tuple(bounds, fc.integer({ min: 1, max: 20 }), hours, offsets).map(
  ([[bound, compare], day, hour, [offset, ahead]]): Example => ({
    condition: {
      key: key('current_date_time'),
      operator: `dateTime${bound}`,
      value: `2026-03-${two(day)}T${two(hour)}:00:00${offset}`,
    },
    holds: (second) => compare(shown(second, ahead).getTime(), Date.UTC(2026, 2, day, hour)),
  }),
);
const days = fc.tuple(fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { maxLength: 3 }), offsets).map(
  ([list, [offset, ahead]]): Example => ({
    condition: { key: key('day_of_week'), operator: 'dayOfWeekAnyOf', value: list.map((day) => day + offset) },
    holds: (second) => list.some((day) => day % 7 === shown(second, ahead).getUTCDay()),
  }),
);
/** One that the assumption takes as true. */
const unreadable = fc.constant<Example>({ condition: given.UNREADABLE, holds: () => true });
const leaves = fc.oneof(times, dates, days, unreadable);

const both = (parts: readonly Example[]): Example => ({
  condition: given.all(...parts.map(({ condition }) => condition)),
  holds: (second) => parts.every(({ holds }) => holds(second)),
});
const either = (parts: readonly Example[]): Example => ({
  condition: given.any(...parts.map(({ condition }) => condition)),
  holds: (second) => parts.some(({ holds }) => holds(second)),
});

const { tree } = fc.letrec<{ tree: Example; group: Example }>((tie) => ({
  tree: fc.oneof({ depthSize: 'small' }, leaves, tie('group')),
  group: fc
    .tuple(fc.constantFrom(both, either), fc.array(tie('tree'), { minLength: 1, maxLength: 4 }))
    .map(([combine, parts]) => combine(parts)),
}));

/** Many windows, each of dates, hours or both; and such windows of which some must be open at the same time. */
const windows = fc.array(fc.oneof(times, dates), { minLength: 2, maxLength: 4 }).map(both);
const manyWindows = fc.array(windows, { minLength: 1, maxLength: 12 }).map(either);
const commonWindows = fc.array(fc.oneof(manyWindows, leaves), { minLength: 1, maxLength: 4 }).map(both);

/** From weeks before the first of these bounds to weeks after the last, each second at which something can change. */
const SECONDS: readonly number[] = Array.from({ length: 24 * 7 * 8 }, (_, hour) => {
  const second = Date.parse('2026-02-09T00:00:00Z') / 1000 + hour * HOUR;
  return [second, second + 1];
}).flat();

const WITHOUT_TIME: Circumstances = {
  attributes: (name) => [name === 'serviceName' ? 'iam-identity' : undefined],
  second: undefined,
};
const assume: Assumption = (test) => testCondition(test, WITHOUT_TIME) !== FALSE;

describe('openings of conditions', () => {
  it.each([
    ['of any shape', tree],
    ['of windows', commonWindows],
  ])('C2: are the nearest of all seconds at which something can change, for conditions %s', (_, examples) => {
    const places = fc.integer({ min: 24 * 7 * 2, max: SECONDS.length - 24 * 7 * 2 });
    const property = fc.property(examples, places, ({ condition: stated, holds }, place) => {
      const condition = readCondition(stated);
      const open = SECONDS.map(holds);
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
    const property = fc.property(conditions, requestTimes, requestTimes, (stated, time, other) => {
      const condition = readCondition(stated);
      const isOpen = (second: number): boolean => testCondition(condition, { ...WITHOUT_TIME, second }) !== FALSE;
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

describe('A5: the next change in a condition', () => {
  it('is the first at which the truth of a leaf differs from the second before', () => {
    const places = fc.integer({ min: 0, max: SECONDS.length - 24 * 7 * 2 });
    const lists = fc.array(leaves, { minLength: 1, maxLength: 4 });
    const property = fc.property(lists, fc.constantFrom(both, either), places, (parts, combine, place) => {
      const { condition } = combine(parts);
      const next = SECONDS.find(
        (second, later) => later > place && parts.some(({ holds }) => holds(second) !== holds(second - 1)),
      );
      expect(nextChangeIn(readCondition(condition), SECONDS[place] ?? 0)).toBe(next ?? Infinity);
    });
    fc.assert(property, { numRuns: RUNS });
  });
});
