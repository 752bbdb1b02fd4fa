import { describe, expect, it } from 'vitest';
import { ask } from '../../support/answers.ts';
import * as given from '../../support/given.ts';
import {
  ANNA,
  BEN,
  CREATE_SERVICE_ID_API_KEY,
  CREATE_USER_API_KEY,
  EDITOR,
  GROUP,
  KEY_CREATOR,
  MONDAY_NOON,
  PUBLIC,
  ROBOT,
  UNHEARD_OF,
  UPDATE_SETTING,
  VIEWER,
} from '../../support/names.ts';

const TAGS = { tags: [given.attribute('env', 'prod')] };
const ELSEWHERE = given.narrowedBy(given.attribute('region', 'eu-de'));

/** For each obstacle, a change that makes its part false; all of them together leave the subject as it is. */
const FALSE_PARTS = {
  'not-active': { state: 'deleted' },
  'public-access-group': { subject: { accessGroup: PUBLIC } },
  role: { roles: [VIEWER] },
  target: { target: ELSEWHERE },
  condition: { condition: given.FAILS },
};
const OBSTACLES = Object.entries(FALSE_PARTS);

const nearMisses = (changes: object, on: object = {}, request: object = {}) =>
  ask(given.account({ policies: [given.policy(changes)], ...on }), UPDATE_SETTING, request).nearMisses;
const obstacles = (changes: object, on: object = {}, request: object = {}) =>
  nearMisses(changes, on, request).map(({ obstacle }) => obstacle);

describe('A8: one false part is a near miss', () => {
  it.each(OBSTACLES)('%s', (obstacle, changes) => {
    expect(obstacles(changes)).toEqual([obstacle]);
  });

  it.each([
    ['not-active', { type: 'authorization' }],
    ['not-active', { type: 'authorization', state: 'deleted' }],
    ['role', { roles: [] }],
    ['role', { roles: [VIEWER, KEY_CREATOR] }],
    ['target', { target: given.on() }],
    ['target', { target: given.on(given.attribute('accountId', 'account-1')) }],
    ['target', { target: given.narrowedBy(given.attribute('region', 'x')) }],
    ['target', { target: given.narrowedBy(given.attribute('region', 'x'), given.attribute('serviceInstance', 'y')) }],
    ['target', { target: { ...given.narrowedBy(), ...TAGS } }],
    ['condition', { condition: given.earlierThan('12:00:00Z') }],
  ])('%s, with %j', (obstacle, changes) => {
    expect(obstacles(changes, {}, { time: MONDAY_NOON })).toEqual([obstacle]);
  });

  it.each(OBSTACLES)('two false parts are not a near miss: %s and any other part', (one, changes) => {
    for (const [other, others] of OBSTACLES) {
      if (other !== one) expect(obstacles({ ...changes, ...others })).toEqual([]);
    }
  });

  it('a near miss may have unknown parts', () => {
    expect(obstacles({ roles: [VIEWER], condition: given.UNREADABLE })).toEqual(['role']);
    expect(obstacles({ roles: [UNHEARD_OF], condition: given.FAILS })).toEqual(['condition']);
    expect(obstacles({ state: 'deleted', target: given.narrowedBy(given.attribute('region', 'x', 'odd')) })).toEqual([
      'not-active',
    ]);
    expect(obstacles({ target: ELSEWHERE, condition: given.earlierThan('12:00:00Z') })).toEqual(['target']);
    const tagged = { roles: [VIEWER], target: { ...given.narrowedBy(), ...TAGS } };
    expect(ask(given.account({ policies: [given.policy(tagged)] }), CREATE_SERVICE_ID_API_KEY).nearMisses).toEqual([
      { policy: 'p', obstacle: 'role' },
    ]);
  });

  it('a policy without a false part is not a near miss', () => {
    expect(obstacles({ roles: [UNHEARD_OF] })).toEqual([]);
    expect(obstacles({ condition: given.UNREADABLE })).toEqual([]);
  });
});

describe('A8: the subject of a near miss certainly is the principal', () => {
  const through = { subject: { accessGroup: GROUP }, roles: [VIEWER] };

  it('directly, or through a group, which is named', () => {
    expect(nearMisses({ roles: [VIEWER] })).toStrictEqual([{ policy: 'p', obstacle: 'role' }]);
    expect(nearMisses(through, { accessGroups: [given.member(ANNA)] })).toStrictEqual([
      { policy: 'p', accessGroup: GROUP, obstacle: 'role' },
    ]);
  });

  it('through the public access group, for every principal', () => {
    const miss = [{ policy: 'p', accessGroup: PUBLIC, obstacle: 'public-access-group' }];
    const changes = FALSE_PARTS['public-access-group'];
    expect(nearMisses(changes)).toEqual(miss);
    expect(nearMisses(changes, { accessGroups: [{ id: PUBLIC, members: [BEN] }] })).toEqual(miss);
    expect(nearMisses(changes, {}, { principal: 'IBMid-GONE' })).toEqual(miss);
  });

  it('no other principal, and no principal that may be the subject', () => {
    expect(nearMisses({ subject: { principal: BEN }, roles: [VIEWER] })).toEqual([]);
    expect(nearMisses(through)).toEqual([]);
    expect(nearMisses(through, { accessGroups: [given.member(BEN)] })).toEqual([]);
    expect(nearMisses(through, { partial: ['accessGroups'] })).toEqual([]);
    expect(nearMisses(through, { accessGroups: [{ ...given.member(BEN), partial: true }] })).toEqual([]);
    expect(nearMisses(through, { accessGroups: [{ ...given.member(ANNA), partial: true }] })).toHaveLength(1);
  });
});

describe('A8: the obstacle principal', () => {
  const PRINCIPAL = [{ policy: 'p', obstacle: 'principal' }];
  const answerOf = (changes: object, request: object, action = CREATE_USER_API_KEY) =>
    ask(given.account(changes), action, request);

  it.each([
    ['unknown-principal', {}, { principal: 'IBMid-GONE' }],
    ['not-a-user', {}, { principal: ROBOT }],
    ['not-own-key', {}, { principal: ANNA, resource: BEN }],
    ['inactive-principal', { principals: [given.user(ANNA, 'SUSPENDED')] }, { principal: ANNA }],
  ])('a policy that would grant, on a deny for %s', (reason, changes, request) => {
    const subject = { principal: request.principal };
    const by = (more: object) => answerOf({ ...changes, policies: [given.policy({ subject, ...more })] }, request);
    expect(by({ condition: given.HOLDS })).toMatchObject({ reason, nearMisses: PRINCIPAL });
    // A policy that would not grant has its own obstacle. A policy that may not grant has none.
    expect(by({ roles: [VIEWER] }).nearMisses).toEqual([{ policy: 'p', obstacle: 'role' }]);
    expect(by({ condition: given.UNREADABLE }).nearMisses).toEqual([]);
    expect(by({ roles: [VIEWER], condition: given.FAILS }).nearMisses).toEqual([]);
  });

  it('is on no other answer', () => {
    const policies = [given.policy()];
    const gone = answerOf({ policies }, { resource: 'ServiceId-GONE' }, CREATE_SERVICE_ID_API_KEY);
    expect([gone.reason, gone.nearMisses]).toEqual(['unknown-service-id', []]);
    const stateless = answerOf({ policies, principals: [{ kind: 'user', id: ANNA }] }, {});
    expect([stateless.reason, stateless.nearMisses]).toEqual(['unknown-state', []]);
    const subject = { principal: 'IBMid-GONE' };
    const unlisted = answerOf({ policies: [given.policy({ subject })], partial: ['principals'] }, subject);
    expect([unlisted.effect, unlisted.nearMisses]).toEqual(['indeterminate', []]);
  });
});

describe('A8: where near misses are listed', () => {
  it('on every answer that is not allow', () => {
    const close = given.policy({ id: 'close', roles: [VIEWER] });
    const CLOSE = [{ policy: 'close', obstacle: 'role' }];
    const misses = (changes: object, action = UPDATE_SETTING, request: object = {}) =>
      ask(given.account({ policies: [close], ...changes }), action, request).nearMisses;
    expect(misses({})).toEqual(CLOSE);
    expect(misses({ policies: [close, given.policy({ roles: [UNHEARD_OF] })] })).toEqual(CLOSE);
    expect(misses({}, CREATE_USER_API_KEY, { resource: BEN })).toEqual(CLOSE);
    expect(misses({}, CREATE_SERVICE_ID_API_KEY, { resource: 'ServiceId-GONE' })).toEqual(CLOSE);
    expect(misses({ policies: [close, given.policy()] })).toEqual([]);
    expect(misses({ apiKeyCreation: 'NOT_RESTRICTED' }, CREATE_USER_API_KEY)).toEqual([]);
  });

  it('in the order of the account’s policies, each once', () => {
    const through = { subject: { accessGroup: GROUP } };
    const policies = [
      given.policy({ id: 'z', ...through, condition: given.FAILS }),
      given.policy({ id: 'b', roles: [EDITOR], target: ELSEWHERE }),
      given.policy({ id: 'open', subject: { accessGroup: PUBLIC } }),
      given.policy({ id: 'c', ...through, state: 'deleted' }),
      given.policy({ id: 'a', roles: [VIEWER] }),
      given.policy({ id: 'a', roles: [VIEWER] }),
    ];
    expect(ask(given.account({ accessGroups: [given.member(ANNA)], policies }), UPDATE_SETTING).nearMisses).toEqual([
      { policy: 'z', accessGroup: GROUP, obstacle: 'condition' },
      { policy: 'b', obstacle: 'target' },
      { policy: 'open', accessGroup: PUBLIC, obstacle: 'public-access-group' },
      { policy: 'c', accessGroup: GROUP, obstacle: 'not-active' },
      { policy: 'a', obstacle: 'role' },
    ]);
  });
});
