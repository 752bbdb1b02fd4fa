import { ALLOW_REASONS, DENY_REASONS, UNKNOWN_REASONS } from 'apikey-policy';
import { expect, it } from 'vitest';
import { REASONS } from '../../docs/playground/phrases.mjs';

it('the playground has a phrase for every reason', () => {
  expect(Object.keys(REASONS.allow).sort()).toEqual([...ALLOW_REASONS].sort());
  expect(Object.keys(REASONS.deny).sort()).toEqual([...DENY_REASONS].sort());
  expect(Object.keys(REASONS.indeterminate).sort()).toEqual([...UNKNOWN_REASONS].sort());
});
