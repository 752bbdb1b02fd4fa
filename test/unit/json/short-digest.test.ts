import { expect, it } from 'vitest';
import { shortDigest } from '../../../src/json/short-digest.ts';

it('tells JSON values from one another', () => {
  const values = [
    null,
    '',
    'null',
    'a',
    'b',
    'ab',
    'ba',
    0,
    [],
    {},
    [[]],
    [{}],
    [1, 2],
    [2, 1],
    [12],
    { a: 1 },
    { a: 2 },
    { b: 1 },
    { a: 1, b: 2 },
    { a: 2, b: 1 },
    { a: [1] },
  ];
  const digests = values.map(shortDigest);
  expect(new Set(digests).size).toBe(values.length);
  for (const digest of digests) expect(digest).toMatch(/^[0-9a-z]{8,14}$/);
});

it('is the same whatever the order of keys', () => {
  expect(shortDigest({ b: { d: 2, c: 1 }, a: 0 })).toBe(shortDigest({ a: 0, b: { c: 1, d: 2 } }));
});
