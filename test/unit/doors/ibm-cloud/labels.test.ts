import { describe, expect, it } from 'vitest';
import { account, found, held, noted, page, partial, v1, v2 } from './given.ts';

const bare = { account: undefined, ownerPolicy: false, policies: page(), v2Policies: page() };
const TEMPLATE = { template: { id: 'PolicyTemplate-1', version: '1', assignment_id: 'PolicyAssignment-1' } };
const groups = (...rows: object[]): object => ({
  accessGroups: [{ groups: rows.map((row) => ({ id: 'g-1', ...row })) }],
});
const group = (instead: object): object | undefined => account(instead).accessGroups[0];

describe('B7: what an enterprise template made', () => {
  // Before: it looked like the account's own, so people were advised to change it. Now: it has a label.
  it.each([
    ['v1', { policies: page(v1('p-1', TEMPLATE)) }],
    ['v2', { v2Policies: page(v2('p-1', TEMPLATE)) }],
  ])('is managed: a policy, %s', (_, instead) => {
    expect(account({ ...bare, ...instead }).policies).toEqual([held('p-1', { managed: true })]);
  });

  it('is managed: a group', () => {
    expect(group(groups(TEMPLATE))).toEqual({ id: 'g-1', members: ['IBMid-1'], managed: true });
  });

  it.each([undefined, null, '', 'x'])('is nothing else: a template of %j', (template) => {
    expect(account({ ...bare, policies: page(v1('p-1', { template })) }).policies).toEqual([held('p-1')]);
    expect(group(groups({ template }))).toEqual({ id: 'g-1', members: ['IBMid-1'] });
  });

  it('is one with a row that differs in that alone, and managed, in either order', () => {
    const rows = [v2('p-1', TEMPLATE), v2('p-1'), v2('p-1', { template: { id: 'PolicyTemplate-2' } })];
    for (const order of [rows, rows.toReversed(), rows.slice(0, 2), rows.slice(1)]) {
      expect(account({ ...bare, v2Policies: page(...order) }).policies).toEqual([held('p-1', { managed: true })]);
    }
    expect(group(groups({}, TEMPLATE))).toMatchObject({ managed: true });
    expect(found({ ...bare, v2Policies: page(v2('p-1', { ...TEMPLATE, state: 'deleted' }), v2('p-1')) })).toEqual([
      'conflict v2Policies.0.policies.1',
    ]);
  });
});

describe('B12: a group with dynamic rules', () => {
  // Before: a certain deny never said that logging in may make somebody a member. Now: the group says so.
  it('is dynamic, and said to be', () => {
    expect(group(groups({ is_federated: true }))).toEqual({ id: 'g-1', members: ['IBMid-1'], dynamic: true });
    expect(noted(groups({ is_federated: true }))).toEqual(['dynamic-members accessGroups.0.groups.0']);
    expect(partial(groups({ is_federated: true }))).toEqual([]);
  });

  it.each([undefined, null, false, 'true', 1])('is none by %j', (is_federated) => {
    expect(group(groups({ is_federated }))).toEqual({ id: 'g-1', members: ['IBMid-1'] });
    expect(noted(groups({ is_federated }))).toEqual([]);
  });

  it('is dynamic where one of two rows says so', () => {
    expect(group(groups({}, { is_federated: true }))).toMatchObject({ dynamic: true });
    expect(group(groups({ is_federated: true }, TEMPLATE))).toMatchObject({ dynamic: true, managed: true });
  });
});
