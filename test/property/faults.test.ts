import { compile, decide } from 'apikey-policy';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { laws } from '../laws/laws.ts';
import { FAULTS, TRUSTING } from './faults.ts';

describe('a law that cannot fail says nothing: each finds a core that breaks it', () => {
  it.each(laws)('$name', ({ name, property }) => {
    const fault = name.startsWith('doubt-of-') ? TRUSTING : FAULTS.get(name);
    if (fault === undefined) throw new Error(`no fault for the law \`${name}\``);
    const details = fc.check(property(fault({ decide, compile })), { numRuns: 2000, seed: 1, endOnFailure: true });
    expect(details.counterexample).not.toBeNull();
  });
});
