import {
  type Account,
  compile,
  decide,
  type PolicyDecisionPoint,
  type PrincipalView,
  type Request,
} from 'apikey-policy';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accounts, requestsOf, requestTimes } from '../../src/doors/testing/arbitraries/index.ts';
import { deepFrozen } from '../support/json.ts';
import { RUNS } from './runs.ts';

/** What stays from one question to the next: the decision point, and the views that were taken of it. */
interface Asked {
  readonly pdp: PolicyDecisionPoint;
  readonly views: Map<string, PrincipalView>;
}

/** The account, of which every answer is worked out anew. */
interface Fresh {
  readonly account: Account;
}

const WAYS = ['decide', 'allows', 'decide of a view', 'allows of a view'] as const;

/** One question, in one of the ways to ask it. */
function question(way: (typeof WAYS)[number], request: Request): fc.Command<Fresh, Asked> {
  const { principal, action, resource, time } = request;
  return {
    check: () => true,
    run: ({ account }, { pdp, views }) => {
      const expected = decide(account, request);
      const view = views.get(principal) ?? pdp.forPrincipal(principal);
      views.set(principal, view);
      switch (way) {
        case 'decide':
          expect(pdp.decide(request)).toEqual(expected);
          break;
        case 'allows':
          expect(pdp.allows(request)).toBe(expected.allowed);
          break;
        case 'decide of a view':
          expect(view.decide(action, resource, time)).toEqual(expected);
          break;
        case 'allows of a view':
          expect(view.allows(action, resource, time)).toBe(expected.allowed);
          break;
      }
    },
    toString: () => `${way} ${JSON.stringify(request)}`,
  };
}

/** An account, and questions about it: the same ones at other times and of other principals among them. */
const histories = accounts().chain((account) => {
  const requests = requestsOf(account);
  const again = fc
    .tuple(requests, requests, fc.option(requestTimes, { nil: undefined }))
    .map(([{ principal }, { principal: _, time: __, ...question }, time]) => ({
      principal,
      ...question,
      ...(time !== undefined && { time }),
    }));
  const questions = fc.tuple(fc.constantFrom(...WAYS), fc.oneof(requests, again));
  return fc.tuple(
    fc.constant(account),
    fc.commands([questions.map(([way, request]) => question(way, request))], { maxCommands: 40 }),
  );
});

describe('an answer depends on nothing that was asked before', () => {
  it('A6: every sequence of questions to one decision point gives the answers of the account itself', () => {
    const property = fc.property(histories, ([account, questions]) => {
      const frozen = deepFrozen(account);
      fc.modelRun(() => ({ model: { account: frozen }, real: { pdp: compile(frozen), views: new Map() } }), questions);
    });
    fc.assert(property, { numRuns: RUNS });
  });

  it('A6: nor on what is done to a decision', () => {
    const property = fc.property(accounts(), (account) => {
      const pdp = compile(account);
      const request = requestsOf(account);
      fc.assert(
        fc.property(request, (asked) => {
          const first = pdp.decide(asked);
          const copy = structuredClone(first);
          for (const list of [first.grants, first.nearMisses, first.unknowns, first.caveats]) {
            // A list is a decision's own, or cannot be changed.
            if (!Object.isFrozen(list)) (list as unknown[]).push('changed');
          }
          expect(pdp.decide(asked)).toEqual(copy);
        }),
        { numRuns: 10 },
      );
    });
    fc.assert(property, { numRuns: Math.ceil(RUNS / 10) });
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
    ['action', () => view.decide('toString' as never)],
    ['resource', () => view.decide('iam-identity.apikey.create')],
    ['time', () => view.decide('iam-identity.account.update', undefined, Number.NaN)],
  ])('refuses what its types refuse, and names it: %s', (field, ask) => {
    expect(ask).toThrow(new RegExp(`^\`${field}\``));
    expect(ask).toThrow(TypeError);
  });
});
