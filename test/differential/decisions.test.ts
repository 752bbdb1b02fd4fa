import { compile } from 'apikey-policy';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { agreed } from './agreement.ts';
import { interviews, QUESTIONS_EACH } from './interviews.ts';
import { FEATURES, tallying } from './tally.ts';

const ACCOUNTS = 4_000;
const QUESTIONS = ACCOUNTS * QUESTIONS_EACH;

describe(`the library and the reference, on ${QUESTIONS} questions`, () => {
  const { tally, count } = tallying();
  const met = (feature: string): number => tally.get(feature) ?? 0;

  it('give the same decisions', () => {
    fc.assert(
      fc.property(interviews, ({ account, requests }) => {
        const pdp = compile(account);
        for (const request of requests) count(agreed(pdp, account, request));
      }),
      { numRuns: ACCOUNTS, seed: 20_260_302 },
    );
    const rows = [...tally].map(([feature, times]) => {
      const percent = ((100 * times) / QUESTIONS).toFixed(2);
      return `${percent.padStart(6)} % ${feature}`;
    });
    console.log(rows.join('\n'));
  });

  // What the questions never lead to, the comparison says nothing about.
  it.each(['allow', 'deny', 'indeterminate'])('are asked what is answered with %s 15 times in 100', (effect) => {
    expect(met(effect)).toBeGreaterThanOrEqual(0.15 * QUESTIONS);
  });

  it.each(FEATURES)('are asked what leads to %s 20 times or more', (feature) => {
    expect(met(feature)).toBeGreaterThanOrEqual(20);
  });
});
