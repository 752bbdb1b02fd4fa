import {
  type Action,
  compile,
  decide,
  type PolicyDecisionPoint,
  type WhoMay,
  type WhoMayQuestion,
  whoMay,
} from 'apikey-policy';
import { describe, expect, it } from 'vitest';
import * as given from '../../support/given.ts';
import {
  ANNA,
  BEN,
  CREATE_SERVICE_ID,
  CREATE_SERVICE_ID_API_KEY,
  CREATE_USER_API_KEY,
  KEY_CREATOR,
  MONDAY_NOON,
  OPERATOR,
  PROFILE,
  ROBOT,
  SERVICE_ID_CREATOR,
  UNHEARD_OF,
  UPDATE_SETTING,
} from '../../support/names.ts';

const ELSE = 'iam-ServiceId-ELSE';
const CARL = 'IBMid-CARL';

/** Ben has everything, Carl something that nobody knows, the profile all but key creation, Anna nothing. */
const ACCOUNT = given.account({
  principals: [
    given.user(CARL),
    { kind: 'trusted-profile', id: PROFILE },
    given.user(BEN),
    { kind: 'service-id', id: ROBOT },
    { kind: 'service-id', id: ELSE },
    given.user(ANNA),
  ],
  policies: [
    given.policy({ id: 'ben', subject: { principal: BEN } }),
    given.policy({ id: 'carl', subject: { principal: CARL }, roles: [UNHEARD_OF] }),
    given.policy({ id: 'profile', subject: { principal: PROFILE } }),
    given.policy({
      id: 'robot',
      subject: { principal: ROBOT },
      roles: [OPERATOR],
      target: given.narrowedBy(given.attribute('resource', 'ServiceId-ELSE')),
    }),
  ],
});

const inShort = ({ allowed, undetermined, denied }: WhoMay): object => ({
  allowed: allowed.map(({ request }) => request.principal),
  undetermined: undetermined.map(({ request }) => request.principal),
  denied: denied.map(({ request }) => request.principal),
});

describe('WHO-1: asks for every principal of the account, in its order', () => {
  const rows: readonly (readonly [what: string, question: WhoMayQuestion, expected: object])[] = [
    ['T', { action: UPDATE_SETTING }, { allowed: [PROFILE, BEN], undetermined: [CARL], denied: [ROBOT, ELSE, ANNA] }],
    [
      'U, each for itself',
      { action: CREATE_USER_API_KEY },
      { allowed: [BEN], undetermined: [CARL], denied: [PROFILE, ROBOT, ELSE, ANNA] },
    ],
    [
      'S on one service ID',
      { action: CREATE_SERVICE_ID_API_KEY, resource: ROBOT },
      { allowed: [PROFILE, BEN], undetermined: [CARL], denied: [ROBOT, ELSE, ANNA] },
    ],
    [
      'S on another',
      { action: CREATE_SERVICE_ID_API_KEY, resource: 'ServiceId-ELSE' },
      { allowed: [PROFILE, BEN, ROBOT], undetermined: [CARL], denied: [ELSE, ANNA] },
    ],
    [
      'S on none that is there',
      { action: CREATE_SERVICE_ID_API_KEY, resource: 'ServiceId-NONE' },
      { allowed: [], undetermined: [], denied: [CARL, PROFILE, BEN, ROBOT, ELSE, ANNA] },
    ],
    [
      'C',
      { action: CREATE_SERVICE_ID },
      { allowed: [PROFILE, BEN], undetermined: [CARL], denied: [ROBOT, ELSE, ANNA] },
    ],
  ];

  it.each(rows)('%s', (_, question, expected) => {
    expect(inShort(whoMay(ACCOUNT, question))).toEqual(expected);
    expect(inShort(whoMay(compile(ACCOUNT), question))).toEqual(expected);
  });

  it('denies U to service IDs and profiles because they are no users (P4)', () => {
    const { denied } = whoMay(ACCOUNT, { action: CREATE_USER_API_KEY });
    expect(denied.map(({ reason }) => reason)).toEqual(['not-a-user', 'not-a-user', 'not-a-user', 'no-grant']);
  });

  it('has one decision for a principal that is listed twice', () => {
    const twice = { ...ACCOUNT, principals: [...ACCOUNT.principals, ...ACCOUNT.principals] };
    expect(whoMay(twice, { action: UPDATE_SETTING })).toEqual(whoMay(ACCOUNT, { action: UPDATE_SETTING }));
  });

  it('asks at the time that is given, and at none where none is', () => {
    const condition = given.earlierThan('12:00:01Z');
    const until = given.account({ policies: [given.policy({ condition })] });
    const at = (time?: number): object =>
      inShort(whoMay(until, { action: UPDATE_SETTING, ...(time !== undefined && { time }) }));
    const others = [BEN, ROBOT, PROFILE];
    expect(at(MONDAY_NOON)).toEqual({ allowed: [ANNA], undetermined: [], denied: others });
    expect(at(MONDAY_NOON + 1000)).toEqual({ allowed: [], undetermined: [], denied: [ANNA, ...others] });
    expect(at()).toEqual({ allowed: [], undetermined: [ANNA], denied: others });
  });

  it('asks the decision point that it is given', () => {
    const asked: unknown[] = [];
    const pdp = compile(ACCOUNT);
    const listening: PolicyDecisionPoint = {
      ...pdp,
      decide: (request) => {
        asked.push(request);
        return pdp.decide(request);
      },
      forPrincipal: (principal) => {
        const view = pdp.forPrincipal(principal);
        return {
          ...view,
          principal,
          decide: (action, resource, time) => {
            asked.push({ principal, action, resource, time });
            return view.decide(action, resource, time);
          },
        };
      },
    };
    const question = { action: CREATE_SERVICE_ID_API_KEY, resource: ROBOT, time: 7 };
    whoMay(listening, question);
    expect(asked).toEqual(ACCOUNT.principals.map(({ id: principal }) => ({ principal, ...question })));
  });
});

describe('WHO-2: is the answer of decide', () => {
  it.each<WhoMayQuestion>([
    { action: UPDATE_SETTING },
    { action: CREATE_USER_API_KEY, time: MONDAY_NOON },
    { action: CREATE_SERVICE_ID_API_KEY, resource: ELSE },
    { action: CREATE_SERVICE_ID, time: 0 },
  ])('%o', (question) => {
    const { allowed, undetermined, denied } = whoMay(ACCOUNT, question);
    const answers = [...allowed, ...undetermined, ...denied];
    expect(answers).toHaveLength(ACCOUNT.principals.length);
    for (const answer of answers) {
      expect(answer).toStrictEqual(decide(ACCOUNT, { principal: answer.request.principal, ...question }));
    }
  });
});

describe('WHO-3: is complete unless principals were not read completely', () => {
  it.each([
    [undefined, true],
    [[], true],
    [['policies', 'accessGroups', 'roles'], true],
    [['policies', 'principals'], false],
  ])('%j: %s', (partial, expected) => {
    const of = given.account({ ...(partial !== undefined && { partial }) });
    expect(whoMay(of, { action: UPDATE_SETTING }).complete).toBe(expected);
  });

  it('says so of an account without principals, too', () => {
    const nobody = given.account({ principals: [] });
    expect(whoMay(nobody, { action: UPDATE_SETTING })).toEqual({
      allowed: [],
      undetermined: [],
      denied: [],
      complete: true,
    });
  });
});

describe('WHO-1: a question that is none', () => {
  const ownKey = '`resource` must be left out: each user asks for a user API key of its own';
  const rows: readonly (readonly [question: unknown, message: string])[] = [
    [undefined, '`question` must be an object with an `action`, but is missing'],
    [null, '`question` must be an object with an `action`, but is null'],
    [CREATE_USER_API_KEY, '`question` must be an object with an `action`, but is a string'],
    [{}, '`action` of a request must be one of'],
    [{ action: 'iam-identity.apikey.delete' }, '`action` of a request must be one of'],
    [
      { action: CREATE_SERVICE_ID_API_KEY },
      '`resource` of a request for `iam-identity.apikey.create` must be a service ID',
    ],
    [{ action: CREATE_SERVICE_ID_API_KEY, resource: 5 }, '`resource` of a request must be a string'],
    [{ action: UPDATE_SETTING, time: Number.NaN }, '`time` of a request must be a finite number'],
    [{ action: CREATE_USER_API_KEY, resource: ANNA }, ownKey],
    [{ action: CREATE_USER_API_KEY, resource: '' }, ownKey],
  ];

  it.each(rows)('%j is a TypeError', (question, message) => {
    for (const from of [ACCOUNT, compile(ACCOUNT), given.account({ principals: [] })]) {
      expect(() => whoMay(from, question as WhoMayQuestion)).toThrow(TypeError);
      expect(() => whoMay(from, question as WhoMayQuestion)).toThrow(message);
    }
  });

  it.each<Action>([UPDATE_SETTING, CREATE_SERVICE_ID])('%s takes a resource, which decides nothing (A4)', (action) => {
    expect(inShort(whoMay(ACCOUNT, { action, resource: ROBOT }))).toEqual(inShort(whoMay(ACCOUNT, { action })));
  });

  it('does not forbid what is explicitly undefined', () => {
    const question = { action: CREATE_USER_API_KEY, resource: undefined } as unknown as WhoMayQuestion;
    expect(whoMay(ACCOUNT, question)).toEqual(whoMay(ACCOUNT, { action: CREATE_USER_API_KEY }));
  });
});

it('WHO-1: roles for one question answer no other', () => {
  const answersFor = (role: string): object[] => {
    const of = given.account({ policies: [given.policy({ roles: [role] })] });
    return [
      { action: UPDATE_SETTING },
      { action: CREATE_USER_API_KEY },
      { action: CREATE_SERVICE_ID_API_KEY, resource: ROBOT },
      { action: CREATE_SERVICE_ID },
    ].map((question) => whoMay(of, question).allowed.map(({ request }) => request.principal));
  };
  expect(answersFor(OPERATOR)).toEqual([[ANNA], [], [ANNA], []]);
  expect(answersFor(KEY_CREATOR)).toEqual([[], [ANNA], [], []]);
  expect(answersFor(SERVICE_ID_CREATOR)).toEqual([[], [], [], [ANNA]]);
});
