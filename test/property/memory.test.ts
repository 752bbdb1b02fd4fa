import { type Account, compile, decide, type Policy, type Request } from 'apikey-policy';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accountAndRequest, accounts, requestsOf, requestTimes } from '../../src/doors/testing/arbitraries/index.ts';
import { deepFrozen } from '../../src/doors/testing/json.ts';
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
        expect(pdp.forPrincipal(principal).decide(action, resource, time)).toEqual(expected);
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
        const expected = decide(account, request);
        expect(views.get(principal)?.decide(action, resource, time)).toEqual(expected);
        expect(views.get(principal)?.allows(action, resource, time)).toBe(expected.allowed);
      }
    });
    fc.assert(property, { numRuns: RUNS });
  });
});

describe('what is kept for one principal', () => {
  it('A6: has a bound, and beyond it answers stay what they are', () => {
    const serviceIds = Array.from({ length: 300 }, (_, index) => `ServiceId-${index}`);
    const account: Account = {
      id: 'a',
      principals: [
        { kind: 'user', id: 'IBMid-1', state: 'ACTIVE' },
        ...serviceIds.map((id) => ({ kind: 'service-id' as const, id: `iam-${id}` })),
      ],
      accessGroups: [],
      policies: serviceIds
        .filter((_, index) => index % 2 === 0)
        .map((value, index) => ({
          id: `policy-${index}`,
          subject: { principal: 'IBMid-1' },
          roles: ['crn:v1:bluemix:public:iam::::role:Operator'],
          target: {
            attributes: [
              { key: 'serviceName', value: 'iam-identity' },
              { key: 'resource', value },
            ],
          },
        })),
    };
    const pdp = compile(account);
    for (const resource of [...serviceIds, ...serviceIds]) {
      const request = { principal: 'IBMid-1', action: 'iam-identity.apikey.create', resource } as const;
      const isGranted = Number(resource.slice('ServiceId-'.length)) % 2 === 0;
      expect([pdp.decide(request).allowed, pdp.allows(request)]).toEqual([isGranted, isGranted]);
    }
  });
});

/** Policies with some of them taken out, put in, or moved, the others being the same objects. */
function editsOf({ policies }: Account, others: readonly Policy[], [from, length, at]: readonly number[]): Policy[] {
  const edited = [...policies];
  edited.splice((from ?? 0) % (policies.length + 1), length ?? 0, ...others.slice(0, (at ?? 0) % 3));
  return edited;
}

describe('a decision point that moves to another state of its account', () => {
  it('A6: answers as one that is compiled afresh, however many moves came before', () => {
    const numbers = fc.array(fc.nat({ max: 12 }), { minLength: 3, maxLength: 3 });
    const moves = fc.array(fc.tuple(accountAndRequest(), numbers), { minLength: 1, maxLength: 6 });
    const property = fc.property(accountAndRequest(), moves, (first, steps) => {
      let account = { ...first.account, policies: [...first.account.policies, ...first.account.policies.slice(0, 2)] };
      let pdp = compile(account);
      for (const [{ account: other, request }, numbers] of steps) {
        const others = other.policies.filter(({ id }) => account.policies.every((policy) => policy.id !== id));
        const surroundings = (numbers[2] ?? 0) % 2 === 0 ? other : account;
        account = { ...surroundings, id: account.id, policies: editsOf(account, others, numbers) };
        pdp = pdp.withAccount(account);
        expect(pdp.account).toBe(account);
        for (const { id: principal } of account.principals) {
          const asked = { ...request, principal };
          expect(pdp.decide(asked)).toEqual(decide(account, asked));
          expect(pdp.allows(asked)).toBe(decide(account, asked).allowed);
        }
      }
    });
    fc.assert(property, { numRuns: RUNS });
  });

  it('A6: survives more edits in one place than there are fractions', () => {
    const policy = (id: string): Policy => ({
      id,
      subject: { principal: 'IBMid-1' },
      roles: ['crn:v1:bluemix:public:iam::::role:Administrator'],
      target: { attributes: [{ key: 'serviceName', value: 'iam-identity' }] },
    });
    let account: Account = {
      id: 'a',
      principals: [{ kind: 'user', id: 'IBMid-1', state: 'ACTIVE' }],
      accessGroups: [],
      policies: [policy('first'), policy('last')],
    };
    let pdp = compile(account);
    const request = { principal: 'IBMid-1', action: 'iam-identity.account.update' } as const;
    for (let edit = 0; edit < 100; edit++) {
      const [first, ...rest] = account.policies;
      account = { ...account, policies: [...(first ? [first] : []), policy(`${edit}`), ...rest] };
      pdp = pdp.withAccount(account);
    }
    expect(pdp.decide(request)).toEqual(decide(account, request));
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
