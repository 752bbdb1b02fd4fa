import {
  type AccessComparison,
  type Account,
  compareAccess,
  compile,
  type LockoutCode,
  withApiKeyCreation,
  withMember,
  withoutPolicy,
  withServiceIdCreation,
} from 'apikey-policy';
import { comparisonToMarkdown, comparisonToText } from 'apikey-policy/report';
import { describe, expect, it } from 'vitest';
import * as given from '../../../support/given.ts';
import { ANNA, ROBOT } from '../../../support/names.ts';
import { NOON, output, SAMPLE } from './given.ts';

const OPEN = withServiceIdCreation(withApiKeyCreation(SAMPLE, 'NOT_RESTRICTED'), 'NOT_RESTRICTED');
const PREVIEW = compareAccess(
  OPEN,
  withMember(SAMPLE, 'AccessGroupId-5e9b8c0e-2f4d-4a63-9b2f-6a4c1d7e8f90', 'IBMid-060001ADMN'),
  {
    time: NOON,
    actor: 'IBMid-060002EDTR',
  },
);

describe('REP-1: a comparison of the sample account', () => {
  it('as text', async () => {
    await expect(`${comparisonToText(PREVIEW, { account: SAMPLE })}\n`).toMatchFileSnapshot(output('comparison.txt'));
  });

  it('as Markdown', async () => {
    await expect(`${comparisonToMarkdown(PREVIEW, { account: SAMPLE })}\n`).toMatchFileSnapshot(
      output('comparison.md'),
    );
  });
});

describe('REP-1: a comparison', () => {
  const many = ['1', '2', '3', '4', '5'].map((id) => ({
    kind: 'service-id',
    id: `iam-ServiceId-${id}`,
    name: `robot ${id}`,
  }));

  it('names three service IDs and counts the others', () => {
    const before = given.account({ principals: [given.user(ANNA), ...many], policies: [given.policy()] });
    const text = comparisonToText(compareAccess(before, withoutPolicy(before, 'p')), { account: before, columns: 200 });
    expect(text).toContain(
      `${ANNA}, for robot 1 (ServiceId-1), robot 2 (ServiceId-2), robot 3 (ServiceId-3) and 2 other service IDs: no policy grants it (no-grant)`,
    );
    const four = { ...before, principals: before.principals.slice(0, 5) };
    expect(comparisonToText(compareAccess(four, withoutPolicy(four, 'p')), { account: four, columns: 200 })).toContain(
      'and 1 other service ID:',
    );
  });

  it('says that nothing changes', () => {
    const same = compareAccess(SAMPLE, SAMPLE);
    expect(comparisonToText(same, { account: SAMPLE })).toBe('No answer changes');
    expect(comparisonToMarkdown(same, { account: SAMPLE })).toBe('No answer changes.');
  });

  it('says what may change, from lost to gained', () => {
    const before = given.account({ principals: [given.user(ANNA)], apiKeyCreation: 'odd' });
    const after: Account = { ...before, apiKeyCreation: 'RESTRICTED' };
    expect(comparisonToText(compareAccess(before, after), { account: before })).toBe(
      [
        '1 answer changes: 1 maybe revoked',
        '',
        'maybe revoked: create a user API key',
        `  ${ANNA}: no policy grants it (no-grant)`,
      ].join('\n'),
    );
    expect(comparisonToText(compareAccess(after, before), { account: before })).toContain(
      `maybe gained: create a user API key\n  ${ANNA}: the setting could not be read (unknown-setting)`,
    );
  });

  describe('has a sentence for each lockout', () => {
    const losses = ['change-the-setting', 'create-user-keys', 'create-service-id-keys', 'create-service-ids'] as const;
    const subjects = ['nobody-may', 'owner-may-not', 'actor-may-not'] as const;
    const codes = subjects.flatMap((who) => losses.map((loss): LockoutCode => `${who}-${loss}`));
    const sentence = (code: LockoutCode, certain: boolean, ownerId?: string): string => {
      const comparison: AccessComparison = {
        rows: [],
        counts: { gained: 0, 'maybe-gained': 0, 'maybe-revoked': 0, revoked: 0 },
        lockouts: [{ code, certain }],
      };
      const of = { ...given.account({ principals: [given.user(ANNA), { kind: 'service-id', id: ROBOT }] }), ownerId };
      const [one, compiled] = [of, compile(of)].map((account) =>
        comparisonToText(comparison, { account, columns: 400 }),
      );
      expect(compiled).toBe(one);
      return one?.split('\n')[2] ?? '';
    };

    it.each(codes)('%s', (code) => {
      expect(sentence(code, true)).toMatch(/^[A-Z].* (can|can't) (change|create) .* any more \([a-z-]+\)\.$/);
      expect(sentence(code, false)).toMatch(/^[A-Z].* (anybody can|may not be able to) (change|create) .*\)\.$/);
      expect(sentence(code, true)).toContain(`(${code})`);
    });

    it('names the owner, where it is known', () => {
      expect(sentence('owner-may-not-create-user-keys', true)).toMatch(
        /^The account owner can't create a user API key /,
      );
      expect(sentence('owner-may-not-create-user-keys', false, ANNA)).toMatch(
        /^The account owner, IBMid-ANNA, may not be able to create a user API key /,
      );
    });
  });
});
