import { compile, decide } from 'apikey-policy';
import { accountAndRequest, assertSameAnswers, type OwnLogic, type SameAnswersOptions } from 'apikey-policy/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const CREATE_USER_API_KEY = 'iam-identity.user-apikey.create';
const anna = { kind: 'user', id: 'IBMid-060001ADMN', state: 'ACTIVE' } as const;

/** What is thrown, if anything is. */
function messageOf(own: OwnLogic, options: SameAnswersOptions = {}): string | undefined {
  try {
    assertSameAnswers(own, { runs: 500, seed: 1, ...options });
  } catch (error) {
    return error instanceof Error ? error.message : 'no error';
  }
  return undefined;
}

/** What an error shows as JSON under a heading. */
function shown(message: string | undefined, heading: 'request' | 'account'): unknown {
  const [, json = ''] = new RegExp(`\\n\\n${heading}\\n([^]*?)(\\n\\n|$)`).exec(message ?? '') ?? [];
  return JSON.parse(json);
}

describe('assertSameAnswers', () => {
  it('is content with this library, by its decisions, by its effects and by its booleans', () => {
    expect(messageOf(decide)).toBeUndefined();
    expect(messageOf((account, request) => decide(account, request).effect)).toBeUndefined();
    expect(messageOf((account, request) => compile(account).allows(request))).toBeUndefined();
    expect(() => assertSameAnswers(decide)).not.toThrow();
  });

  it('shows a question of which nothing can be taken away', () => {
    const userKeys = accountAndRequest(
      { id: 'account-1', apiKeyCreation: 'NOT_SET', enterprise: {} },
      { action: CREATE_USER_API_KEY },
    );
    // It forgets P3: who is suspended does not act.
    const forgetful: OwnLogic = ({ principals }, { principal, resource = principal }) =>
      resource === principal && principals.some(({ kind, id }) => kind === 'user' && id === principal);
    const message = messageOf((account, request) => forgetful(account, request) || decide(account, request).allowed, {
      questions: userKeys.filter(({ account, request }) => decide(account, request).reason !== 'unknown-state'),
    });
    expect(message).toMatch(
      /^the answers differ on question \d+ of 500, drawn with seed 1\n\n {2}own answer: true\n {2}reference: {2}deny, for inactive-principal\n {2}/,
    );
    const request = shown(message, 'request');
    expect(request).toEqual({ principal: expect.any(String), action: CREATE_USER_API_KEY });
    // Without the setting or the state it would be another question: nobody would know them.
    expect(shown(message, 'account')).toEqual({
      id: 'account-1',
      apiKeyCreation: 'NOT_SET',
      principals: [{ kind: 'user', id: Object(request).principal, state: expect.any(String) }],
      accessGroups: [],
      policies: [],
    });
  });

  it.each([
    [CREATE_USER_API_KEY, 'apiKeyCreation'],
    ['iam-identity.serviceid.create', 'serviceIdCreation'],
  ] as const)(
    'S4: shows the setting that %s is about, though it would be as unreadable without it',
    (action, setting) => {
      const account = { id: 'account-1', principals: [anna], accessGroups: [], policies: [] };
      const settings = { apiKeyCreation: 'later', serviceIdCreation: 'later' };
      const questions = fc.constant({ account: { ...account, ...settings }, request: { principal: anna.id, action } });
      const message = messageOf(() => 'deny', { questions });
      expect(message).toContain('  reference:  indeterminate, for unknown-setting\n');
      expect(shown(message, 'account')).toEqual({ ...account, [setting]: 'later' });
    },
  );

  it('P3: shows the state of a user, though it would be as unheard-of without it', () => {
    const robot = { kind: 'service-id', id: 'iam-ServiceId-1' } as const;
    const idle = { ...anna, state: 'IDLE' };
    const account = { id: 'account-1', principals: [robot, idle], accessGroups: [], policies: [] };
    const questions = fc.constant({
      account: { ...account, apiKeyCreation: 'NOT_SET' },
      request: { principal: anna.id, action: CREATE_USER_API_KEY } as const,
    });
    const message = messageOf(() => 'deny', { questions });
    expect(message).toContain('  reference:  indeterminate, for unknown-state\n');
    expect(shown(message, 'account')).toEqual({ ...account, principals: [idle], apiKeyCreation: 'NOT_SET' });
  });

  it('uses the seed that fast-check is configured with, unless it has its own', () => {
    const { seed } = fc.readConfigureGlobal();
    expect(seed).toBeDefined();
    expect(() => assertSameAnswers(() => false)).toThrow(`drawn with seed ${seed}\n`);
  });

  it('shows the same question for the same seed', () => {
    const own: OwnLogic = () => false;
    expect(messageOf(own, { seed: 7 })).toBe(messageOf(own, { seed: 7 }));
    expect(messageOf(own, { seed: 7 })).toContain('drawn with seed 7\n');
  });

  it('takes an error for an answer that differs', () => {
    const own: OwnLogic = ({ policies }) => {
      if (policies.length > 1) throw new RangeError('too many policies');
      return false;
    };
    const message = messageOf(own, { questions: accountAndRequest({ principals: [] }) });
    expect(message).toContain('own answer: throws RangeError: too many policies\n');
    expect(Object(shown(message, 'account')).policies).toHaveLength(2);
  });

  it('asks as many questions as `runs` says', () => {
    let asked = 0;
    const counting: OwnLogic = (account, request) => {
      asked += 1;
      return decide(account, request);
    };
    assertSameAnswers(counting, { runs: 17 });
    expect(asked).toBe(17);
  });

  it('takes questions of any arbitrary', () => {
    const account = { id: 'account-1', principals: [], accessGroups: [], policies: [] };
    const questions = fc.constant({ account, request: { principal: anna.id, action: CREATE_USER_API_KEY } as const });
    expect(messageOf(() => false, { questions })).toBeUndefined();
    expect(
      shown(
        messageOf(() => true, { questions }),
        'account',
      ),
    ).toEqual(account);
  });
});
