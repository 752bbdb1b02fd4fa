import { compareAccess, decide } from 'apikey-policy';
import { expect, it } from 'vitest';
import { sampleAccount } from '../../../support/sample.ts';
import { noted, planned } from './given.ts';
import { samplePlan } from './sample-plan.ts';

const ADA = 'IBMid-060001ADMN';
const time = Date.parse('2026-03-16T15:00:00Z');

it('the sample plan `locks-out` takes the setting away from the administrator who applies it', () => {
  const account = { ...sampleAccount(), apiKeyCreation: 'NOT_RESTRICTED' };
  const result = planned(account, samplePlan('locks-out'));
  const { lockouts } = compareAccess(account, result.account, { time, actor: ADA });
  expect(lockouts.map(({ code }) => code)).toContain('actor-may-not-change-the-setting');
  expect(lockouts.map(({ code }) => code)).toContain('owner-may-not-create-user-keys');
  expect(noted(result)).toEqual([]);
});

it('the sample plan `keeps-in` gives the owner and the administrator what they need', () => {
  const account = { ...sampleAccount(), apiKeyCreation: 'NOT_RESTRICTED' };
  const result = planned(account, samplePlan('keeps-in'));
  expect(compareAccess(account, result.account, { time, actor: ADA }).lockouts).toEqual([]);
  const accounts = { current: account, planned: result.account };
  const effects = result.asks.map(
    ({ on, action, resource }) => decide(accounts[on], { principal: ADA, action, resource }).effect,
  );
  expect(result.asks.map(({ on }) => on)).toEqual(['current', 'current']);
  expect(effects).toEqual(['allow', 'allow']);
});
