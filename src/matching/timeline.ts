import { holdsAt, nextChange, type Schedule } from './schedule.ts';

/** Whether a condition holds at a second, and the second until which that cannot change. */
interface Stretch {
  readonly holds: boolean;
  readonly until: number;
}

/**
 * Follows a condition through time: returns the stretch that a second lies in. It must be called with ascending
 * seconds. It remembers the last stretch, so that a part of a condition that does not change is not evaluated again.
 */
export type Timeline = (second: number) => Stretch;

/** Follows one schedule. */
export function timelineOf(schedule: Schedule): Timeline {
  return remembering((second) => ({ holds: holdsAt(schedule, second), until: nextChange(schedule, second) }));
}

/** Follows all (`and`) or any (`or`) of some parts. They form a balanced tree, so that a change of one affects few. */
export function combinedTimeline(kind: 'and' | 'or', first: Timeline, others: readonly Timeline[]): Timeline {
  const half = others.length >> 1;
  const middle = others[half];
  if (middle === undefined) return first;
  const left = combinedTimeline(kind, first, others.slice(0, half));
  const right = combinedTimeline(kind, middle, others.slice(half + 1));
  return remembering((second) => combinedStretch(kind === 'or', left(second), right(second)));
}

/** While one part has the decisive value, it decides alone: `false` in an `and`, `true` in an `or`. */
function combinedStretch(decisive: boolean, a: Stretch, b: Stretch): Stretch {
  const [shorter, longer] = a.until < b.until ? [a, b] : [b, a];
  return longer.holds === decisive ? longer : shorter;
}

function remembering(find: Timeline): Timeline {
  let known: Stretch = { holds: false, until: -Infinity };
  return (second) => {
    if (second >= known.until) known = find(second);
    return known;
  };
}
