import { type Account, compile, decide, type Request } from 'apikey-policy';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accounts, requestsOf, requestTimes } from '../support/arbitraries/index.ts';
import { deepFrozen } from './json.ts';
import { RUNS } from './runs.ts';

/** Many requests of few principals, the same ones at other times and of other service IDs among them. */
const histories: fc.Arbitrary<{ account: Account; requests: readonly Request[] }> = accounts().chain((account) => {
  const requests = requestsOf(account);
  const again = fc.tuple(requests, fc.array(requestTimes, { minLength: 1, maxLength: 4 })).map(([request, times]) => {
    const { time: _, ...atNoTime } = request;
    return [request, atNoTime, ...times.map((time) => ({ ...request, time })), request];
  });
  return fc.record({
    account: fc.constant(account),
    requests: fc.array(again, { minLength: 1, maxLength: 6 }).map((lists) => lists.flat()),
  });
});

describe('what a compiled account remembers changes no answer', () => {
  it('A6: each answer is the one that the account itself gives, whatever was asked before', () => {
    const property = fc.property(histories, ({ account, requests }) => {
      const pdp = compile(deepFrozen(account));
      for (const request of requests) {
        const expected = decide(account, request);
        expect(pdp.decide(request)).toEqual(expected);
        expect(pdp.allows(request)).toBe(expected.allowed);
        const { principal, action, resource, time } = request;
        expect(pdp.forPrincipal(principal).allows(action, resource, time)).toBe(expected.allowed);
      }
    });
    fc.assert(property, { numRuns: RUNS });
  });

  it('A6: a view that is kept answers as one that is new', () => {
    const property = fc.property(histories, ({ account, requests }) => {
      const pdp = compile(account);
      const views = new Map(requests.map(({ principal }) => [principal, pdp.forPrincipal(principal)]));
      for (const request of requests) {
        const { principal, action, resource, time } = request;
        expect(views.get(principal)?.allows(action, resource, time)).toBe(decide(account, request).allowed);
      }
    });
    fc.assert(property, { numRuns: RUNS });
  });
});

describe('a view of one principal', () => {
  const view = compile({ id: 'a', principals: [], accessGroups: [], policies: [] }).forPrincipal('IBMid-1');

  it('says whose it is', () => expect(view.principal).toBe('IBMid-1'));

  it.each([
    ['action', () => view.allows('toString' as never)],
    ['resource', () => view.allows('iam-identity.apikey.create')],
    ['time', () => view.allows('iam-identity.account.update', undefined, Number.NaN)],
    ['principal', () => compile({ id: 'a', principals: [], accessGroups: [], policies: [] }).forPrincipal('')],
  ])('refuses what its types refuse, and names it: %s', (field, ask) => {
    expect(ask).toThrow(new RegExp(`^\`${field}\``));
    expect(ask).toThrow(TypeError);
  });
});
