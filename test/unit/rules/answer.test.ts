import { ACTIONS, type Account, decide, type Request } from 'apikey-policy';
import { describe, expect, it } from 'vitest';
import {
  ADMINISTRATOR,
  ANNA,
  account,
  all,
  answerBy,
  answerOn,
  answersBy,
  any,
  ask,
  attribute,
  BEN,
  CREATE_SERVICE_ID_API_KEY,
  CREATE_USER_API_KEY,
  EDITOR,
  earlierThan,
  FAILS,
  GROUP,
  HOLDS,
  KEY_CREATOR,
  MONDAY_NOON,
  member,
  narrowedBy,
  OPERATOR,
  on,
  policy,
  ROBOT,
  UNHEARD_OF,
  UNREADABLE,
  UPDATE_SETTING,
  VIEWER,
} from '../../support/build.ts';

/** One account for each effect. */
const ALLOWING = account({ policies: [policy()] });
const DENYING = account({ policies: [policy({ roles: [VIEWER], condition: earlierThan('13:00:00Z') })] });
const DOUBTING = account({ policies: [policy({ condition: earlierThan('13:00:00Z') })] });

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
      policy({ id: 'less', roles: [VIEWER] }),
      policy({ id: 'none', roles: [] }),
      policy({ id: 'deleted', state: 'deleted' }),
      policy({ id: 'authorization', type: 'authorization' }),
      policy({ id: 'closed', condition: FAILS }),
      policy({ id: 'odd', roles: [UNHEARD_OF], condition: UNREADABLE }),
    ];
    for (const action of ACTIONS) {
      expect(answerOn({ policies: [...others, policy()] }, action)).toBe('granted');
      expect(answerOn({ policies: [policy(), ...others] }, action)).toBe('granted');
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
    const notBefore = { ...earlierThan('12:00:00Z'), operator: 'timeGreaterThanOrEquals' };
    expect(answerBy({ condition: any(earlierThan('12:00:00Z'), notBefore) }, UPDATE_SETTING)).toEqual(['time-needed']);
    expect(answerBy({ condition: all(earlierThan('12:00:00Z'), notBefore) }, UPDATE_SETTING)).toEqual(['time-needed']);
    expect(
      answerBy({ condition: any(earlierThan('12:00:00Z'), notBefore) }, UPDATE_SETTING, { time: MONDAY_NOON }),
    ).toBe('granted');
    const settings = attribute('resourceType', true, 'stringExists');
    const absent = attribute('resourceType', false, 'stringExists');
    expect(answerBy({ target: narrowedBy(settings, absent) }, UPDATE_SETTING)).toEqual(['undocumented-target']);
  });

  it('an unknown that a certain grant or a certain deny makes irrelevant is not listed', () => {
    expect(answerBy({ condition: any(HOLDS, UNREADABLE) }, UPDATE_SETTING)).toBe('granted');
    expect(answerBy({ condition: all(FAILS, UNREADABLE) }, UPDATE_SETTING)).toBe('no-grant');
    expect(answerBy({ condition: UNREADABLE, state: 'deleted' }, UPDATE_SETTING)).toBe('no-grant');
  });

  it('an unknown principal with an unknown grant has both', () => {
    const principals = [{ kind: 'user', id: ANNA }];
    expect(answerOn({ principals, policies: [policy({ roles: [UNHEARD_OF] })] }, UPDATE_SETTING)).toEqual([
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
  const rich = account({
    accessGroups: [member(BEN, ANNA), { id: 'AccessGroupId-2', members: [] }],
    roles: [
      { crn: 'crn:1', service: 'iam-identity', actions: [UPDATE_SETTING, CREATE_SERVICE_ID_API_KEY] },
      { crn: 'crn:2', service: 'iam-identity', actions: [UPDATE_SETTING] },
    ],
    policies: [
      policy({ id: 'own', roles: ['crn:2', 'crn:1', OPERATOR] }),
      policy({ id: 'group', subject: { accessGroup: GROUP }, condition: earlierThan('13:00:00Z') }),
      policy({ id: 'closed', condition: any(FAILS, earlierThan('09:00:00Z')) }),
      policy({ id: 'elsewhere', target: on(attribute('serviceName', 'kms')) }),
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
