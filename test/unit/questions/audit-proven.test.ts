import { type Account, audit, FINDING_CODES, type Finding } from 'apikey-policy';
import { describe, expect, it } from 'vitest';
import * as given from '../../support/given.ts';
import { ADMINISTRATOR, ANNA, BEN, GROUP } from '../../support/names.ts';

const ELSEWHERE = 'iam-ServiceId-ELSEWHERE';

const codesOf = (findings: readonly Finding[]): string[] => findings.map(({ code }) => code);
const aboutPolicies = (of: Account): string[] =>
  audit(of).flatMap(({ code, subject }) => ('policy' in subject ? [`${code} ${subject.policy}`] : []));

describe('AUD-1: findings say only what the account proves', () => {
  // Before: a policy for another account's service ID was for a deleted principal, with the advice to delete it.
  // Now: the finding says that the identity is not listed, and advises to look first.
  it('a service ID or trusted profile that is only named', () => {
    const of = given.account({
      policies: [
        given.policy({ id: 'a', subject: { principal: ELSEWHERE } }),
        given.policy({ id: 'b', subject: { accessGroup: GROUP } }),
      ],
      accessGroups: [given.member(ANNA, 'iam-Profile-ELSEWHERE')],
    });
    const findings = audit(of).filter(({ code }) => code === 'unlisted-identity');
    expect(findings.map(({ subject }) => subject)).toEqual([{ accessGroup: GROUP }, { policy: 'a' }]);
    expect(findings[0]?.whatToDo).toBe(
      'Check before you delete anything: the identity was deleted, or it is of another account and has access here.',
    );
    expect(codesOf(audit(of))).not.toContain('deleted-principal');
    expect(codesOf(audit(of))).not.toContain('deleted-members');
    expect(codesOf(audit({ ...of, partial: ['principals'] }))).not.toContain('unlisted-identity');
  });

  // Before: with a list of users that holds only the caller, the advice was to delete the owner's policy.
  // Now: that policy is no finding's subject, whatever is found on others like it.
  it('the policy of the owner', () => {
    const owners = (id: string): Account =>
      given.account({
        principals: [given.user(BEN)],
        policies: [
          given.policy({
            id,
            subject: { principal: ANNA },
            roles: [ADMINISTRATOR],
            target: given.on(given.PLATFORM_SERVICES),
          }),
        ],
      });
    expect(aboutPolicies(owners('account-owner'))).toEqual([]);
    expect(aboutPolicies(owners('another'))).toEqual(['deleted-principal another']);
  });

  // Before: without a known owner, nobody could change the setting, severity high.
  // Now: a listed user may be the owner, so it is not known that nobody can (I4).
  it('nobody may, where the owner is not known', () => {
    const found = codesOf(audit(given.account({ partial: ['owner'] }))).filter((code) =>
      code.startsWith('nobody-may-'),
    );
    expect(found).toEqual(['nobody-may-create-user-keys', 'nobody-may-create-service-ids']);
  });
});

describe('REM-9: advice on what an enterprise template made', () => {
  // Before: the advice was to correct, or to delete, a policy that the account cannot change. Now: to ask the enterprise.
  it('points to the enterprise', () => {
    const subject = { principal: 'IBMid-GONE' };
    const of = given.account({
      policies: [
        given.policy({ id: 'a', subject }),
        given.policy({ id: 'b', subject }),
        given.policy({ subject: { accessGroup: GROUP } }),
      ],
      accessGroups: [given.member('IBMid-GONE')],
    });
    const managed: Account = {
      ...of,
      policies: of.policies.map((entry) => (entry.id === 'a' ? { ...entry, managed: true } : entry)),
      accessGroups: of.accessGroups.map((group) => ({ ...group, managed: true })),
    };
    const advice = audit(managed).flatMap(({ code, whatToDo }) => (code.startsWith('deleted-') ? [whatToDo] : []));
    const enterprise = 'An enterprise template made it: have the enterprise change the template.';
    expect(advice).toEqual([enterprise, FINDING_CODES['deleted-principal'].whatToDo, enterprise]);
    expect(audit(of).every(({ code, whatToDo }) => whatToDo === FINDING_CODES[code].whatToDo)).toBe(true);
  });
});
