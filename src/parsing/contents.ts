/**
 * Gives JSON values numbers: two values have the same number exactly if their contents are identical, which is deep
 * equality with inner lists read as sets, and without the `name` and `email` of the value itself.
 *
 * Every part gets a number first, so that the key of a whole is as short as its parts are many: no recursion, and
 * no work that grows with depth.
 */
export function contentsInterner(): (value: unknown) => number {
  const numbers = new Map<string, number>();
  const intern = (key: string): number => {
    const number = numbers.get(key) ?? numbers.size;
    numbers.set(key, number);
    return number;
  };
  return (value) => {
    const top: Whole = { keys: undefined, parts: [value], numbers: [] };
    const stack = [top];
    for (let whole = stack.at(-1); whole !== undefined; whole = stack.at(-1)) {
      const { parts, numbers } = whole;
      if (numbers.length === parts.length) {
        stack.pop();
        stack.at(-1)?.numbers.push(intern(keyOf(whole)));
        continue;
      }
      const part = parts[numbers.length];
      if (typeof part === 'object' && part !== null) stack.push(wholeOf(part, whole === top));
      else numbers.push(intern(`${JSON.stringify(part)}`));
    }
    return top.numbers[0] ?? 0;
  };
}

/** A list or object, and the numbers of those of its parts that have one already. */
interface Whole {
  /** The keys of an object, sorted; none for a list. */
  readonly keys: readonly string[] | undefined;
  readonly parts: readonly unknown[];
  readonly numbers: number[];
}

function wholeOf(value: object, isTop: boolean): Whole {
  if (Array.isArray(value)) return { keys: undefined, parts: value, numbers: [] };
  const entries = Object.entries(value)
    .filter(([key, part]) => part !== undefined && !(isTop && (key === 'name' || key === 'email')))
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return { keys: entries.map(([key]) => key), parts: entries.map(([, part]) => part), numbers: [] };
}

function keyOf({ keys, numbers }: Whole): string {
  if (keys === undefined) return `[${[...new Set(numbers)].sort((a, b) => a - b).join()}]`;
  return `{${keys.map((key, index) => `${JSON.stringify(key)}:${numbers[index]}`).join()}}`;
}
