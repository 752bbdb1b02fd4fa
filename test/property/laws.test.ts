import { compile, decide } from 'apikey-policy';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { laws } from '../laws/laws.ts';
import { RUNS } from './runs.ts';

describe('for every account and every request', () => {
  it.each(laws)('$name: $sentence', ({ property }) => {
    fc.assert(property({ decide, compile }), { numRuns: RUNS });
  });

  it('has a name of its own for each law', () => {
    expect(new Set(laws.map(({ name }) => name)).size).toBe(laws.length);
  });
});
