import { ACTIONS, type Account, decide, parseAccount, type Request } from 'apikey-policy';
import { accountAndRequest, accounts, nearMisses, policiesIn, questionsAbout, requestsOf } from 'apikey-policy/testing';
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
  it('are valid, also with given fields', () => {
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

  it.each(requests)('can be answered, and keep given fields: %j', (fixed) => {
    for (const request of drawn(requestsOf(ACCOUNT, fixed))) {
      expect(decide(ACCOUNT, request).request).toMatchObject(fixed);
    }
    for (const { account, request } of drawn(accountAndRequest({ id: 'account-1' }, fixed), 50)) {
      expect(decide(account, request).request).toMatchObject(fixed);
      expect(account.id).toBe('account-1');
    }
  });

  it('are about the given accounts', () => {
    const other: Account = { ...ACCOUNT, id: 'account-2' };
    const questions = drawn(questionsAbout([ACCOUNT, other], { time: 0 }));
    expect(new Set(questions.map(({ account }) => account))).toEqual(new Set([ACCOUNT, other]));
    expect(new Set(questions.map(({ request }) => request.time))).toEqual(new Set([0]));
  });
});

describe('policies', () => {
  it('keep given fields', () => {
    const policies = drawn(policiesIn(ACCOUNT, { state: 'deleted' }));
    expect(new Set(policies.map(({ state }) => state))).toEqual(new Set(['deleted']));
  });

  it('name principals and groups of the account', () => {
    const subjects = drawn(policiesIn(ACCOUNT)).map(({ subject }) => subject);
    expect(subjects).toContainEqual({ principal: 'iam-ServiceId-ROBOT' });
    expect(subjects).toContainEqual({ accessGroup: 'AccessGroupId-TEAM' });
  });
});

describe('A8: near misses', () => {
  const obstacles = ['not-active', 'public-access-group', 'role', 'target', 'condition', 'principal'] as const;

  it.each(obstacles)('by %s are listed in a decision that is not an allow', (obstacle) => {
    const questions = drawn(nearMisses(obstacle));
    for (const { account, request, nearMiss } of questions) {
      const decision = decide(account, request);
      expect(parseAccount(account)).toMatchObject({ ok: true });
      expect(decision.allowed).toBe(false);
      expect(decision.nearMisses).toContainEqual(nearMiss);
      expect(nearMiss.obstacle).toBe(obstacle);
      expect(account.policies.at(-1)?.id).toBe(nearMiss.policy);
    }
    // The policy names the requester or a group; the public group is always the same.
    const groups = new Set(questions.map(({ nearMiss }) => nearMiss.accessGroup));
    expect(groups.size).toBe(obstacle === 'public-access-group' ? 1 : 2);
  });

  it('have each obstacle by default', () => {
    const kinds = new Set(drawn(nearMisses()).map(({ nearMiss }) => nearMiss.obstacle));
    expect(kinds).toEqual(new Set(obstacles));
  });

  it('keep given fields', () => {
    for (const { account, request } of drawn(
      nearMisses('role', { serviceIdCreation: 'RESTRICTED' }, { time: 0 }),
      50,
    )) {
      expect([account.serviceIdCreation, request.time]).toEqual(['RESTRICTED', 0]);
    }
  });
});
