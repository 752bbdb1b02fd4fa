/** What was read in one call. Objects may stand in several places, which JSON text never says, and to good purpose. */
export interface Visits {
  /** Lists and objects that were met. */
  readonly met: Set<object>;
  /** Those that are being read: met again, one stands within itself. */
  readonly open: Set<object>;
  /** How many were met again. */
  repeats: number;
  /** Whether that they were too many was told. */
  told: boolean;
  /** How many keys the paths of issues in nested values have together. */
  keys: number;
}

export function newVisits(): Visits {
  return { met: new Set(), open: new Set(), repeats: 0, told: false, keys: 0 };
}

// Ten lists that each hold the next one ten times look small and are immense. An account of many policies that share
// their parts is as large as it looks, and has more room.
const REPEATS = 100_000;
const REPEATS_PER_OBJECT = 10;

/** Whether a list or object may be read: always when it is met first, and again as long as that is not too often. */
export function mayRead(visits: Visits, value: object): boolean {
  const { met } = visits;
  if (met.size < met.add(value).size) return true;
  if (visits.repeats >= REPEATS + REPEATS_PER_OBJECT * met.size) return false;
  // A wide one is more work, in parts that are no objects.
  visits.repeats += 1 + Object.keys(value).length / 64;
  return true;
}

/**
 * How many positions of a list to read: all, but of one that is mostly holes only so many that a hole is among them.
 * A list can be four thousand million holes long and take no room.
 */
export function positions(list: readonly unknown[]): number {
  return list.includes(undefined) ? Math.min(list.length, 2 * Object.keys(list).length + 100) : list.length;
}

/** Whether a value is a plain object, of whatever realm, and no instance of a class. */
export function isPlain(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || (Object.getPrototypeOf(prototype) === null && Object.hasOwn(prototype, 'isPrototypeOf'));
}
