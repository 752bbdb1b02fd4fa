import { type Account, type CompareOptions, compareAccess, type Policy } from 'apikey-policy';
import { describe, expect, it } from 'vitest';
import * as given from '../../../support/given.ts';
import { ANNA, BEN, KEY_CREATOR, MONDAY_NOON, OPERATOR, PROFILE, ROBOT, UNHEARD_OF } from '../../../support/names.ts';

const robot = { kind: 'service-id', id: ROBOT };
const elsewhere = { kind: 'service-id', id: 'iam-ServiceId-ELSE' };
const EMPTY = given.account({ policies: [] });
const annas = given.policy() as Policy;

describe('CMP-3: lockouts', () => {
  const everything = { id: 'a', subject: { principal: ANNA } };
  const bens = given.policy({ id: 'b', subject: { principal: BEN } });
  const one = (code: string, certain = true): object => ({ code, certain });
  const each = (who: string, certain = true): object[] =>
    ['change-the-setting', 'create-user-keys', 'create-service-id-keys', 'create-service-ids'].map((action) =>
      one(`${who}-${action}`, certain),
    );
  const roles = (...list: readonly string[]): object => ({ policies: [given.policy({ ...everything, roles: list })] });
  const onlyRobot = given.narrowedBy(given.attribute('resource', 'ServiceId-ROBOT'));
  const twoServiceIds = { principals: [given.user(ANNA), given.user(BEN), robot, elsewhere] };
  const all = { policies: [given.policy(everything)] };
  const both = { policies: [given.policy(everything), bens] };

  const rows: readonly (readonly [
    what: string,
    before: object,
    after: object,
    options: CompareOptions,
    expected: object[],
  ])[] = [
    ['everything, of all principals', all, {}, {}, each('nobody-may')],
    ['none where one is left', both, { policies: [bens] }, {}, []],
    ['none where one is left who had none', all, { policies: [bens] }, {}, []],
    ['none where nobody could before', {}, { apiKeyCreation: 'unheard of' }, {}, []],
    ['none where somebody only might before', roles(UNHEARD_OF), {}, {}, []],
    ['none where all gain', {}, all, { actor: ANNA }, []],
    [
      'the setting alone',
      roles(OPERATOR, KEY_CREATOR),
      roles(KEY_CREATOR),
      {},
      [one('nobody-may-change-the-setting'), one('nobody-may-create-service-id-keys')],
    ],
    ['user keys alone', roles(OPERATOR, KEY_CREATOR), roles(OPERATOR), {}, [one('nobody-may-create-user-keys')]],
    ['service IDs alone', { serviceIdCreation: 'NOT_SET' }, {}, {}, [one('nobody-may-create-service-ids')]],
    ['uncertain where somebody may', all, roles(UNHEARD_OF), {}, each('nobody-may', false)],
    [
      'uncertain where somebody else may, before another who may not',
      { ...all, principals: [given.user(BEN), given.user(ANNA), robot] },
      {
        principals: [given.user(BEN), given.user(ANNA), robot],
        policies: [given.policy({ subject: { principal: BEN }, roles: [UNHEARD_OF] })],
      },
      {},
      each('nobody-may', false),
    ],
    [
      'keys of service IDs, over all of them',
      { ...twoServiceIds, policies: [given.policy({ ...everything, roles: [OPERATOR], target: onlyRobot })] },
      twoServiceIds,
      {},
      [one('nobody-may-create-service-id-keys')],
    ],
    [
      'none of keys of service IDs where one is left',
      { ...twoServiceIds, policies: [given.policy({ ...everything, roles: [OPERATOR] })] },
      { ...twoServiceIds, policies: [given.policy({ ...everything, roles: [OPERATOR], target: onlyRobot })] },
      {},
      [one('nobody-may-change-the-setting')],
    ],
    ['the owner', { ...both, ownerId: ANNA }, { policies: [bens], ownerId: ANNA }, {}, each('owner-may-not')],
    [
      'the owner that only the account before knows',
      { ...both, ownerId: ANNA },
      { policies: [bens] },
      {},
      each('owner-may-not'),
    ],
    [
      'the owner of the account after',
      { ...both, ownerId: BEN },
      { policies: [bens], ownerId: ANNA },
      {},
      each('owner-may-not'),
    ],
    [
      'the owner of what it had, not of what somebody else had',
      {
        policies: [
          given.policy({ ...everything, roles: [KEY_CREATOR] }),
          given.policy({ id: 'b', subject: { principal: BEN }, roles: [OPERATOR] }),
        ],
        ownerId: ANNA,
      },
      { ownerId: ANNA },
      {},
      [
        one('nobody-may-change-the-setting'),
        one('nobody-may-create-user-keys'),
        one('nobody-may-create-service-id-keys'),
        one('owner-may-not-create-user-keys'),
      ],
    ],
    ['no owner who keeps it', { ...both, ownerId: BEN }, { policies: [bens], ownerId: BEN }, {}, []],
    ['no owner who never had it', { ...all, ownerId: BEN }, { ownerId: BEN }, {}, each('nobody-may')],
    ['the actor', both, { policies: [bens] }, { actor: ANNA }, each('actor-may-not')],
    ['no actor who keeps it', both, { policies: [bens] }, { actor: BEN }, []],
    ['no actor that is unknown', both, {}, { actor: 'IBMid-STRANGER' }, each('nobody-may')],
    [
      'all principals, the owner and the actor',
      { ...both, ownerId: ANNA },
      { ownerId: ANNA },
      { actor: BEN },
      [...each('nobody-may'), ...each('owner-may-not'), ...each('actor-may-not')],
    ],
    [
      'the owner certainly, while somebody else may',
      { ...both, ownerId: ANNA },
      { ownerId: ANNA, policies: [given.policy({ id: 'b', subject: { principal: BEN }, roles: [UNHEARD_OF] })] },
      {},
      [...each('nobody-may', false), ...each('owner-may-not')],
    ],
  ];

  it.each(rows)('%s', (_, before, after, options, expected) => {
    expect(compareAccess(given.account(before), given.account(after), options).lockouts).toStrictEqual(expected);
  });

  it('are at the time that is given', () => {
    const before = given.account({ apiKeyCreation: 'NOT_SET' });
    const after = given.account(roles(KEY_CREATOR));
    const until = { ...after, policies: [{ ...annas, condition: given.earlierThan('12:00:01Z') }] } as Account;
    const at = (options?: CompareOptions): object => compareAccess(before, until, options).lockouts;
    expect(at()).toEqual([one('nobody-may-create-user-keys', false)]);
    expect(at({ time: MONDAY_NOON })).toEqual([]);
    expect(at({ time: MONDAY_NOON + 1000 })).toEqual([one('nobody-may-create-user-keys')]);
    expect(at({ time: MONDAY_NOON, actor: BEN })).toEqual([one('actor-may-not-create-user-keys')]);
  });

  it('of keys of service IDs are found where the only service ID is gone', () => {
    const before = given.account({ principals: [given.user(ANNA), robot], ...all });
    const after = given.account({ principals: [given.user(ANNA)], ...all });
    expect(compareAccess(before, after).lockouts).toEqual([one('nobody-may-create-service-id-keys')]);
  });

  it('look at profiles, too', () => {
    const before = given.account({ policies: [given.policy({ subject: { principal: PROFILE }, roles: [OPERATOR] })] });
    expect(compareAccess(before, EMPTY).lockouts.map(({ code }) => code)).toEqual([
      'nobody-may-change-the-setting',
      'nobody-may-create-service-id-keys',
    ]);
  });
});
