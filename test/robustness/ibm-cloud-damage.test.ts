import { describe, expect, it } from 'vitest';
import { BUNDLES, damage, UNTOLD } from './damage.ts';

// The record goes through the larger ones, too.
const [SMALL] = BUNDLES;

describe('B10, B11: damage to any one part of a bundle', () => {
  it.each(SMALL === undefined ? [] : [SMALL])(
    'leaves every answer as it was, or uncertain, or refuses the bundle: %s',
    (_, bundle) => {
      const outcomes = damage(bundle);
      const places = outcomes.flatMap((one) => [...one.places]);
      expect(places.filter((place) => !UNTOLD.some((pattern) => pattern.test(place)))).toEqual([]);
      const sum = (of: 'refused' | 'uncertain' | 'same'): number => outcomes.reduce((all, one) => all + one[of], 0);
      expect(Math.min(sum('refused'), sum('uncertain'), sum('same'))).toBeGreaterThan(20);
    },
  );
});
