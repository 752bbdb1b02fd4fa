/** An array or object that is being folded, with the results of the parts that are folded already. */
export interface Whole<Result> {
  readonly source: object;
  /** The keys of an object; `undefined` for an array. */
  readonly keys: readonly string[] | undefined;
  readonly parts: readonly unknown[];
  /** The number of parts to fold. */
  readonly size: number;
  readonly results: Result[];
}

/** How to fold a value. */
export interface Folding<Result> {
  /** Returns an array or object whose parts are folded first; `undefined` for a leaf. */
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

/** The parts of an array or plain object, without fields that are `undefined` or have one of these names. */
export function wholeOf<Result>(source: object, without?: readonly string[]): Whole<Result> {
  const results: Result[] = [];
  if (Array.isArray(source)) return { source, keys: undefined, parts: source, size: positions(source), results };
  const entries = Object.entries(source).filter(([key, part]) => part !== undefined && !without?.includes(key));
  const keys = entries.map(([key]) => key);
  return { source, keys, parts: entries.map(([, part]) => part), size: keys.length, results };
}

/**
 * The number of positions of an array to read. Of an array that is mostly holes, only the first ones are read, and a hole
 * is among them: an array of four thousand million holes takes no memory.
 */
export function positions(list: readonly unknown[]): number {
  return list.includes(undefined) ? Math.min(list.length, 2 * Object.keys(list).length + 100) : list.length;
}
