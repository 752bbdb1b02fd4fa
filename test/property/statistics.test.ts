import { ALLOW_REASONS, DENY_REASONS, decide, UNKNOWN_REASONS } from 'apikey-policy';
import { accountAndRequest } from 'apikey-policy/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const QUESTIONS = 2000;

/** Everything that is counted in one answer. */
function featuresOf(decision: ReturnType<typeof decide>): readonly string[] {
  return [
    decision.effect,
    `${decision.request.action} ${decision.effect}`,
    `${decision.effect} ${decision.reason}`,
    ...decision.caveats,
    ...new Set(decision.nearMisses.map(({ obstacle }) => `near miss by ${obstacle}`)),
    ...new Set(decision.grants.map(({ accessGroup }) => `grant ${accessGroup === undefined ? 'direct' : 'by group'}`)),
    ...(decision.validUntil === undefined ? [] : ['valid until']),
  ];
}

describe('the questions that the laws are tried on', () => {
  const questions = fc.sample(accountAndRequest(), { numRuns: QUESTIONS, seed: 20260302 });
  const counts = new Map<string, number>();
  for (const { account, request } of questions) {
    for (const feature of featuresOf(decide(account, request))) counts.set(feature, (counts.get(feature) ?? 0) + 1);
  }
  const count = (feature: string): number => counts.get(feature) ?? 0;
  const table = [...counts].sort().map(([feature, times]) => `${((100 * times) / QUESTIONS).toFixed(2)} %  ${feature}`);
  console.log(`${QUESTIONS} questions\n${table.join('\n')}`);

  it.each(['allow', 'deny', 'indeterminate'])('are answered with %s at least 15 times in 100', (effect) => {
    expect(count(effect)).toBeGreaterThanOrEqual(0.15 * QUESTIONS);
  });

  it.each([
    ...ALLOW_REASONS.map((reason) => `allow ${reason}`),
    ...DENY_REASONS.map((reason) => `deny ${reason}`),
    ...UNKNOWN_REASONS.map((reason) => `indeterminate ${reason}`),
  ])('are answered with %s now and then', (answer) => {
    expect(count(answer)).toBeGreaterThanOrEqual(1);
  });

  it.each([
    'enterprise-managed',
    'editor-documented-otherwise',
    'service-id-locked',
    ...['not-active', 'public-access-group', 'role', 'target', 'condition', 'principal'].map(
      (by) => `near miss by ${by}`,
    ),
    'grant direct',
    'grant by group',
  ])('show %s now and then', (feature) => {
    expect(count(feature)).toBeGreaterThanOrEqual(1);
  });

  it('often depend on the time', () => {
    expect(count('valid until')).toBeGreaterThanOrEqual(0.03 * QUESTIONS);
  });

  it('are allowed, denied and left open for each of the four actions', () => {
    const actions = ['account.update', 'user-apikey.create', 'apikey.create', 'serviceid.create'];
    const rare = actions
      .flatMap((action) => ['allow', 'deny', 'indeterminate'].map((effect) => `iam-identity.${action} ${effect}`))
      .filter((answer) => count(answer) < 0.02 * QUESTIONS);
    expect(rare).toEqual([]);
  });
});
