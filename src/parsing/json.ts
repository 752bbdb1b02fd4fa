import { blame, type Path, type Report } from './report.ts';

/** How often objects may be met again in one value: JSON text never repeats one, and a graph that does can be immense. */
const REPEATS = 100_000;

/** How many problems of one value are told: each has a path as long as the value is deep. */
const PROBLEMS = 100;

const SENTENCES = {
  'not-json': 'must be plain JSON: null, booleans, finite numbers, texts, lists and plain objects, none within itself',
  'repeated-too-often': 'holds objects that stand in too many places; write it out as JSON text first',
} as const;

/** A list or object that is being copied, the key under which it stands, and how many of its own are done. */
interface Frame {
  readonly source: object;
  readonly copy: object;
  readonly key: string | number;
  readonly keys: readonly (string | number)[];
  done: number;
}

/**
 * Copies plain JSON of any depth and breadth as own properties, `undefined` ones left out, and blames what is none.
 * Without recursion, so that no depth overflows the stack.
 */
export function copyJson(value: unknown, path: Path, report: Report): unknown {
  const root = frameOf([value], 0);
  const frames = [root];
  // What is open is being copied: met again, it stands within itself.
  const open = new Set<object>();
  const seen = new Set<object>();
  let repeats = 0;
  let problems = 0;
  for (let frame = frames.at(-1); frame !== undefined; frame = frames.at(-1)) {
    const key = frame.keys[frame.done++];
    if (key === undefined) {
      open.delete(frame.source);
      frames.pop();
      continue;
    }
    const part: unknown = Reflect.get(frame.source, key);
    const place = () => [...path, ...[...frames.map((outer) => outer.key), key].slice(2)];
    if (isScalar(part)) put(frame.copy, key, part);
    else if (isStructure(part) && !open.has(part)) {
      if (seen.size === seen.add(part).size && ++repeats > REPEATS) {
        blame(report, 'repeated-too-often', place(), SENTENCES['repeated-too-often']);
        break;
      }
      const inner = frameOf(part, key);
      put(frame.copy, key, inner.copy);
      open.add(part);
      frames.push(inner);
    } else if (part !== undefined || Array.isArray(frame.source)) {
      blame(report, 'not-json', place(), SENTENCES['not-json']);
      if (++problems === PROBLEMS) break;
    }
  }
  return Reflect.get(root.copy, 0);
}

function frameOf(source: object, key: string | number): Frame {
  return Array.isArray(source)
    ? { source, copy: [], key, keys: Array.from(source, (_, index) => index), done: 0 }
    : { source, copy: {}, key, keys: Object.keys(source), done: 0 };
}

function isScalar(part: unknown): boolean {
  return part === null || typeof part === 'string' || typeof part === 'boolean' || Number.isFinite(part);
}

function isStructure(part: unknown): part is object {
  return typeof part === 'object' && part !== null && (Array.isArray(part) || isPlain(part));
}

/** Whether an object is a plain one, of whatever realm. */
export function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

/** Sets an own property, whatever its name: `__proto__` must not become a prototype. */
export function put(target: object, key: string | number, value: unknown): void {
  Object.defineProperty(target, key, { value, writable: true, enumerable: true, configurable: true });
}
