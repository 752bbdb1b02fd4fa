import type { Account, Request } from 'apikey-policy';
import { QUESTIONS } from '../exhaustive/dimensions.ts';
import { SPACES } from '../exhaustive/spaces.ts';

/** The conditions of the spaces end at noon, and need a time. */
const MORNING = Date.parse('2026-03-16T06:00:00Z');

/** Every account of test/exhaustive/spaces.ts, or one in every `step`, and all its questions: with a time, too. */
export function* situations(step = 1): Generator<{ account: Account; requests: readonly Request[] }> {
  for (const space of SPACES) {
    for (const { account, principal } of space.situations(step)) {
      const requests = Object.values(QUESTIONS).flatMap((question): Request[] => [
        { ...question, principal },
        { ...question, principal, time: MORNING },
      ]);
      yield { account, requests };
    }
  }
}
