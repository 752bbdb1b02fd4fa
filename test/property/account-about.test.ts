import { decide } from 'apikey-policy';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accountAndRequest } from '../../src/doors/testing/arbitraries/index.ts';
import { accountAbout } from '../../src/questions/compare/account-about.ts';
import { deepFrozen } from '../support/json.ts';
import { onlyNamedIn } from '../support/only-named.ts';
import { RUNS } from './runs.ts';

describe('the part of an account about some principals', () => {
  it('decides their requests as the whole account does', () => {
    let dropped = 0;
    const property = fc.property(accountAndRequest(), ({ account, request }) => {
      const ids = new Set([request.principal, ...onlyNamedIn(account).slice(0, 1)]);
      const part = accountAbout(deepFrozen(account), ids);
      dropped += account.policies.length - part.policies.length;
      for (const principal of ids) {
        const asked = { ...request, principal };
        expect(decide(part, asked)).toEqual(decide(account, asked));
      }
    });
    fc.assert(property, { numRuns: RUNS });
    expect(dropped).toBeGreaterThan(0);
  });
});
