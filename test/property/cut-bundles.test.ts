import { type Account, compile, type Request } from 'apikey-policy';
import { accountFromIbmCloud, type IbmCloudPayloads } from 'apikey-policy/ibm-cloud';
import { accounts } from 'apikey-policy/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { worldInV2 } from '../support/bodies.ts';
import { CUT_LISTS, CUTS, withCut } from '../support/cuts.ts';
import { answerOf } from '../support/emulator/answer.ts';
import { readAll } from '../support/emulator/read-all.ts';
import { randomOf } from '../support/emulator/trouble.ts';
import { onlyNamedIn } from '../support/only-named.ts';
import { questionsFrom } from '../support/questions.ts';
import { RUNS } from './runs.ts';

const MONDAY_NOON = Date.parse('2026-03-16T12:00:00Z');

/** A whole bundle, in pages of one to four rows. */
const bundles = fc.record({ world: accounts().map(worldInV2), seed: fc.nat() }).map(({ world, seed }) => {
  const random = randomOf(seed);
  const payloads = readAll(
    { accountId: world.accountId },
    { answer: (asked) => answerOf(world, asked, { most: 1 + Math.floor(random() * 4) }) },
  );
  return { payloads, random };
});

function accountOf(payloads: IbmCloudPayloads): Account | undefined {
  const result = accountFromIbmCloud(payloads);
  return result.ok ? result.account : undefined;
}

/** Everything that anybody can ask of either account, listed there or only named. */
function questionsOf(...both: readonly Account[]): Request[] {
  const listed = both.flatMap(({ principals }) => principals.map(({ id }) => id));
  const named = both.flatMap(onlyNamedIn);
  return questionsFrom([...new Set([...listed, ...named, 'IBMid-NOBODY'])]);
}

describe('B5, B9, B10, B11: a bundle that is cut', () => {
  it('never gives a certain answer that the whole one contradicts', () => {
    const outcomes = { refused: 0, same: 0, open: 0 };
    fc.assert(
      fc.property(
        bundles,
        fc.constantFrom(...CUT_LISTS),
        fc.constantFrom(...CUTS),
        fc.constantFrom(undefined, MONDAY_NOON),
        ({ payloads, random }, list, cut, time) => {
          const whole = accountOf(payloads);
          if (whole === undefined) throw new Error('a whole bundle is an account');
          const account = accountOf(withCut(payloads, list, cut, random));
          if (account === undefined) {
            outcomes.refused++;
            return;
          }
          const [pdp, judge] = [compile(account), compile(whole)];
          for (const question of questionsOf(account, whole)) {
            const request = { ...question, ...(time !== undefined && { time }) };
            const { effect } = pdp.decide(request);
            const { effect: right } = judge.decide(request);
            if (effect === right) outcomes.same++;
            else {
              outcomes.open++;
              expect({ request, list, cut, effect }).toEqual({ request, list, cut, effect: 'indeterminate' });
            }
          }
        },
      ),
      { numRuns: RUNS },
    );
    // It would say nothing, were nothing cut, or everything refused.
    expect(Math.min(outcomes.refused, outcomes.same, outcomes.open)).toBeGreaterThan(RUNS / 20);
  });
});
