/**
 * Gives JSON values numbers: two values have the same number exactly if their contents are identical, which is deep
 * equality with lists read as sets, and without the `name` and `email` of the value itself.
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
  return (root) => {
    const top: Part = { keys: undefined, parts: [root], numbers: [] };
    const stack = [top];
    for (let whole = stack.at(-1); whole !== undefined; whole = stack.at(-1)) {
      if (whole.numbers.length < whole.parts.length) {
        const part = whole.parts[whole.numbers.length];
        if (typeof part === 'object' && part !== null) stack.push(partOf(part, part === root));
        else whole.numbers.push(intern(JSON.stringify(part) ?? 'undefined'));
        continue;
      }
      stack.pop();
      stack.at(-1)?.numbers.push(intern(keyOf(whole)));
    }
    return top.numbers[0] ?? 0;
  };
}

/** A list or object, and the numbers of those of its parts that have one already. */
interface Part {
  /** The keys of an object, sorted; none for a list. */
  readonly keys: readonly string[] | undefined;
  readonly parts: readonly unknown[];
  readonly numbers: number[];
}

function partOf(value: object, isTop: boolean): Part {
  if (Array.isArray(value)) return { keys: undefined, parts: value, numbers: [] };
  const entries = Object.entries(value)
    .filter(([key, part]) => part !== undefined && !(isTop && (key === 'name' || key === 'email')))
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return { keys: entries.map(([key]) => key), parts: entries.map(([, part]) => part), numbers: [] };
}

function keyOf({ keys, numbers }: Part): string {
  if (keys === undefined) return `[${[...new Set(numbers)].sort((a, b) => a - b).join()}]`;
  return `{${keys.map((key, index) => `${JSON.stringify(key)}:${numbers[index]}`).join()}}`;
}
