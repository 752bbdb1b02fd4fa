import { expect, it } from 'vitest';
import { repeatedKey } from '../../../../src/doors/gateway/repeated-key.ts';

it.each([
  ['{"a":1,"b":{"a":1}}', undefined],
  ['{"b":{"a":1,"a":2}}', 'a'],
  // What closes more than it opens is no JSON, for others to say.
  ['}{"a":1}', undefined],
])('GATE-3: a key that one object has twice in %s', (json, key) => {
  expect(repeatedKey(json)).toBe(key);
});
