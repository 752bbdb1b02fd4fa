import { combinedSchedule } from './combined-schedule.ts';
import type { ConditionTest } from './condition.ts';
import { reversed, type Schedule, unchanging, WEEK } from './schedule.ts';
import { combinedTimeline, type Timeline, timelineOf } from './timeline.ts';

/** A test in a condition that does not depend on the time. */
type TimelessTest = Extract<ConditionTest, { readonly kind: 'attribute' | 'unreadable' }>;

/** Says whether a test that does not depend on the time counts as true, also if its result is unknown. */
export type Assumption = (test: TimelessTest) => boolean;

/** The last second that a `Date` can represent. */
const LAST_SECOND = 8.64e12;

/** The first second at or after `from` at which a condition holds, or `undefined` if there is none. */
export function firstOpening(
  condition: ConditionTest,
  assume: Assumption,
  from: number = -LAST_SECOND,
): number | undefined {
  return firstBetween(condition, assume, from, LAST_SECOND + 1);
}

/** The last second before `before` at which a condition holds, or `undefined` if there is none. */
export function lastOpening(
  condition: ConditionTest,
  assume: Assumption,
  before: number = LAST_SECOND + 1,
): number | undefined {
  // With reversed time, the last second comes first.
  const first = firstBetween(withSchedules(condition, reversed), assume, -before, LAST_SECOND);
  return first === undefined ? undefined : -1 - first;
}

function firstBetween(condition: ConditionTest, assume: Assumption, from: number, before: number): number | undefined {
  // The condition can only hold at times of the week at which it would hold on some date. The search skips all others.
  const onAnyDate = withSchedules(condition, (schedule) => (isDate(schedule) ? unchanging(true) : schedule));
  const timeline = combinedTimeline('and', timelineIn(onAnyDate, assume), [timelineIn(condition, assume)]);
  const starts = [from, ...datesIn(condition).filter((date) => date > from)].sort((a, b) => a - b);
  // Between two dates, only times of day and days of the week change, and one week contains all their changes.
  for (const [place, start] of starts.entries()) {
    const end = Math.min(starts[place + 1] ?? before, start + WEEK, before);
    for (let second = start; second < end; ) {
      const { holds, until } = timeline(second);
      if (holds) return second;
      second = until;
    }
  }
  return undefined;
}

function isDate({ period }: Schedule): boolean {
  return period === Infinity;
}

/** The seconds at which the dates in a condition change. */
function datesIn(condition: ConditionTest): readonly number[] {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return condition.conditions.flatMap(datesIn);
    case 'time':
      return isDate(condition.test) ? condition.test.changes : [];
    case 'attribute':
    case 'unreadable':
      return [];
  }
}

/** The same condition with each schedule replaced by another. */
function withSchedules(condition: ConditionTest, replace: (schedule: Schedule) => Schedule): ConditionTest {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return { kind: condition.kind, conditions: condition.conditions.map((part) => withSchedules(part, replace)) };
    case 'time':
      return { kind: 'time', test: replace(condition.test) };
    case 'attribute':
    case 'unreadable':
      return condition;
  }
}

function timelineIn(condition: ConditionTest, assume: Assumption): Timeline {
  const part = partOf(condition, assume);
  return isTimeline(part) ? part : timelineOf(part);
}

/** Combines the parts that repeat in advance: a week has few changes, and there are many weeks between two dates. */
function partOf(condition: ConditionTest, assume: Assumption): Schedule | Timeline {
  switch (condition.kind) {
    case 'and':
    case 'or': {
      const schedules: Schedule[] = [];
      const timelines: Timeline[] = [];
      for (const inner of condition.conditions) {
        const part = partOf(inner, assume);
        if (isTimeline(part)) timelines.push(part);
        else schedules.push(part);
      }
      const schedule = combinedSchedule(condition.kind, schedules);
      return timelines.length === 0 ? schedule : combinedTimeline(condition.kind, timelineOf(schedule), timelines);
    }
    case 'time':
      return isDate(condition.test) ? timelineOf(condition.test) : condition.test;
    case 'attribute':
    case 'unreadable':
      return unchanging(assume(condition));
  }
}

function isTimeline(part: Schedule | Timeline): part is Timeline {
  return typeof part === 'function';
}
