import type { Issue } from '../nouns/issue.ts';
import type { Path } from '../text/quote.ts';
import { fold, position, wholeOf } from './fold.ts';
import { addIssue } from './report.ts';
import { mayRead, newVisits, type Visits } from './visits.ts';

// Each issue holds its whole path, so a deep value with many invalid parts could fill the memory.
const KEYS_OF_PATHS = 10_000_000;

/**
 * Copies plain JSON of any depth and breadth, without properties that are `undefined`. Adds an issue for each part that
 * is not plain JSON.
 *
 * @param visits the objects that the call has read already; the copy adds its own
 */
export function copyJson(value: unknown, path: Path, issues: Issue[], visits: Visits = newVisits()): unknown {
  const open = new Set<object>();
  return fold<unknown>(value, {
    open: (part, outer) => {
      const place = (): Path => path.concat(outer.map(position));
      if (isScalar(part)) return undefined;
      // An object that is still open when it is met again contains itself.
      if ((Array.isArray(part) || isPlain(part)) && !open.has(part)) {
        if (!mayRead(part, place, issues, visits)) return undefined;
        open.add(part);
        return wholeOf(part);
      }
      if (visits.keys < KEYS_OF_PATHS) addIssue(issues, 'not-json', place(), 'must be plain JSON without cycles');
      visits.keys += outer.length;
      return undefined;
    },
    // JSON does not keep the sign of a zero.
    leaf: (part) => (isScalar(part) ? (part === 0 ? 0 : part) : undefined),
    close: ({ source, keys, results }) => {
      open.delete(source);
      // `fromEntries` makes `__proto__` an own property, too.
      return keys === undefined ? results : Object.fromEntries(keys.map((key, index) => [key, results[index]]));
    },
  });
}

function isScalar(part: unknown): boolean {
  return part === null || typeof part === 'string' || typeof part === 'boolean' || Number.isFinite(part);
}

/** Whether a value is a plain object of any realm, and not an instance of a class. */
export function isPlain(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: object | null = Object.getPrototypeOf(value);
  return prototype === null || Object.hasOwn(prototype, 'isPrototypeOf');
}
