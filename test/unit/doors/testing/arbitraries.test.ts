import { ACTIONS, type Account, decide, ISSUE_CODES, type IssueCode, parseAccount, type Request } from 'apikey-policy';
import {
  accountAndRequest,
  accounts,
  invalidAccounts,
  invalidRequests,
  nearMisses,
  policiesIn,
  questionsAbout,
  requestsOf,
} from 'apikey-policy/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const SEED = 20260302;

function drawn<T>(arbitrary: fc.Arbitrary<T>, numRuns = 200): readonly T[] {
  return fc.sample(arbitrary, { numRuns, seed: SEED });
}

const ACCOUNT: Account = {
  id: 'account-1',
  apiKeyCreation: 'RESTRICTED',
  principals: [{ kind: 'service-id', id: 'iam-ServiceId-ROBOT' }],
  accessGroups: [{ id: 'AccessGroupId-TEAM', members: ['iam-ServiceId-ROBOT'] }],
  policies: [],
};

describe('accounts', () => {
  it('parse, as they are drawn and with fields that are given', () => {
    for (const fixed of [{}, ACCOUNT, { policies: [] }, { id: 'account-1' }, { principals: [] }]) {
      for (const account of drawn(accounts(fixed), 50)) {
        expect(parseAccount(account)).toMatchObject({ ok: true });
        expect(account).toMatchObject(fixed);
      }
    }
  });
});

describe('requests', () => {
  const requests: readonly Partial<Request>[] = [
    { principal: 'IBMid-060009NONE' },
    { resource: 'ServiceId-ROBOT' },
    { time: 0 },
    ...ACTIONS.map((action) => ({ action })),
  ];

  it.each(requests)('can be answered, with fields that are given: %j', (fixed) => {
    for (const request of drawn(requestsOf(ACCOUNT, fixed))) {
      expect(decide(ACCOUNT, request).request).toMatchObject(fixed);
    }
    for (const { account, request } of drawn(accountAndRequest({ id: 'account-1' }, fixed), 50)) {
      expect(decide(account, request).request).toMatchObject(fixed);
      expect(account.id).toBe('account-1');
    }
  });

  it('are about the accounts that are given', () => {
    const other: Account = { ...ACCOUNT, id: 'account-2' };
    const questions = drawn(questionsAbout([ACCOUNT, other], { time: 0 }));
    expect(new Set(questions.map(({ account }) => account))).toEqual(new Set([ACCOUNT, other]));
    expect(new Set(questions.map(({ request }) => request.time))).toEqual(new Set([0]));
  });
});

describe('policies', () => {
  it('have the fields that are given', () => {
    const policies = drawn(policiesIn(ACCOUNT, { state: 'deleted' }));
    expect(new Set(policies.map(({ state }) => state))).toEqual(new Set(['deleted']));
  });

  it('are about the principals and the groups that the account lists', () => {
    const subjects = drawn(policiesIn(ACCOUNT)).map(({ subject }) => subject);
    expect(subjects).toContainEqual({ principal: 'iam-ServiceId-ROBOT' });
    expect(subjects).toContainEqual({ accessGroup: 'AccessGroupId-TEAM' });
  });
});

describe('A8: near misses', () => {
  const obstacles = ['not-active', 'public-access-group', 'role', 'target', 'condition', 'principal'] as const;

  it.each(obstacles)('by %s are listed by the decision, which is no allow', (obstacle) => {
    const questions = drawn(nearMisses(obstacle));
    for (const { account, request, nearMiss } of questions) {
      const decision = decide(account, request);
      expect(parseAccount(account)).toMatchObject({ ok: true });
      expect(decision.allowed).toBe(false);
      expect(decision.nearMisses).toContainEqual(nearMiss);
      expect(nearMiss.obstacle).toBe(obstacle);
      expect(account.policies.at(-1)?.id).toBe(nearMiss.policy);
    }
    // Directly and through a group, except through the public one.
    const ways = new Set(questions.map(({ nearMiss }) => nearMiss.accessGroup));
    expect(ways.size).toBe(obstacle === 'public-access-group' ? 1 : 2);
  });

  it('are of each kind, where none is named', () => {
    const kinds = new Set(drawn(nearMisses()).map(({ nearMiss }) => nearMiss.obstacle));
    expect(kinds).toEqual(new Set(obstacles));
  });

  it('have the fields that are given', () => {
    for (const { account, request } of drawn(
      nearMisses('role', { serviceIdCreation: 'RESTRICTED' }, { time: 0 }),
      50,
    )) {
      expect([account.serviceIdCreation, request.time]).toEqual(['RESTRICTED', 0]);
    }
  });
});

describe('invalid accounts', () => {
  const inputs = drawn(invalidAccounts(), 1000);
  const codes = new Set(inputs.map(({ code }) => code));

  it('have the issue that they say', () => {
    for (const { input, code } of inputs) {
      const parsed = parseAccount(input);
      const found: readonly IssueCode[] = parsed.ok ? [] : parsed.issues.map((issue) => issue.code as IssueCode);
      expect(found, JSON.stringify(input)).toContain(code);
    }
  });

  it('have each issue that a small input can have', () => {
    const all = new Set(Object.keys(ISSUE_CODES));
    all.delete('repeated-too-often');
    expect(codes).toEqual(all);
  });
});

describe('invalid requests', () => {
  const requests = drawn(invalidRequests(ACCOUNT), 1000);

  it('are refused by an error that names the field', () => {
    for (const { request, field } of requests) {
      const ask = (): unknown => Reflect.apply(decide, undefined, [ACCOUNT, request]);
      expect(ask).toThrow(TypeError);
      expect(ask).toThrow(field === 'request' ? 'a request must be an object' : `\`${field}\` of a request`);
    }
  });

  it('are wrong in every field', () => {
    const fields = new Set(requests.map(({ field }) => field));
    expect(fields).toEqual(new Set(['request', 'principal', 'action', 'resource', 'time']));
  });
});
