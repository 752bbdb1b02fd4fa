import { compile } from 'apikey-policy';
import { describe, expect, it } from 'vitest';
import { agreedOnCompiled } from '../differential/agreement.ts';
import { FEATURES, tallying } from '../differential/tally.ts';
import { stepOf } from './cases.ts';
import { QUESTIONS } from './dimensions.ts';
import { SPACES } from './spaces.ts';

/** The size of no dimension, so that all values of each are met. */
const STEP = stepOf(29);

const { tally, count } = tallying();

describe('the library and the reference give the same decisions on every account', () => {
  it.each(SPACES)('$name', ({ size, situations }) => {
    let accounts = 0;
    for (const { account, principal } of situations(STEP)) {
      const pdp = compile(account);
      for (const question of Object.values(QUESTIONS)) {
        count(agreedOnCompiled(pdp, account, { ...question, principal }));
      }
      accounts += 1;
    }
    expect(accounts).toBe(Math.floor(size / STEP));
  });
});

describe('among these decisions', () => {
  // None of them has a time, without which none ends: times.test.ts goes through those.
  it.each(FEATURES.filter((feature) => feature !== 'valid until'))('there is one of %s', (feature) => {
    expect(tally.get(feature)).toBeGreaterThan(0);
  });
});
