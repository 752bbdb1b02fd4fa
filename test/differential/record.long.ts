import { mkdirSync, writeFileSync } from 'node:fs';
import { compile } from 'apikey-policy';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { accountAndRequest } from '../support/arbitraries/index.ts';
import { agreed } from './agreement.ts';
import { DECIDING, hashOf } from './sources.ts';
import { tallying } from './tally.ts';

const RUNS = Number(process.env.RUNS ?? 2_000_000);
/** Of the first round; the next ones count on from it. */
const SEED = Number(process.env.SEED ?? 1);
/** Questions of one run of fast-check, which starts from a seed of its own. */
const ROUND = 20_000;

const FOLDER = new URL('../../docs/records/', import.meta.url);

/** Only this writes the record, and only when all answers were the same. */
it(`gives the reference's decision on ${RUNS} questions, and records it`, () => {
  expect(RUNS).toBeGreaterThan(0);
  const sources = hashOf(DECIDING);
  const { tally, count } = tallying();
  for (let asked = 0, round = 0; asked < RUNS; asked += ROUND, round += 1) {
    fc.assert(
      fc.property(accountAndRequest(), ({ account, request }) => {
        count(agreed(compile(account), account, request));
      }),
      { numRuns: Math.min(ROUND, RUNS - asked), seed: SEED + round },
    );
  }
  // The answers are those of the sources as they were loaded.
  expect(hashOf(DECIDING)).toBe(sources);
  const record = {
    questions: RUNS,
    seed: SEED,
    questionsPerSeed: ROUND,
    disagreements: 0,
    answers: Object.fromEntries(tally),
    sources: { folders: DECIDING, sha256: sources },
    reference: { folders: ['test/reference'], sha256: hashOf(['test/reference']) },
    arbitraries: { folders: ['test/support/arbitraries'], sha256: hashOf(['test/support/arbitraries']) },
  };
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(new URL('differential.json', FOLDER), `${JSON.stringify(record, undefined, 2)}\n`);
});
