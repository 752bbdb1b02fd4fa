import { describe, expect, it } from 'vitest';
import { account, found, page, v1, v2 } from './given.ts';

const users = (...rows: object[]): object => ({ users: [{ resources: rows }] });
const serviceIds = (...rows: object[]): object[] => [{ serviceids: rows }];
const target = (fields: object): object => v2('p-1', { resource: fields });

describe('B7: one id twice in one list', () => {
  it.each([
    ['policies', { policies: page(v1('p-1'), v1('p-1')), v2Policies: page() }, 'policies'],
    [
      'policies, on two pages',
      { v2Policies: [{ policies: [v2('p-1')], next: { start: 'a' } }, ...page(v2('p-1'))] },
      'policies',
    ],
    ['users', users({ iam_id: 'IBMid-1', state: 'ACTIVE' }, { iam_id: 'IBMid-1', state: 'ACTIVE' }), 'principals'],
    [
      'service IDs, in a group',
      {
        serviceIds: serviceIds({ iam_id: 'iam-ServiceId-1', locked: true }),
        groupServiceIds: { 's-1': serviceIds({ iam_id: 'iam-ServiceId-1', locked: true }) },
      },
      'principals',
    ],
    [
      'access groups',
      {
        accessGroups: [
          {
            groups: [
              { id: 'g-1', name: 'a' },
              { id: 'g-1', name: 'b' },
            ],
          },
        ],
      },
      'accessGroups',
    ],
  ] as const)('counts once with the same contents: %s', (_, instead, list) => {
    const ids = account({ account: undefined, ...instead })[list].map(({ id }) => id);
    expect(ids).toEqual([...new Set(ids)]);
    expect(ids.length).toBeGreaterThan(0);
  });

  it.each([
    ['v1 policies', { policies: page(v1('p-1'), v1('p-1', { state: 'deleted' })) }, 'policies.0.policies.1'],
    [
      'v2 policies, which replace a v1 form',
      { policies: page(v1('p-1')), v2Policies: page(v2('p-1'), v2('p-1', { rule: {} })) },
      'v2Policies.0.policies.1',
    ],
    [
      'a default that is filled in',
      { v2Policies: page(v2('p-1', { state: undefined }), v2('p-1')) },
      'v2Policies.0.policies.1',
    ],
    [
      'an empty list of tags',
      { v2Policies: page(target({ attributes: [] }), target({ attributes: [], tags: [] })) },
      'v2Policies.0.policies.1',
    ],
    ['users', users({ iam_id: 'IBMid-1' }, { iam_id: 'IBMid-1', state: 'ACTIVE' }), 'users.0.resources.1'],
    [
      'a service ID that is said not to be locked',
      { serviceIds: serviceIds({ iam_id: 'iam-ServiceId-1' }, { iam_id: 'iam-ServiceId-1', locked: false }) },
      'serviceIds.0.serviceids.1',
    ],
    [
      'a service ID and one of a group',
      { groupServiceIds: { 's-1': serviceIds({ iam_id: 'iam-ServiceId-1', locked: true }) } },
      'groupServiceIds.s-1.0.serviceids.0',
    ],
  ])('is an issue with different contents: %s', (_, instead, place) => {
    expect(found(instead)).toEqual([`conflict ${place}`]);
  });

  it.each([
    ['what is not read', v2('p-1', { href: 'x' }), v2('p-1', { href: 'y' })],
    ['the description', v2('p-1', { description: 'x' }), v2('p-1', { description: 'y' })],
    [
      'the order of a list',
      target({
        attributes: [
          { key: 'a', value: ['x', 'y'] },
          { key: 'b', value: 1 },
        ],
      }),
      target({
        attributes: [
          { key: 'b', value: 1 },
          { key: 'a', value: ['y', 'x', 'x'] },
        ],
      }),
    ],
    ['a row that is left out', v2('p-1'), v2('p-1', { subject: undefined })],
    ['a row that cannot be read', v2('p-1'), v2('p-1', { type: null })],
  ])('has no say in %s', (_, one, other) => {
    expect(found({ v2Policies: page(one, other) })).toEqual([]);
    expect(found({ v2Policies: page(other, one) })).toEqual([]);
  });

  it('has no say in v1 forms that a v2 form replaces', () => {
    const policies = page(v1('p-1'), v1('p-1', { state: 'deleted' }));
    expect(found({ policies, v2Policies: page(v2('p-1')) })).toEqual([]);
    expect(found({ policies, v2Policies: page(v2('p-1', { type: null })) })).toEqual([]);
    expect(found({ policies })).toEqual(['conflict policies.0.policies.1']);
  });
});
