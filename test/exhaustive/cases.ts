/** One of the things that something can be, by the name that a test says. */
export type Dimension<Value> = Readonly<Record<string, Value>>;

/** How far apart the cases are that a test takes of a space: every one with `SPACE_STEP=1`, as a release does. */
export function stepOf(usual: number): number {
  return Number(process.env.SPACE_STEP ?? usual);
}

/** One in every `step`. */
export function* oneIn<T>(step: number, cases: Iterable<T>): Generator<T> {
  let place = 0;
  for (const one of cases) if (place++ % step === 0) yield one;
}

/**
 * Everything at once: one of each dimension, in every combination.
 *
 * @param step how far apart the combinations are that are taken, 1 for all
 */
export function* combinations<Values extends Readonly<Record<string, unknown>>>(
  dimensions: {
    readonly [Name in keyof Values]: Dimension<Values[Name]>;
  },
  step = 1,
): Generator<Values> {
  const lists = Object.entries(dimensions).map(([name, values]) => [name, Object.values(values)] as const);
  const size = sizeOf(dimensions);
  for (let place = step - 1; place < size; place += step) {
    let rest = place;
    const chosen: [string, unknown][] = [];
    // The last dimension turns first, as the last digit of a number.
    for (const [name, values] of lists.toReversed()) {
      chosen.push([name, values[rest % values.length]]);
      rest = Math.floor(rest / values.length);
    }
    yield Object.fromEntries(chosen) as Values;
  }
}

/** All lists of these, as long as that at most, the empty one first. */
export function listsOf<T>(items: readonly T[], longest: number): readonly (readonly T[])[] {
  const lists: (readonly T[])[] = [[]];
  let last: readonly (readonly T[])[] = lists;
  for (let length = 1; length <= longest; length += 1) {
    last = last.flatMap((list) => items.map((item) => [...list, item]));
    lists.push(...last);
  }
  return lists;
}

/** How many combinations these make. */
export function sizeOf(dimensions: Readonly<Record<string, Dimension<unknown>>>): number {
  return Object.values(dimensions).reduce((size, dimension) => size * Object.keys(dimension).length, 1);
}

/** A part of a dimension, by the names of its values. */
export function only<Value>(dimension: Dimension<Value>, ...names: readonly string[]): Dimension<Value> {
  const part = Object.fromEntries(Object.entries(dimension).filter(([name]) => names.includes(name)));
  if (Object.keys(part).length !== names.length) throw new Error(`not all of ${names.join(', ')} are there`);
  return part;
}

/** A dimension without these, by their names. */
export function without<Value>(dimension: Dimension<Value>, ...names: readonly string[]): Dimension<Value> {
  return only(dimension, ...Object.keys(dimension).filter((name) => !names.includes(name)));
}
