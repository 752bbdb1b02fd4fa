import { combinedSchedule } from './combined-schedule.ts';
import type { ConditionTest } from './condition.ts';
import { type Course, combinedCourse, courseOf } from './course.ts';
import { reversed, type Schedule, unchanging, WEEK } from './schedule.ts';

/** A test in a condition that does not depend on the time. */
type TimelessTest = Extract<ConditionTest, { readonly kind: 'attribute' | 'unreadable' }>;

/** Whether a test that does not depend on the time counts as true: an unknown one can be taken either way. */
export type Assumption = (test: TimelessTest) => boolean;

/** As far from 1970 as a `Date` reaches, in seconds. */
const LAST_SECOND = 8.64e12;

/** The first second from this one on at which a condition holds, or `undefined` if there is none. */
export function firstOpening(
  condition: ConditionTest,
  assume: Assumption,
  from: number = -LAST_SECOND,
): number | undefined {
  return firstBetween(condition, assume, from, LAST_SECOND + 1);
}

/** The last second before this one at which a condition holds, or `undefined` if there is none. */
export function lastOpening(
  condition: ConditionTest,
  assume: Assumption,
  before: number = LAST_SECOND + 1,
): number | undefined {
  // When time runs backwards, the last second comes first.
  const first = firstBetween(withSchedules(condition, reversed), assume, -before, LAST_SECOND);
  return first === undefined ? undefined : -1 - first;
}

function firstBetween(condition: ConditionTest, assume: Assumption, from: number, before: number): number | undefined {
  // It can only hold at hours at which it would hold on some date, so the search skips all others.
  const onAnyDate = withSchedules(condition, (schedule) => (isDate(schedule) ? unchanging(true) : schedule));
  const course = combinedCourse('and', courseIn(onAnyDate, assume), [courseIn(condition, assume)]);
  const starts = [from, ...datesIn(condition).filter((date) => date > from)].sort((a, b) => a - b);
  // Between two dates, only times of day and days of the week change. They repeat, so one week shows all of them.
  for (const [place, start] of starts.entries()) {
    const end = Math.min(starts[place + 1] ?? before, start + WEEK, before);
    for (let second = start; second < end; ) {
      const { holds, until } = course(second);
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

function courseIn(condition: ConditionTest, assume: Assumption): Course {
  const part = partOf(condition, assume);
  return isCourse(part) ? part : courseOf(part);
}

/** Parts that repeat are combined in advance: there are few changes in a week, but many weeks between dates. */
function partOf(condition: ConditionTest, assume: Assumption): Schedule | Course {
  switch (condition.kind) {
    case 'and':
    case 'or': {
      const schedules: Schedule[] = [];
      const courses: Course[] = [];
      for (const inner of condition.conditions) {
        const part = partOf(inner, assume);
        if (isCourse(part)) courses.push(part);
        else schedules.push(part);
      }
      const schedule = combinedSchedule(condition.kind, schedules);
      return courses.length === 0 ? schedule : combinedCourse(condition.kind, courseOf(schedule), courses);
    }
    case 'time':
      return isDate(condition.test) ? courseOf(condition.test) : condition.test;
    case 'attribute':
    case 'unreadable':
      return unchanging(assume(condition));
  }
}

function isCourse(part: Schedule | Course): part is Course {
  return typeof part === 'function';
}
