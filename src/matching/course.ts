import { holdsAt, nextChange, type Schedule } from './schedule.ts';

/** Whether a condition holds, and a second before which that does not change. */
interface Stretch {
  readonly holds: boolean;
  readonly until: number;
}

/**
 * Follows a condition through time: returns the stretch that a second lies in. It remembers the last stretch, so a part
 * that does not change costs next to nothing. It must be asked in the order of time.
 */
export type Course = (second: number) => Stretch;

/** Follows one schedule. */
export function courseOf(schedule: Schedule): Course {
  return remembering((second) => ({ holds: holdsAt(schedule, second), until: nextChange(schedule, second) }));
}

/** Follows all (`and`) or any (`or`) of its parts. They form a balanced tree, so that a change concerns few of them. */
export function combinedCourse(kind: 'and' | 'or', first: Course, others: readonly Course[]): Course {
  const half = others.length >> 1;
  const middle = others[half];
  if (middle === undefined) return first;
  const left = combinedCourse(kind, first, others.slice(0, half));
  const right = combinedCourse(kind, middle, others.slice(half + 1));
  return remembering((second) => combinedStretch(kind === 'or', left(second), right(second)));
}

/** One part decides alone while it has the decisive truth: `false` in an `and`, `true` in an `or`. */
function combinedStretch(decisive: boolean, a: Stretch, b: Stretch): Stretch {
  const [shorter, longer] = a.until < b.until ? [a, b] : [b, a];
  return longer.holds === decisive ? longer : shorter;
}

function remembering(find: Course): Course {
  let known: Stretch = { holds: false, until: -Infinity };
  return (second) => {
    if (second >= known.until) known = find(second);
    return known;
  };
}
