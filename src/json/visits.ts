import type { Issue } from '../nouns/issue.ts';
import { blame, type Path } from './report.ts';

/** What one call has read and told, as far as it bounds what may still be. */
export interface Visits {
  /** The lists and objects that were met. */
  readonly met: Set<object>;
  /** How many were met again; infinitely many once that was too often. */
  repeats: number;
  /** How long the paths of issues in nested values are together. */
  keys: number;
}

export function newVisits(): Visits {
  return { met: new Set(), repeats: 0, keys: 0 };
}

// Ten lists that each hold the next one ten times look small and are immense. An account of many policies that share
// their parts is hardly larger than it looks, so it has more room.
const REPEATS = 100_000;
const REPEATS_PER_OBJECT = 10;

/** Whether not all was read, as parts were repeated too often. */
export function isCutShort({ repeats }: Visits): boolean {
  return repeats === Infinity;
}

/**
 * Whether a list or object may be read: always when it is met first, again as long as repeats are not too many, which
 * is blamed once. JSON text has none.
 */
export function mayRead(value: object, place: () => Path, issues: Issue[], visits: Visits): boolean {
  const { met } = visits;
  if (met.size < met.add(value).size) return true;
  if (visits.repeats < REPEATS + REPEATS_PER_OBJECT * met.size) {
    // Parts that are no objects are work, too, where they are many.
    visits.repeats += 1 + Object.keys(value).length / 64;
    return true;
  }
  if (visits.repeats < Infinity) {
    blame(issues, 'repeated-too-often', place(), 'is one too many of the objects that stand in several places');
  }
  visits.repeats = Infinity;
  return false;
}
