import { compile, decide } from 'apikey-policy';
import { describe, expect, it } from 'vitest';
import { payload, sampleAccount } from '../support/sample.ts';

// A Monday, 10:00 at -05:00: inside Wendy's weekly window.
const MONDAY = Date.parse('2026-03-16T15:00:00Z');
const CI_DEPLOYER = 'ServiceId-3f1e6c1a-9c0e-4f0a-8a53-7d2b1c4e5f60';
const KEY_ROTATOR = 'ServiceId-8d2b7a44-1c6e-4b7f-9a35-0e1f2d3c4b5a';

type Answer = 'allow' | string;

function answersOf(account: ReturnType<typeof sampleAccount>, principal: string, time: number, serviceId: string) {
  const pdp = compile(account);
  const ask = (action: 'account.update' | 'user-apikey.create' | 'apikey.create', resource?: string): Answer => {
    const request = { principal, action: `iam-identity.${action}` as const, time, ...(resource && { resource }) };
    const decision = pdp.decide(request);
    expect(decide(account, request)).toEqual(decision);
    return decision.effect === 'deny' ? decision.reason : decision.effect;
  };
  return [ask('account.update'), ask('user-apikey.create'), ask('apikey.create', serviceId)];
}

describe('the worked answers for the sample account, restricted, on a Monday inside the weekly window', () => {
  const account = sampleAccount();

  // principal, T, U, S on the CI deployer's service ID
  it.each([
    ['IBMid-060000OWNR', 'allow', 'no-grant', 'allow', 'P6: the owner has the added policy, and no creator role'],
    ['IBMid-060001ADMN', 'allow', 'no-grant', 'allow', 'S6: Administrator lacks user-apikey.create'],
    ['IBMid-060002EDTR', 'allow', 'no-grant', 'no-grant', 'R3: the role table decides; the creator policy is deleted'],
    ['IBMid-060013OPER', 'allow', 'no-grant', 'allow', 'Operator on IAM Identity'],
    ['IBMid-060003CRTR', 'no-grant', 'allow', 'no-grant', 'a static member; the Administrator policy is deleted'],
    [
      'IBMid-060004IAMG',
      'no-grant',
      'allow',
      'allow',
      'through service_group_id; API keys for service IDs by the custom role (R1)',
    ],
    ['IBMid-060005PLAT', 'allow', 'no-grant', 'allow', 'platform_service'],
    ['IBMid-060006SADM', 'no-grant', 'no-grant', 'no-grant', 'G3: serviceType=service does not cover IAM Identity'],
    ['IBMid-060007RGON', 'no-grant', 'no-grant', 'no-grant', 'G2: a resource group never matches'],
    ['IBMid-060008ONES', 'no-grant', 'no-grant', 'allow', 'narrowed to this one service ID'],
    ['IBMid-060009WKLY', 'no-grant', 'allow', 'no-grant', 'inside Monday to Friday 09:00-17:00 at -05:00'],
    ['IBMid-060010ONCE', 'no-grant', 'no-grant', 'no-grant', 'before the one-time window'],
    ['IBMid-060012CLAS', 'no-grant', 'allow', 'no-grant', 'P3: this state acts; M1: a listed dynamic member'],
    [
      'IBMid-060011SUSP',
      'inactive-principal',
      'inactive-principal',
      'inactive-principal',
      'P3, although the role is there',
    ],
    ['BSS-7f1c2d3e4b5a46978879605142332415', 'inactive-principal', 'inactive-principal', 'inactive-principal', 'P3'],
    [
      'iam-Profile-9fd84246-7df4-4667-94e4-8ecde51d5ac5',
      'allow',
      'not-a-user',
      'allow',
      'P4, although the role is there',
    ],
    ['iam-ServiceId-8d2b7a44-1c6e-4b7f-9a35-0e1f2d3c4b5a', 'allow', 'not-a-user', 'allow', 'Operator'],
    [
      'iam-ServiceId-3f1e6c1a-9c0e-4f0a-8a53-7d2b1c4e5f60',
      'no-grant',
      'not-a-user',
      'no-grant',
      'P7: no right to its own keys',
    ],
  ])('%s: T %s, U %s, S %s (%s)', (principal, t, u, s) => {
    expect(answersOf(account, principal, MONDAY, CI_DEPLOYER)).toEqual([t, u, s]);
  });

  it('grants the policy on one service ID on no other', () => {
    expect(answersOf(account, 'IBMid-060008ONES', MONDAY, KEY_ROTATOR)).toEqual(['no-grant', 'no-grant', 'no-grant']);
  });

  it('names the lock of the service ID beside an answer that it does not change (I3)', () => {
    const request = {
      principal: `iam-${KEY_ROTATOR}`,
      action: 'iam-identity.apikey.create',
      resource: KEY_ROTATOR,
    } as const;
    expect(decide(account, request)).toMatchObject({ effect: 'allow', caveats: ['service-id-locked'] });
  });

  it.each([
    ['the first second of the window', '2026-03-16T14:00:00Z', 'allow'],
    ['the second before it', '2026-03-16T13:59:59.999Z', 'no-grant'],
    ['its last second', '2026-03-16T22:00:00.999Z', 'allow'],
    ['the second after it', '2026-03-16T22:00:01Z', 'no-grant'],
    ['a Saturday', '2026-03-21T15:00:00Z', 'no-grant'],
  ])('weekly: %s', (_, instant, answer) => {
    expect(answersOf(account, 'IBMid-060009WKLY', Date.parse(instant), CI_DEPLOYER)[1]).toBe(answer);
  });

  it.each([
    ['2026-04-01T08:59:59.999Z', 'no-grant'],
    ['2026-04-01T09:00:00Z', 'allow'],
    ['2026-04-02T17:59:59.999Z', 'allow'],
    ['2026-04-02T18:00:00Z', 'no-grant'],
  ])('once: at %s %s', (instant, answer) => {
    const [t, u, s] = answersOf(account, 'IBMid-060010ONCE', Date.parse(instant), CI_DEPLOYER);
    expect([t, u, s]).toEqual([answer, 'no-grant', answer]);
  });
});

describe('the same account with other settings', () => {
  const users = sampleAccount().principals.filter((principal) => principal.kind === 'user');
  const active = ['ACTIVE', 'DISABLED_CLASSIC_INFRASTRUCTURE'];

  it.each(['account-settings-not-restricted', 'account-settings-not-set'])('%s: every active user may (S5)', (name) => {
    const account = sampleAccount({ accountSettings: payload(name) });
    for (const { id, state = '' } of users) {
      const [, u] = answersOf(account, id, MONDAY, CI_DEPLOYER);
      expect([id, u]).toEqual([id, active.includes(state) ? 'allow' : 'inactive-principal']);
    }
    const [, profile] = answersOf(account, 'iam-Profile-9fd84246-7df4-4667-94e4-8ecde51d5ac5', MONDAY, CI_DEPLOYER);
    expect(profile).toBe('not-a-user');
  });

  it('a template that restricts stands over the account that does not (S2), and changing the setting is still an allow (S3)', () => {
    const account = sampleAccount({
      accountSettings: undefined,
      effectiveSettings: payload('effective-settings-template-restricts'),
    });
    expect(answersOf(account, 'IBMid-060001ADMN', MONDAY, CI_DEPLOYER)).toEqual(['allow', 'no-grant', 'allow']);
    expect(decide(account, { principal: 'IBMid-060001ADMN', action: 'iam-identity.account.update' }).caveats).toEqual([
      'enterprise-managed',
    ]);
  });
});
