import type { ConditionTest } from './condition.ts';
import { holdsAt, nextChange, type TimeTest } from './window.ts';

/** A test in a condition that no time changes. */
export type TimelessTest = Extract<ConditionTest, { readonly kind: 'attribute' | 'unreadable' }>;

/** Whether a test that no time changes counts as true: what is unknown can be taken either way. */
export type Assumption = (test: TimelessTest) => boolean;

const WEEK = 604_800;

/** As far from 1970 as a `Date` reaches, in seconds. */
const LAST_SECOND = 8.64e12;

/**
 * The first second from this one on at which a condition holds; none where it never does.
 *
 * Exact, and it ends. Between two neighbouring bounds of dates, and before the first and after the last of them, only
 * times of day and days of the week change, and these come again each week: what holds there at all holds within its
 * first week. So it is enough to look at one week from each bound on. What no `Date` can hold is not looked at.
 */
export function firstOpening(
  condition: ConditionTest,
  assume: Assumption,
  from: number = -LAST_SECOND,
): number | undefined {
  for (const [start, end] of stretchesOf(condition, from, LAST_SECOND + 1)) {
    const [first] = openingsIn(condition, assume, start, Math.min(end, start + WEEK));
    if (first !== undefined) return first;
  }
  return undefined;
}

/** The last second before this one at which a condition holds: the same, from the last week of each stretch back. */
export function lastOpening(
  condition: ConditionTest,
  assume: Assumption,
  before: number = LAST_SECOND + 1,
): number | undefined {
  for (const [start, end] of stretchesOf(condition, -LAST_SECOND, before).reverse()) {
    const close = openingsIn(condition, assume, Math.max(start, end - WEEK), end).at(-1);
    if (close !== undefined) return close - 1;
  }
  return undefined;
}

/** A time cut in stretches within which no bound of a date lies. */
function stretchesOf(condition: ConditionTest, from: number, until: number): (readonly [number, number])[] {
  const within = (bound: number): number => Math.min(Math.max(from, bound), until);
  const cuts = [...new Set([from, ...boundsOf(condition), until].map(within))].sort((a, b) => a - b);
  return cuts.flatMap((start, place) => {
    const end = cuts[place + 1];
    return end === undefined ? [] : [[start, end] as const];
  });
}

function boundsOf(condition: ConditionTest): number[] {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return condition.conditions.flatMap(boundsOf);
    case 'time': {
      const { period, windows } = condition.test;
      return period === Infinity ? windows.flatMap(({ from, length }) => [from, from + length]) : [];
    }
    case 'attribute':
    case 'unreadable':
      return [];
  }
}

/** The seconds at which a condition opens and closes, by turns, from when it opens first. */
type Openings = readonly number[];

function openingsIn(condition: ConditionTest, assume: Assumption, from: number, until: number): Openings {
  switch (condition.kind) {
    case 'and':
    case 'or': {
      const { kind, conditions } = condition;
      const parts = conditions.map((part) => openingsIn(part, assume, from, until));
      return overlap(parts, kind === 'and' ? parts.length : 1);
    }
    case 'time':
      return openingsOf(condition.test, from, until);
    case 'attribute':
    case 'unreadable':
      return assume(condition) ? [from, until] : [];
  }
}

function openingsOf(test: TimeTest, from: number, until: number): Openings {
  const turns = holdsAt(test, from) ? [from] : [];
  for (let turn = nextChange(test, from); turn < until; turn = nextChange(test, turn)) turns.push(turn);
  return turns.length % 2 === 0 ? turns : [...turns, until];
}

/** When at least so many parts are open. Who closes at a second does so before others open: it is not open any more. */
function overlap(parts: readonly Openings[], least: number): Openings {
  const steps = parts.flatMap((part) => part.map((second, turn) => ({ second, step: turn % 2 === 0 ? 1 : -1 })));
  steps.sort((a, b) => a.second - b.second || a.step - b.step);
  const openings: number[] = [];
  let open = 0;
  for (const { second, step } of steps) {
    const was = open >= least;
    open += step;
    if (open >= least !== was) openings.push(second);
  }
  return openings;
}
