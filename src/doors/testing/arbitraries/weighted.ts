import fc from 'fast-check';

/** A choice among arbitraries by weight; shrinks towards the first. */
export function weighted<T>(
  ...choices: readonly (readonly [weight: number, arbitrary: fc.Arbitrary<T>])[]
): fc.Arbitrary<T> {
  return fc.oneof({ withCrossShrink: true }, ...choices.map(([weight, arbitrary]) => ({ weight, arbitrary })));
}

/** A choice among values by weight; shrinks towards the first. */
export function weightedValues<T>(...choices: readonly (readonly [weight: number, value: T])[]): fc.Arbitrary<T> {
  return weighted(...choices.map(([weight, value]) => [weight, fc.constant(value)] as const));
}

/** Makes records with the prototype of `Object`, as `JSON.parse` does. */
export const PLAIN = { noNullPrototype: true } as const;

/** These fields in `timesInHundred` of 100 draws, otherwise no field: an optional field is never `undefined` (A7). */
export function sometimes<T extends object>(timesInHundred: number, fields: fc.Arbitrary<T>): fc.Arbitrary<T | object> {
  return weighted<T | object>([100 - timesInHundred, fc.constant({})], [timesInHundred, fields]);
}

/** Mostly one of the listed values; sometimes, and always if the list is empty, one of the others. */
export function mostlyFrom<T>(listed: readonly T[], others: fc.Arbitrary<T>): fc.Arbitrary<T> {
  return listed.length === 0 ? others : weighted([9, fc.constantFrom(...listed)], [1, others]);
}

/** The list, sometimes with some entries repeated (A6). */
export function withRepeats<T>(lists: fc.Arbitrary<readonly T[]>): fc.Arbitrary<readonly T[]> {
  const picks = weighted([9, fc.constant<number[]>([])], [1, fc.array(fc.nat(), { minLength: 1, maxLength: 2 })]);
  return fc
    .tuple(lists, picks)
    .map(([list, repeated]) => [...list, ...repeated.flatMap((pick) => list.slice(pick % list.length).slice(0, 1))]);
}
