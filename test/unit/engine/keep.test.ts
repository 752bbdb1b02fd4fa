import { expect, it } from 'vitest';
import { keep } from '../../../src/engine/keep.ts';

it('as many values are kept as fit, and with one more all others are forgotten', () => {
  const kept = new Map<string, number>();
  for (let number = 1; number <= 256; number++) expect(keep(kept, `key ${number}`, number)).toBe(number);
  expect(kept.size).toBe(256);
  expect(kept.get('key 1')).toBe(1);
  keep(kept, 'one more', 257);
  expect([...kept]).toEqual([['one more', 257]]);
});
