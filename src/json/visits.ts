import type { Issue } from '../nouns/issue.ts';
import type { Path } from '../text/quote.ts';
import { addIssue } from './report.ts';

/** Counts what one call has read and reported, so that no input can make it run without end. */
export interface Visits {
  /** The arrays and objects that were read. */
  readonly met: Set<object>;
  /** How often they were read again; `Infinity` once that was too often. */
  repeats: number;
  /** The total length of the paths of issues in nested values. */
  keys: number;
}

export function newVisits(): Visits {
  return { met: new Set(), repeats: 0, keys: 0 };
}

// Ten arrays that each hold the next one ten times are small in memory, and their copy is immense. An account whose
// policies share parts grows far less, so the limit grows with the number of objects.
const REPEATS = 100_000;
const REPEATS_PER_OBJECT = 10;

/** Whether parts of the input were left out because objects were repeated too often. */
export function isCutShort({ repeats }: Visits): boolean {
  return repeats === Infinity;
}

/**
 * Whether an array or object may be read: always the first time, and again until there are too many repeats. The first
 * one too many adds an issue. Parsed JSON has no repeats.
 */
export function mayRead(value: object, place: () => Path, issues: Issue[], visits: Visits): boolean {
  const { met } = visits;
  if (met.size < met.add(value).size) return true;
  if (visits.repeats < REPEATS + REPEATS_PER_OBJECT * met.size) {
    // Many parts that are not objects cost time, too.
    visits.repeats += 1 + Object.keys(value).length / 64;
    return true;
  }
  if (visits.repeats < Infinity) {
    addIssue(issues, 'repeated-too-often', place(), 'repeats an object, and the input has too many repeats');
  }
  visits.repeats = Infinity;
  return false;
}
