import { fold, type Whole, wholeOf } from './fold.ts';

// These fields say what an entry is called and where it came from. They are not part of its contents.
export const LABELS: readonly string[] = ['name', 'email', 'managed', 'dynamic'];

/**
 * Returns a function that numbers JSON values. Two values have the same number exactly if their contents are equal.
 * The comparison is deep, reads inner arrays as sets, and ignores `name`, `email`, `managed` and `dynamic` of the value
 * itself.
 *
 * Parts are numbered before the value that holds them. So the length of a key depends on the number of parts, and not on
 * their depth.
 */
export function contentsInterner(): (value: unknown) => number {
  const numbers = new Map<string, number>();
  const intern = (key: string): number => {
    const number = numbers.get(key) ?? numbers.size;
    numbers.set(key, number);
    return number;
  };
  return (value) =>
    fold<number>(value, {
      open: (part, outer) =>
        typeof part === 'object' && part !== null ? wholeOf(part, outer.length === 0 ? LABELS : undefined) : undefined,
      leaf: (part) => intern(`${JSON.stringify(part)}`),
      close: (whole) => intern(keyOf(whole)),
    });
}

function keyOf({ keys, results }: Whole<number>): string {
  if (keys === undefined) return `[${[...new Set(results)].sort((a, b) => a - b)}]`;
  return `{${keys.map((key, index) => `${JSON.stringify(key)}:${results[index]}`).sort()}}`;
}
