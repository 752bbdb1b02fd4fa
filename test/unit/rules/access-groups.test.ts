import { ACTIONS } from 'apikey-policy';
import { describe, expect, it } from 'vitest';
import { answerOn, ask } from '../../support/answers.ts';
import * as given from '../../support/given.ts';
import {
  ANNA,
  BEN,
  CREATE_SERVICE_ID_API_KEY,
  GROUP,
  OPERATOR,
  PROFILE,
  PUBLIC,
  ROBOT,
  UPDATE_SETTING,
} from '../../support/names.ts';

const THROUGH_GROUP = [given.policy({ subject: { accessGroup: GROUP } })];

describe('M1: members of access groups', () => {
  it.each([ANNA, ROBOT, PROFILE])('%s is a member if it is listed', (principal) => {
    const changes = { accessGroups: [given.member(BEN, principal)], policies: THROUGH_GROUP };
    expect(answerOn(changes, UPDATE_SETTING, { principal })).toBe('granted');
  });

  it('a principal that is not listed is not a member', () => {
    expect(answerOn({ accessGroups: [given.member(BEN)], policies: THROUGH_GROUP }, UPDATE_SETTING)).toBe('no-grant');
    expect(answerOn({ accessGroups: [given.member()], policies: THROUGH_GROUP }, UPDATE_SETTING)).toBe('no-grant');
  });

  it('groups do not nest', () => {
    const inner = 'AccessGroupId-INNER';
    const accessGroups = [given.member(inner, BEN), { id: inner, members: [ANNA] }];
    expect(answerOn({ accessGroups, policies: THROUGH_GROUP }, UPDATE_SETTING)).toBe('no-grant');
  });

  it('a group that is not listed has no members, unless the list of groups is partial', () => {
    expect(answerOn({ policies: THROUGH_GROUP }, UPDATE_SETTING)).toBe('no-grant');
    expect(answerOn({ policies: THROUGH_GROUP, partial: ['principals', 'roles'] }, UPDATE_SETTING)).toBe('no-grant');
    expect(answerOn({ policies: THROUGH_GROUP, partial: ['accessGroups'] }, UPDATE_SETTING)).toEqual(['partial-data']);
  });

  it.each(['__proto__', 'constructor', 'toString'])('a group called %s is a group like any other', (accessGroup) => {
    const policies = [given.policy({ subject: { accessGroup } })];
    expect(answerOn({ policies }, UPDATE_SETTING)).toBe('no-grant');
    expect(answerOn({ policies, accessGroups: [{ id: accessGroup, members: [ANNA] }] }, UPDATE_SETTING)).toBe(
      'granted',
    );
    expect(answerOn({ policies: THROUGH_GROUP, accessGroups: [given.member(accessGroup)] }, UPDATE_SETTING)).toBe(
      'no-grant',
    );
  });
});

describe('M2: the public access group', () => {
  const policies = [given.policy({ subject: { accessGroup: PUBLIC } })];

  it.each(ACTIONS)('does not grant %s, not even to listed members', (action) => {
    expect(answerOn({ policies }, action)).toBe('no-grant');
    expect(answerOn({ policies, accessGroups: [{ id: PUBLIC, members: [ANNA] }] }, action)).toBe('no-grant');
  });

  it('its members do not matter, so they are never unknown (I2)', () => {
    const accessGroups = [{ id: PUBLIC, members: [], partial: true }];
    expect(answerOn({ policies, accessGroups }, UPDATE_SETTING)).toBe('no-grant');
    expect(answerOn({ policies, partial: ['accessGroups'] }, UPDATE_SETTING)).toBe('no-grant');
  });

  it('its policies are near misses for every principal', () => {
    const obstacles = [{ policy: 'p', accessGroup: PUBLIC, obstacle: 'public-access-group' }];
    expect(ask(given.account({ policies }), UPDATE_SETTING).nearMisses).toEqual(obstacles);
    expect(ask(given.account({ policies }), UPDATE_SETTING, { principal: 'IBMid-GONE' }).nearMisses).toEqual(obstacles);
  });

  it('a group with a similar id is another group', () => {
    for (const id of ['AccessGroupId-PublicAccess2', 'AccessGroupId-publicaccess', 'PublicAccess']) {
      const changes = {
        policies: [given.policy({ subject: { accessGroup: id } })],
        accessGroups: [{ id, members: [ANNA] }],
      };
      expect(ask(given.account(changes), CREATE_SERVICE_ID_API_KEY).grants).toEqual([
        { policy: 'p', role: OPERATOR, accessGroup: id },
      ]);
    }
  });
});
