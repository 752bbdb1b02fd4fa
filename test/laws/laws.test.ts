import { compile, type Decision, decide, type NearMiss } from 'apikey-policy';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Core } from './law.ts';
import { laws } from './laws.ts';

/** A core that shows something else. */
function showing(change: (decision: Decision) => object): Core {
  return { compile, decide: (...asked) => Object.assign({ ...decide(...asked) }, change(decide(...asked))) };
}

/** What a law says of it. */
function errorOf(name: string, core: Core): unknown {
  const [law] = laws.filter((law) => law.name === name);
  if (law === undefined) throw new Error(`no law \`${name}\``);
  const { errorInstance } = fc.check(law.property(core), { numRuns: 1000, seed: 1, endOnFailure: true });
  return errorInstance;
}

describe('a law that fails', () => {
  it('says what differs', () => {
    const core = showing(({ effect }) => ({ allowed: effect !== 'deny' }));
    expect(errorOf('shape', core)).toEqual(new Error('expected false, got true'));
  });

  it('names a policy that is not there', () => {
    const elsewhere = { policy: 'nowhere', role: 'none' };
    const grants = showing(({ allowed }) => ({ grants: allowed ? [elsewhere] : [] }));
    expect(errorOf('grants-exist', grants)).toEqual(new Error('no policy `nowhere`'));
    const nearMiss: NearMiss = { policy: 'nowhere', obstacle: 'role' };
    const misses = showing(({ allowed }) => ({ nearMisses: allowed ? [] : [nearMiss] }));
    expect(errorOf('near-misses-exist', misses)).toEqual(new Error('no policy `nowhere`'));
  });

  it('is none of this library', () => {
    expect(errorOf('shape', { compile, decide })).toBeNull();
  });
});

describe('the laws', () => {
  it('each have a sentence, and rules', () => {
    for (const { sentence, rules } of laws) {
      expect(sentence).toMatch(/^[A-Z`].*\.$/);
      expect(rules.length).toBeGreaterThan(0);
      for (const rule of rules) expect(rule).toMatch(/^([APSRGMCI][1-8]|section-[59])$/);
    }
  });
});
