import type { Issue } from '../nouns/issue.ts';
import { fold, position, wholeOf } from './fold.ts';
import { blame, type Path } from './report.ts';
import { mayRead, newVisits, type Visits } from './visits.ts';

// Each issue has its whole path, so of a value that is very deep and wrong everywhere not all can be told.
const KEYS_OF_PATHS = 10_000_000;

/**
 * Copies plain JSON of any depth and breadth as own properties, `undefined` ones left out, and blames what is none.
 *
 * @param visits what the call has read already; each object counts there
 */
export function copyJson(value: unknown, path: Path, issues: Issue[], visits: Visits = newVisits()): unknown {
  const open = new Set<object>();
  return fold<unknown>(value, {
    open: (part, outer) => {
      const place = (): Path => path.concat(outer.map(position));
      if (isScalar(part)) return undefined;
      // Met again while it is open, an object stands within itself.
      if ((Array.isArray(part) || isPlain(part)) && !open.has(part)) {
        if (!mayRead(part, place, issues, visits)) return undefined;
        open.add(part);
        return wholeOf(part);
      }
      if (visits.keys < KEYS_OF_PATHS) blame(issues, 'not-json', place(), 'must be plain JSON without cycles');
      visits.keys += outer.length;
      return undefined;
    },
    // JSON text does not keep the sign of a zero.
    leaf: (part) => (isScalar(part) ? (part === 0 ? 0 : part) : undefined),
    close: ({ source, keys, results }) => {
      open.delete(source);
      // An own property each, `__proto__` too.
      return keys === undefined ? results : Object.fromEntries(keys.map((key, index) => [key, results[index]]));
    },
  });
}

function isScalar(part: unknown): boolean {
  return part === null || typeof part === 'string' || typeof part === 'boolean' || Number.isFinite(part);
}

/** Whether a value is a plain object, of whatever realm, and no instance of a class. */
export function isPlain(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: object | null = Object.getPrototypeOf(value);
  return prototype === null || Object.hasOwn(prototype, 'isPrototypeOf');
}
