import { describe, expect, it } from 'vitest';
import { account, complete, found, parsed, valueAt, withPolicy, withValue } from './given.ts';

const [policy] = complete.policies;
const group = { id: 'g', members: ['a', 'b'] };
const user = { kind: 'user', id: 'IBMid-1', state: 'ACTIVE' };
const role = { crn: 'crn:1', service: 'iam-identity', actions: ['x', 'y'] };

const lists = ['principals', 'accessGroups', 'policies', 'roles'] as const;

describe('two entries of one list with one id', () => {
  it.each(lists)('%s: identical entries count once', (list) => {
    const [first, ...rest] = complete[list];
    const twice = { ...complete, [list]: [first, ...rest, first, structuredClone(first), ...rest] };
    expect(parsed(twice)).toEqual(complete);
  });

  it.each([
    ['members in another order', 'accessGroups', group, { ...group, members: ['b', 'a'] }],
    ['a member twice', 'accessGroups', group, { ...group, members: ['a', 'b', 'a'] }],
    ['another order of fields', 'accessGroups', group, { members: ['a', 'b'], id: 'g' }],
    ['another name', 'accessGroups', { ...group, name: 'one' }, { ...group, name: 'two' }],
    ['no name', 'accessGroups', { ...group, name: 'one' }, group],
    ['a group of a template', 'accessGroups', { ...group, managed: true }, group],
    ['a group with rules', 'accessGroups', { ...group, dynamic: true }, { ...group, dynamic: false }],
    ['a policy of a template', 'policies', { ...policy, managed: true }, { ...policy, managed: false }],
    ['a field that is undefined', 'accessGroups', group, { ...group, partial: undefined }],
    ['another email and name', 'principals', { ...user, email: 'a' }, { ...user, email: 'b', name: 'c' }],
    ['actions in another order', 'roles', role, { ...role, actions: ['y', 'x'], name: 'n' }],
    ['roles twice', 'policies', { ...policy, roles: ['r', 's'] }, { ...policy, roles: ['s', 'r', 's'] }],
    [
      'conditions in another order, however deep',
      'policies',
      { ...policy, condition: { operator: 'or', conditions: [{ conditions: [1, 2] }, { value: ['3', 4] }] } },
      { ...policy, condition: { conditions: [{ value: [4, '3', 4] }, { conditions: [2, 1] }], operator: 'or' } },
    ],
    [
      'lists that are equal as sets only',
      'policies',
      {
        ...policy,
        condition: [
          [1, 2],
          [2, 1],
        ],
      },
      { ...policy, condition: [[1, 2]] },
    ],
    ['zeros of two signs', 'policies', { ...policy, condition: 0 }, { ...policy, condition: -0 }],
  ])('are identical: %s', (_, list, one, other) => {
    for (const [first, second] of [
      [one, other],
      [other, one],
    ]) {
      expect(valueAt(parsed(account({ [list]: [first, second] })), [list])).toEqual(
        valueAt(parsed(account({ [list]: [first] })), [list]),
      );
    }
  });

  it.each([
    ['another member', 'accessGroups', group, { ...group, members: ['a', 'c'] }],
    ['a member fewer', 'accessGroups', group, { ...group, members: ['a'] }],
    ['a default that is spelled out', 'accessGroups', group, { ...group, partial: false }],
    [
      'an empty list in the place of none',
      'policies',
      { ...policy, target: { attributes: [] } },
      { ...policy, target: { attributes: [], tags: [] } },
    ],
    [
      'a default operator',
      'policies',
      withTarget({ key: 'k', value: 'v' }),
      withTarget({ key: 'k', value: 'v', operator: 'stringEquals' }),
    ],
    ['another state', 'principals', user, { ...user, state: 'active' }],
    ['no state', 'principals', user, { kind: 'user', id: 'IBMid-1' }],
    ['another service', 'roles', role, { ...role, service: 'iam' }],
    ['a number and its text', 'policies', withTarget({ key: 'k', value: 1 }), withTarget({ key: 'k', value: '1' })],
    [
      'a value and an array of it',
      'policies',
      withTarget({ key: 'k', value: 'v' }),
      withTarget({ key: 'k', value: ['v'] }),
    ],
    ['null and nothing', 'policies', { ...policy, condition: null }, { ...policy, condition: undefined }],
    ['a list and an object of the same parts', 'policies', { ...policy, condition: [] }, { ...policy, condition: {} }],
    [
      'an own `__proto__` and none',
      'policies',
      { ...policy, condition: JSON.parse('{"__proto__":1}') },
      { ...policy, condition: {} },
    ],
    [
      'a name that is not its own',
      'policies',
      { ...policy, condition: { name: 'a' } },
      { ...policy, condition: { name: 'b' } },
    ],
    [
      'a string that looks like a key',
      'policies',
      { ...policy, condition: { 'a":1,"b': 2 } },
      { ...policy, condition: { a: 1, b: 2 } },
    ],
  ])('are in conflict: %s', (_, list, one, other) => {
    expect(found(account({ [list]: [one, other] }))).toEqual([`conflict ${list}.1`]);
    expect(found(account({ [list]: [other, one] }))).toEqual([`conflict ${list}.1`]);
    expect(found(account({ [list]: [one, other, one, other] }))).toEqual([`conflict ${list}.1`, `conflict ${list}.3`]);
  });

  it('compares each entry with the first one, and roles by `crn`', () => {
    const roles = [role, { ...role, crn: 'crn:2' }, { ...role, actions: [] }];
    expect(found(account({ roles }))).toEqual(['conflict roles.2']);
  });

  it('keeps the first, with its name', () => {
    const twice = account({
      accessGroups: [
        { ...group, name: 'one' },
        { ...group, name: 'two' },
      ],
    });
    expect(parsed(twice).accessGroups).toEqual([{ ...group, name: 'one' }]);
  });

  it('the same id in another list, or with other letter case, is a different id', () => {
    const sameId = {
      accessGroups: [group, { ...group, id: 'G', members: [] }],
      principals: [{ kind: 'user', id: 'g' }],
    };
    expect(found(withValue(withPolicy({ id: 'g' }), ['accessGroups'], sameId.accessGroups))).toEqual([]);
    expect(found(account(sameId))).toEqual([]);
  });

  it('entries without a valid id are not duplicates', () => {
    const groups = [{ members: [] }, { members: [] }, { id: 1, members: [] }, { id: 1, members: ['a'] }];
    expect(found(account({ accessGroups: groups }))).toEqual([
      'missing accessGroups.0.id',
      'missing accessGroups.1.id',
      'wrong-type accessGroups.2.id',
      'wrong-type accessGroups.3.id',
    ]);
  });

  it('a list that `partial` names twice is kept once', () => {
    expect(parsed(account({ partial: ['roles', 'policies', 'roles'] })).partial).toEqual(['roles', 'policies']);
  });
});

function withTarget(matcher: object): object {
  return { ...policy, target: { attributes: [matcher] } };
}
