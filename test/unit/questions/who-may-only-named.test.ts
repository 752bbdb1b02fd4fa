import { compile, decide, type WhoMay, type WhoMayQuestion, whoMay } from 'apikey-policy';
import { describe, expect, it } from 'vitest';
import * as given from '../../support/given.ts';
import {
  ANNA,
  CREATE_SERVICE_ID,
  CREATE_SERVICE_ID_API_KEY,
  CREATE_USER_API_KEY,
  OPERATOR,
  PUBLIC,
  ROBOT,
  SERVICE_ID_CREATOR,
  UPDATE_SETTING,
  VIEWER,
} from '../../support/names.ts';

const LOST = 'iam-ServiceId-LOST';
const PROFILE_LOST = 'iam-Profile-LOST';
const LISTED = [given.user(ANNA), { kind: 'service-id', id: ROBOT }];

const about = (principal: string, changes: object = {}): object =>
  given.policy({ id: principal, subject: { principal }, ...changes });

const askedIn = ({ allowed, undetermined, denied }: WhoMay): readonly string[] =>
  [...allowed, ...undetermined, ...denied].map(({ request }) => request.principal);

const inShort = ({ allowed, undetermined, denied }: WhoMay): object => ({
  allowed: allowed.map(({ request }) => request.principal),
  undetermined: undetermined.map(({ request }) => request.principal),
  denied: denied.map(({ request, reason }) => [request.principal, reason]),
});

describe('WHO-1: asks for service IDs and profiles that are only named', () => {
  const of = given.account({
    principals: LISTED,
    policies: [
      about(LOST),
      about(ANNA, { roles: [OPERATOR] }),
      about(PROFILE_LOST, { roles: [OPERATOR, SERVICE_ID_CREATOR] }),
    ],
    accessGroups: [given.member('iam-ServiceId-AWAY', ROBOT)],
  });
  const noGrant = (principal: string): readonly string[] => [principal, 'no-grant'];
  const noUser = (principal: string): readonly string[] => [principal, 'not-a-user'];

  it.each<[string, WhoMayQuestion, object]>([
    [
      'who may change the setting',
      { action: UPDATE_SETTING },
      { allowed: [ANNA], undetermined: [PROFILE_LOST, LOST], denied: [noGrant(ROBOT), noGrant('iam-ServiceId-AWAY')] },
    ],
    [
      'who may create an API key for a service ID',
      { action: CREATE_SERVICE_ID_API_KEY, resource: ROBOT },
      { allowed: [ANNA], undetermined: [PROFILE_LOST, LOST], denied: [noGrant(ROBOT), noGrant('iam-ServiceId-AWAY')] },
    ],
    [
      'who may create a service ID',
      { action: CREATE_SERVICE_ID },
      {
        allowed: [],
        undetermined: [PROFILE_LOST, LOST],
        denied: [noGrant(ANNA), noGrant(ROBOT), noGrant('iam-ServiceId-AWAY')],
      },
    ],
    [
      'who may create a user API key: none of them, as they are no users',
      { action: CREATE_USER_API_KEY },
      {
        allowed: [],
        undetermined: [],
        denied: [noGrant(ANNA), ...[ROBOT, PROFILE_LOST, 'iam-ServiceId-AWAY', LOST].map(noUser)],
      },
    ],
  ])('%s', (_, question, expected) => {
    expect(inShort(whoMay(of, question))).toEqual(expected);
    expect(inShort(whoMay(compile(of), question))).toEqual(expected);
  });

  it('with the answers of decide (WHO-2)', () => {
    for (const decision of whoMay(of, { action: UPDATE_SETTING }).undetermined) {
      expect(decision).toStrictEqual(decide(of, { principal: decision.request.principal, action: UPDATE_SETTING }));
    }
  });

  it('behind the listed ones, in the order of their code units', () => {
    // A surrogate comes before the last characters of the basic plane, though its code point is the greater one.
    const lost = [
      'iam-ServiceId-a',
      'iam-ServiceId-\uff5e',
      'iam-Profile-z',
      'iam-ServiceId-\u{1f511}',
      'iam-ServiceId-B',
    ];
    const named = given.account({ principals: LISTED, policies: lost.map((id) => about(id, { roles: [VIEWER] })) });
    const expected = [
      'iam-Profile-z',
      'iam-ServiceId-B',
      'iam-ServiceId-a',
      'iam-ServiceId-\u{1f511}',
      'iam-ServiceId-\uff5e',
    ];
    expect(askedIn(whoMay(named, { action: UPDATE_SETTING }))).toEqual([ANNA, ROBOT, ...expected]);
    expect(compile(named).principals.map(({ id }) => id)).toEqual([ANNA, ROBOT, ...expected]);
  });

  it('once each, however often they are named', () => {
    const accessGroups = [given.member(LOST, LOST), { id: PUBLIC, members: [LOST] }];
    const policies = [about(LOST), given.policy({ id: 'again', subject: { principal: LOST } })];
    expect(
      askedIn(whoMay(given.account({ principals: LISTED, accessGroups, policies }), { action: CREATE_USER_API_KEY })),
    ).toEqual([ANNA, ROBOT, LOST]);
  });

  it.each<[string, object]>([
    [
      'a policy about another service',
      { policies: [about(LOST, { target: given.on(given.attribute('serviceName', 'kms')) })] },
    ],
    ['a policy without roles', { policies: [about(LOST, { roles: [] })] }],
    ['a group without policies', { accessGroups: [given.member(LOST)] }],
    ['the public access group', { accessGroups: [{ id: PUBLIC, members: [LOST] }] }],
    ['a group that is partial', { accessGroups: [{ ...given.member(LOST), partial: true }] }],
    ['a policy, though policies are partial', { policies: [about(LOST)], partial: ['policies'] }],
    ['a policy, though principals are partial', { policies: [about(LOST)], partial: ['principals'] }],
  ])('named by %s', (_, changes) => {
    expect(askedIn(whoMay(given.account({ principals: LISTED, ...changes }), { action: CREATE_USER_API_KEY }))).toEqual(
      [ANNA, ROBOT, LOST],
    );
  });

  it.each<[string, object]>([
    ['a deleted policy names', { policies: [about(LOST, { state: 'deleted' })] }],
    ['an authorization names', { policies: [about(LOST, { type: 'authorization' })] }],
    [
      'a policy has as its resource',
      { policies: [about(ANNA, { target: given.on(given.attribute('resource', 'ServiceId-LOST')) })] },
    ],
    ['may be named by what was not read', { partial: ['policies', 'accessGroups'] }],
    [
      'is the id of a group',
      { accessGroups: [{ id: LOST, members: [] }], policies: [given.policy({ subject: { accessGroup: LOST } })] },
    ],
    ['is a user', { policies: [about('IBMid-LOST')], accessGroups: [given.member('IBMid-GONE', 'ServiceId-LOST')] }],
  ])('but for none that %s', (_, changes) => {
    expect(askedIn(whoMay(given.account({ principals: LISTED, ...changes }), { action: CREATE_USER_API_KEY }))).toEqual(
      [ANNA, ROBOT],
    );
  });

  it('asks an account that lists nobody for those that it names', () => {
    expect(
      askedIn(
        whoMay(given.account({ principals: [], accessGroups: [given.member(LOST, ANNA)] }), { action: UPDATE_SETTING }),
      ),
    ).toEqual([LOST]);
    expect(
      whoMay(given.account({ principals: [], policies: [about(LOST)] }), { action: UPDATE_SETTING }).undetermined,
    ).toHaveLength(1);
  });
});

describe('WHO-3: who may, where the owner is unknown', () => {
  const of = given.account({
    principals: [given.user(ANNA), { kind: 'service-id', id: ROBOT }],
    partial: ['owner'],
    policies: [about(LOST)],
  });
  const complete = (question: WhoMayQuestion, changes: object = {}): boolean =>
    whoMay({ ...of, ...changes }, question).complete;

  it('is incomplete for what Administrator carries', () => {
    expect(complete({ action: UPDATE_SETTING })).toBe(false);
    expect(complete({ action: CREATE_SERVICE_ID_API_KEY, resource: ROBOT })).toBe(false);
    expect(inShort(whoMay(of, { action: UPDATE_SETTING }))).toEqual({
      allowed: [],
      undetermined: [ANNA, LOST],
      denied: [[ROBOT, 'no-grant']],
    });
  });

  it('is complete for what it does not carry, unless principals are partial', () => {
    for (const action of [CREATE_USER_API_KEY, CREATE_SERVICE_ID]) {
      expect(complete({ action })).toBe(true);
      expect(complete({ action }, { partial: ['owner', 'principals'] })).toBe(false);
    }
  });

  it('is complete though principals are only named', () => {
    for (const action of [UPDATE_SETTING, CREATE_USER_API_KEY, CREATE_SERVICE_ID])
      expect(complete({ action }, { partial: [] })).toBe(true);
  });
});
