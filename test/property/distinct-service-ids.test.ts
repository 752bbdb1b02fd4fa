import { type Account, compile, type Effect, parseAccount } from 'apikey-policy';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accounts, requestTimes } from '../../src/doors/testing/arbitraries/index.ts';
import { distinctServiceIds } from '../../src/engine/distinct-service-ids.ts';
import { serviceIdsOf } from '../../src/questions/resources.ts';
import { RUNS } from './runs.ts';

const UNLISTED = ['ServiceId-of-nobody', 'ServiceId-of-nobody-else'];

/** The effects that a principal gets for API keys of some service IDs, each once. */
const effectsOf = (account: Account, principal: string, serviceIds: readonly string[], time: number): Effect[] => {
  const view = compile(account).forPrincipal(principal);
  return [...new Set(serviceIds.map((resource) => view.effect('iam-identity.apikey.create', resource, time)))].sort();
};

describe('the distinct service IDs of an account', () => {
  it('get every answer that any service ID gets', () => {
    let dropped = 0;
    const property = fc.property(accounts(), requestTimes, (account, time) => {
      fc.pre(parseAccount(account).ok);
      const all = [...serviceIdsOf(account), ...UNLISTED];
      const distinct = distinctServiceIds(account, all);
      dropped += all.length - distinct.length;
      for (const { id } of compile(account).principals) {
        expect(effectsOf(account, id, distinct, time)).toEqual(effectsOf(account, id, all, time));
      }
    });
    fc.assert(property, { numRuns: RUNS });
    expect(dropped).toBeGreaterThan(0);
  });
});
