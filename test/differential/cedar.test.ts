import type { Account, Request } from 'apikey-policy';
import { toCedar } from 'apikey-policy/cedar';
import { accounts, requestsOf } from 'apikey-policy/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { agreedInCedar, textAsJson } from './cedar-engine.ts';
import { situations } from './cedar-space.ts';

/** A release asks for more with `LAW_RUNS`. */
const ACCOUNTS = Number(process.env.LAW_RUNS ?? 60);
const REQUESTS = 8;
const RUN = { numRuns: ACCOUNTS, seed: 20_260_302 };

const interviews: fc.Arbitrary<{ account: Account; requests: Request[] }> = accounts().chain((account) =>
  fc.record({
    account: fc.constant(account),
    requests: fc.array(requestsOf(account), { minLength: REQUESTS, maxLength: REQUESTS }),
  }),
);

describe("Cedar's engine and the library", () => {
  it(`CED-2, CED-3, CED-4: allow the same, by valid policies, in ${ACCOUNTS} accounts`, () => {
    let allowed = 0;
    fc.assert(
      fc.property(interviews, ({ account, requests }) => {
        allowed += agreedInCedar(account, requests);
      }),
      RUN,
    );
    // An export that allows nothing would be right of every other question.
    expect(allowed).toBeGreaterThan((ACCOUNTS * REQUESTS) / 10);
  });

  it('CED-2, CED-4: allow the same in a part of all accounts of one or two policies', () => {
    // A prime number, so that the sample meets all values of each dimension.
    const stride = 1009;
    let allowed = 0;
    for (const { account, requests } of situations(stride)) allowed += agreedInCedar(account, requests);
    expect(allowed).toBeGreaterThan(20);
  });

  it('CED-1: read the same in text as in JSON', () => {
    fc.assert(
      fc.property(accounts(), (account) => {
        for (const compact of [false, true]) {
          const exported = toCedar(account, { compact });
          expect(textAsJson(exported)).toEqual(exported.policies.json);
        }
      }),
      RUN,
    );
  });
});
