import { mkdirSync, writeFileSync } from 'node:fs';
import { compile } from 'apikey-policy';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { madeAt } from '../records/made-at.mjs';
import { agreed } from './agreement.ts';
import { interviews, QUESTIONS_EACH } from './interviews.ts';
import { tallying } from './tally.ts';

/** Accounts, each asked several questions. */
const RUNS = Number(process.env.RUNS ?? 1_000_000);
/** Of the first round; the next ones count on from it. */
const SEED = Number(process.env.SEED ?? 1);
/** Accounts of one call of fast-check, which starts from a seed of its own. */
const ROUND = 20_000;

const FOLDER = new URL('../../docs/records/', import.meta.url);

/** Only this writes the record, and only when all answers were the same. */
it(`gives the reference's decisions about ${RUNS} accounts, and records it`, () => {
  expect(RUNS).toBeGreaterThan(0);
  const made = madeAt();
  const { tally, count } = tallying();
  for (let done = 0, round = 0; done < RUNS; done += ROUND, round += 1) {
    fc.assert(
      fc.property(interviews, ({ account, requests }) => {
        const pdp = compile(account);
        for (const request of requests) count(agreed(pdp, account, request));
      }),
      { numRuns: Math.min(ROUND, RUNS - done), seed: SEED + round },
    );
  }
  const record = {
    accounts: RUNS,
    questions: RUNS * QUESTIONS_EACH,
    seed: SEED,
    accountsPerSeed: ROUND,
    disagreements: 0,
    answers: Object.fromEntries(tally),
    madeAt: made,
  };
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(new URL('differential.json', FOLDER), `${JSON.stringify(record, undefined, 2)}\n`);
});
