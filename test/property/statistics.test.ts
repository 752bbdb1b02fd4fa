import {
  type AccountAndRequest,
  ALLOW_REASONS,
  DENY_REASONS,
  decide,
  kindOfIamId,
  UNKNOWN_REASONS,
} from 'apikey-policy';
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

/** P2: what a service ID or a trusted profile that is not listed is named by. */
function namesOf({ account, request: { principal } }: AccountAndRequest): readonly string[] {
  const { principals, policies, accessGroups, partial = [] } = account;
  if (kindOfIamId(principal) === 'user' || principals.some(({ id }) => id === principal)) return [];
  const counts = {
    'a policy': policies.some(({ subject }) => 'principal' in subject && subject.principal === principal),
    'a group': accessGroups.some(({ members }) => members.includes(principal)),
    'what was not read':
      partial.some((list) => list === 'policies' || list === 'accessGroups') ||
      accessGroups.some((group) => group.partial),
    nothing: true,
  };
  const way = Object.entries(counts).find(([, isSo]) => isSo)?.[0];
  return [`named by ${way}`];
}

/** What the newer rules are about, by their ids. */
function featuresOfQuestion({ account, request }: AccountAndRequest): readonly string[] {
  const { effect, reason, caveats, nearMisses, unknowns } = decide(account, request);
  const action = request.action.slice('iam-identity.'.length);
  const isElsewhere = account.policies.some(
    ({ id, subject, target }) =>
      'principal' in subject &&
      subject.principal === request.principal &&
      target.attributes.some(({ key, value }) => key === 'serviceName' && value === 'kms') &&
      !nearMisses.some(({ policy }) => policy === id),
  );
  return [
    ...namesOf({ account, request }).map((way) => `P2: ${way}, ${effect === 'deny' ? reason : effect}`),
    ...(isElsewhere && effect !== 'allow' ? ['A8: a policy about another service'] : []),
    ...caveats.filter((caveat) => caveat === 'enterprise-managed').map(() => `S3: ${action}, ${effect}`),
    ...(account.partial?.includes('owner') &&
    !account.partial.includes('policies') &&
    unknowns.some((unknown) => unknown === 'partial-data')
      ? [`I4: ${action}`]
      : []),
  ];
}

describe('the questions that the laws are tried on', () => {
  const questions = fc.sample(accountAndRequest(), { numRuns: QUESTIONS, seed: 20260302 });
  const counts = new Map<string, number>();
  for (const { account, request } of questions) {
    const features = [...featuresOf(decide(account, request)), ...featuresOfQuestion({ account, request })];
    for (const feature of features) counts.set(feature, (counts.get(feature) ?? 0) + 1);
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

  it.each([
    'P2: named by a policy, indeterminate',
    'P2: named by a policy, no-grant',
    'P2: named by a group, indeterminate',
    'P2: named by a group, no-grant',
    'P2: named by what was not read, indeterminate',
    'P2: named by nothing, unknown-principal',
    'A8: a policy about another service',
    'S3: account.update, allow',
    'S3: user-apikey.create, deny',
    'S3: user-apikey.create, indeterminate',
    'S3: serviceid.create, deny',
    'S3: serviceid.create, indeterminate',
    'I4: account.update',
    'I4: apikey.create',
  ])('show three times or more %s', (feature) => {
    expect(count(feature)).toBeGreaterThanOrEqual(3);
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
