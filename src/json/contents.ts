import { fold, type Whole, wholeOf } from './fold.ts';

// What an entry is called, and how it came to be, is not what it says.
const LABELS = ['name', 'email', 'managed', 'dynamic'];

/**
 * Gives JSON values numbers: two values have the same number exactly if their contents are identical, which is deep
 * equality with inner lists read as sets, and without the labels of the value itself: `name`, `email`,
 * `managed` and `dynamic`.
 *
 * Every part gets a number first, so that the key of a whole is as short as its parts are many, whatever their depth.
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
