import { ACTIONS, type Account, decide, type Request } from 'apikey-policy';
import { describe, expect, it } from 'vitest';
import { answerBy, answerOn, answersBy, ask } from '../../support/answers.ts';
import * as given from '../../support/given.ts';
import {
  ADMINISTRATOR,
  ANNA,
  BEN,
  CREATE_SERVICE_ID_API_KEY,
  CREATE_USER_API_KEY,
  EDITOR,
  GROUP,
  KEY_CREATOR,
  MONDAY_NOON,
  OPERATOR,
  ROBOT,
  UNHEARD_OF,
  UPDATE_SETTING,
  VIEWER,
} from '../../support/names.ts';

/** One account for each effect. */
const ALLOWING = given.account({ policies: [given.policy()] });
const DENYING = given.account({
  policies: [given.policy({ roles: [VIEWER], condition: given.earlierThan('13:00:00Z') })],
});
const DOUBTING = given.account({ policies: [given.policy({ condition: given.earlierThan('13:00:00Z') })] });

describe('A1: three answers', () => {
  it.each([
    ['allow', ALLOWING, true],
    ['deny', DENYING, false],
    ['indeterminate', DOUBTING, false],
  ])('%s', (effect, of, allowed) => {
    expect(ask(of, UPDATE_SETTING)).toMatchObject({ effect, allowed });
  });
});

describe('A2: default deny, and policies that only grant', () => {
  it('with no policy there is no grant', () => {
    for (const action of ACTIONS) expect(answerOn({}, action)).toBe('no-grant');
  });

  it('no policy removes the grant of another', () => {
    const others = [
      given.policy({ id: 'less', roles: [VIEWER] }),
      given.policy({ id: 'none', roles: [] }),
      given.policy({ id: 'deleted', state: 'deleted' }),
      given.policy({ id: 'authorization', type: 'authorization' }),
      given.policy({ id: 'closed', condition: given.FAILS }),
      given.policy({ id: 'odd', roles: [UNHEARD_OF], condition: given.UNREADABLE }),
    ];
    for (const action of ACTIONS) {
      expect(answerOn({ policies: [...others, given.policy()] }, action)).toBe('granted');
      expect(answerOn({ policies: [given.policy(), ...others] }, action)).toBe('granted');
    }
  });

  it('no role inherits another', () => {
    expect(answersBy({ roles: [ADMINISTRATOR] })).toEqual(['granted', 'no-grant', 'granted', 'no-grant']);
    expect(answersBy({ roles: [EDITOR, KEY_CREATOR] })).toEqual(['granted', 'granted', 'no-grant', 'no-grant']);
  });
});

describe('A3: indeterminate, exactly when an unknown could make it an allow', () => {
  it('only an indeterminate lists unknowns', () => {
    expect(ask(DOUBTING, UPDATE_SETTING).unknowns).toEqual(['time-needed']);
    expect(ask(ALLOWING, UPDATE_SETTING).unknowns).toEqual([]);
    expect(ask(DENYING, UPDATE_SETTING).unknowns).toEqual([]);
  });

  it('each unknown is evaluated by itself: parts that would be certain only together stay unknown', () => {
    const notBefore = { ...given.earlierThan('12:00:00Z'), operator: 'timeGreaterThanOrEquals' };
    expect(answerBy({ condition: given.any(given.earlierThan('12:00:00Z'), notBefore) }, UPDATE_SETTING)).toEqual([
      'time-needed',
    ]);
    expect(answerBy({ condition: given.all(given.earlierThan('12:00:00Z'), notBefore) }, UPDATE_SETTING)).toEqual([
      'time-needed',
    ]);
    expect(
      answerBy({ condition: given.any(given.earlierThan('12:00:00Z'), notBefore) }, UPDATE_SETTING, {
        time: MONDAY_NOON,
      }),
    ).toBe('granted');
    const settings = given.attribute('resourceType', true, 'stringExists');
    const absent = given.attribute('resourceType', false, 'stringExists');
    expect(answerBy({ target: given.narrowedBy(settings, absent) }, UPDATE_SETTING)).toEqual(['undocumented-target']);
  });

  it('an unknown that a certain grant or a certain deny makes irrelevant is not listed', () => {
    expect(answerBy({ condition: given.any(given.HOLDS, given.UNREADABLE) }, UPDATE_SETTING)).toBe('granted');
    expect(answerBy({ condition: given.all(given.FAILS, given.UNREADABLE) }, UPDATE_SETTING)).toBe('no-grant');
    expect(answerBy({ condition: given.UNREADABLE, state: 'deleted' }, UPDATE_SETTING)).toBe('no-grant');
  });

  it('an unknown principal with an unknown grant has both', () => {
    const principals = [{ kind: 'user', id: ANNA }];
    expect(answerOn({ principals, policies: [given.policy({ roles: [UNHEARD_OF] })] }, UPDATE_SETTING)).toEqual([
      'unknown-state',
      'unknown-role',
    ]);
  });
});

function frozen<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(frozen);
  return value;
}

describe('A6: pure', () => {
  const rich = given.account({
    accessGroups: [given.member(BEN, ANNA), { id: 'AccessGroupId-2', members: [] }],
    roles: [
      { crn: 'crn:1', service: 'iam-identity', actions: [UPDATE_SETTING, CREATE_SERVICE_ID_API_KEY] },
      { crn: 'crn:2', service: 'iam-identity', actions: [UPDATE_SETTING] },
    ],
    policies: [
      given.policy({ id: 'own', roles: ['crn:2', 'crn:1', OPERATOR] }),
      given.policy({ id: 'group', subject: { accessGroup: GROUP }, condition: given.earlierThan('13:00:00Z') }),
      given.policy({ id: 'closed', condition: given.any(given.FAILS, given.earlierThan('09:00:00Z')) }),
      given.policy({ id: 'elsewhere', target: given.on(given.attribute('serviceName', 'kms')) }),
    ],
    enterprise: { apiKeyCreation: ['NOT_SET', 'RESTRICTED'] },
  });
  const request: Request = { principal: ANNA, action: UPDATE_SETTING, time: MONDAY_NOON };

  it('the same inputs have the same answer, and are not changed', () => {
    const first = decide(frozen(rich), frozen(request));
    expect(decide(rich, request)).toStrictEqual(first);
    expect(first.grants).toHaveLength(4);
  });

  /** The same account with every list reversed and every entry there twice. */
  function shuffled(of: Account): Account {
    const twice = <Entry>(list: readonly Entry[]): Entry[] => [...list, ...list].reverse();
    return {
      ...of,
      principals: twice(of.principals),
      accessGroups: twice(of.accessGroups.map((group) => ({ ...group, members: twice(group.members) }))),
      policies: twice(of.policies.map((one) => ({ ...one, roles: twice(one.roles) }))),
      roles: twice(of.roles ?? []),
      enterprise: { apiKeyCreation: twice(of.enterprise?.apiKeyCreation ?? []) },
    };
  }

  it.each(ACTIONS)('the order of lists and repeated entries do not change the decision on %s', (action) => {
    for (const principal of [ANNA, BEN, ROBOT]) {
      const asked = {
        principal,
        action,
        time: MONDAY_NOON,
        ...(action === CREATE_SERVICE_ID_API_KEY && { resource: ROBOT }),
      };
      const { grants, nearMisses, ...rest } = decide(rich, asked);
      const again = decide(shuffled(rich), asked);
      expect(again).toMatchObject(rest);
      expect(again.grants).toHaveLength(grants.length);
      expect(again.grants).toEqual(expect.arrayContaining([...grants]));
      expect(again.nearMisses).toHaveLength(nearMisses.length);
      expect(again.nearMisses).toEqual(expect.arrayContaining([...nearMisses]));
    }
  });
});

describe('A7: plain JSON data', () => {
  const throughJson = <Value>(value: Value): Value => JSON.parse(JSON.stringify(value));

  it.each([
    ['an allow', ALLOWING, { time: MONDAY_NOON }],
    ['a deny', DENYING, { time: MONDAY_NOON, resource: BEN }],
    ['an indeterminate', DOUBTING, {}],
    ['an allow at -0', ALLOWING, { time: -0 }],
  ])('%s is equal to its JSON, without fields that are undefined', (_, of, request) => {
    for (const action of ACTIONS) {
      const asked = action === CREATE_SERVICE_ID_API_KEY ? { ...request, resource: ROBOT } : request;
      const decision = ask(of, action, asked);
      expect(throughJson(decision)).toStrictEqual(decision);
      expect(ask(throughJson(of), action, throughJson(asked))).toStrictEqual(decision);
    }
  });

  it('the request of a decision has the given fields, without defaults', () => {
    expect(ask(ALLOWING, CREATE_USER_API_KEY).request).toStrictEqual({ principal: ANNA, action: CREATE_USER_API_KEY });
    const asked = {
      principal: ANNA,
      action: CREATE_SERVICE_ID_API_KEY,
      resource: 'ServiceId-ROBOT',
      time: -0.5,
    } as const;
    expect(decide(ALLOWING, { ...asked, note: 'x' } as Request).request).toStrictEqual(asked);
  });
});
