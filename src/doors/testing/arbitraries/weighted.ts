import fc from 'fast-check';

/** A choice among arbitraries, each drawn as often as its weight says; shrinks towards the first. */
export function weighted<T>(
  ...choices: readonly (readonly [weight: number, arbitrary: fc.Arbitrary<T>])[]
): fc.Arbitrary<T> {
  return fc.oneof({ withCrossShrink: true }, ...choices.map(([weight, arbitrary]) => ({ weight, arbitrary })));
}

/** One of some values, each drawn as often as its weight says; shrinks towards the first. */
export function weightedValues<T>(...choices: readonly (readonly [weight: number, value: T])[]): fc.Arbitrary<T> {
  return weighted(...choices.map(([weight, value]) => [weight, fc.constant(value)] as const));
}

/** For records: as `JSON.parse` makes objects. */
export const PLAIN = { noNullPrototype: true } as const;

/** These fields, so many times in a hundred; otherwise none: what is optional is left out, never `undefined` (A7). */
export function sometimes<T extends object>(timesInHundred: number, fields: fc.Arbitrary<T>): fc.Arbitrary<T | object> {
  return weighted<T | object>([100 - timesInHundred, fc.constant({})], [timesInHundred, fields]);
}

/** One of the listed, mostly; where there is none, and now and then anyway, one of the others. */
export function mostlyFrom<T>(listed: readonly T[], others: fc.Arbitrary<T>): fc.Arbitrary<T> {
  return listed.length === 0 ? others : weighted([9, fc.constantFrom(...listed)], [1, others]);
}

/** The list, in which now and then some entries stand again (A6). */
export function withRepeats<T>(lists: fc.Arbitrary<readonly T[]>): fc.Arbitrary<readonly T[]> {
  const picks = weighted([9, fc.constant<number[]>([])], [1, fc.array(fc.nat(), { minLength: 1, maxLength: 2 })]);
  return fc
    .tuple(lists, picks)
    .map(([list, repeated]) => [...list, ...repeated.flatMap((pick) => list.slice(pick % list.length).slice(0, 1))]);
}
