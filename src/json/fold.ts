/** A list or object that is being folded, and what those of its parts came to that are folded already. */
export interface Whole<Result> {
  readonly source: object;
  /** The keys of an object; none for a list. */
  readonly keys: readonly string[] | undefined;
  readonly parts: readonly unknown[];
  /** How many of the parts are to be folded. */
  readonly size: number;
  readonly results: Result[];
}

/** How to fold a value. */
export interface Folding<Result> {
  /** A list or object whose parts are to be folded first; `undefined` for a leaf. */
  readonly open: (part: unknown, outer: readonly Whole<Result>[]) => Whole<Result> | undefined;
  readonly leaf: (part: unknown) => Result;
  readonly close: (whole: Whole<Result>) => Result;
}

/** Folds a value from the inside out, without recursion, so that no depth overflows the stack. */
export function fold<Result>(value: unknown, { open, leaf, close }: Folding<Result>): Result {
  const stack: Whole<Result>[] = [];
  let whole = open(value, stack);
  if (whole === undefined) return leaf(value);
  stack.push(whole);
  for (;;) {
    const { parts, results, size } = whole;
    if (results.length < size) {
      const part = parts[results.length];
      const inner = open(part, stack);
      if (inner === undefined) results.push(leaf(part));
      else {
        stack.push(inner);
        whole = inner;
      }
      continue;
    }
    const result = close(whole);
    stack.pop();
    whole = stack.at(-1);
    if (whole === undefined) return result;
    whole.results.push(result);
  }
}

/** The key or position of the part that is being folded. */
export function position({ keys, results }: Whole<unknown>): string | number {
  return keys?.[results.length] ?? results.length;
}

/** A list or plain object to be folded: its parts, without fields that are `undefined` or of these names. */
export function wholeOf<Result>(source: object, without?: readonly string[]): Whole<Result> {
  const results: Result[] = [];
  if (Array.isArray(source)) return { source, keys: undefined, parts: source, size: positions(source), results };
  const entries = Object.entries(source).filter(([key, part]) => part !== undefined && !without?.includes(key));
  const keys = entries.map(([key]) => key);
  return { source, keys, parts: entries.map(([, part]) => part), size: keys.length, results };
}

/**
 * How many positions of a list to read: all, but of one that is mostly holes only so many that a hole is among them.
 * A list can be four thousand million holes long and take no room.
 */
export function positions(list: readonly unknown[]): number {
  return list.includes(undefined) ? Math.min(list.length, 2 * Object.keys(list).length + 100) : list.length;
}
