import { describe, expect, it } from 'vitest';
import {
  ANNA,
  account,
  answerOn,
  ask,
  attribute,
  BEN,
  CREATE_SERVICE_ID,
  CREATE_SERVICE_ID_API_KEY,
  CREATE_USER_API_KEY,
  EDITOR,
  earlierThan,
  FAILS,
  GROUP,
  HOLDS,
  IAM_IDENTITY,
  member,
  OPERATOR,
  on,
  PLATFORM_SERVICES,
  PUBLIC,
  policy,
  ROBOT,
  UNHEARD_OF,
  UPDATE_SETTING,
  user,
  VIEWER,
} from '../../support/build.ts';

describe('R3: Editor and the keys of service IDs', () => {
  const EDITS = { roles: [EDITOR] };
  const caveats = (changes: object, on: object = {}, request: object = {}) =>
    ask(account({ policies: [policy({ ...EDITS, ...changes })], ...on }), CREATE_SERVICE_ID_API_KEY, request).caveats;
  const SAID = ['editor-documented-otherwise'];

  it('the table denies, and a caveat says that another page allows it', () => {
    const decision = ask(account({ policies: [policy(EDITS)] }), CREATE_SERVICE_ID_API_KEY);
    expect(decision).toMatchObject({ effect: 'deny', reason: 'no-grant', caveats: SAID });
    expect(caveats({ roles: [VIEWER, EDITOR] })).toEqual(SAID);
    expect(caveats({ condition: HOLDS })).toEqual(SAID);
    expect(caveats({ target: on(PLATFORM_SERVICES) })).toEqual(SAID);
    expect(caveats({ subject: { accessGroup: GROUP } }, { accessGroups: [member(ANNA)] })).toEqual(SAID);
    expect(caveats({ subject: { principal: ROBOT } }, {}, { principal: ROBOT })).toEqual(SAID);
  });

  it.each([
    ['the policy does not count', { state: 'deleted' }],
    ['its target does not match', { target: on(attribute('serviceName', 'kms')) }],
    ['its condition is false', { condition: FAILS }],
    ['its condition is unknown', { condition: earlierThan('12:00:00Z') }],
    ['its target is unknown', { target: on(IAM_IDENTITY, attribute('region', 'x', 'odd')) }],
    ['its tags are unknown', { target: { attributes: [IAM_IDENTITY], tags: [attribute('env', 'prod')] } }],
    ['it is about somebody else', { subject: { principal: BEN } }],
    ['it is of the public access group', { subject: { accessGroup: PUBLIC } }],
    ['another role is there', { roles: [VIEWER] }],
  ])('no caveat if Editor would not make the answer an allow: %s', (_, changes) => {
    const decision = ask(account({ policies: [policy({ ...EDITS, ...changes })] }), CREATE_SERVICE_ID_API_KEY);
    expect([decision.reason, decision.caveats]).toEqual(['no-grant', []]);
  });

  it('no caveat if the principal or the service ID is unknown', () => {
    const principals = [
      { kind: 'user', id: ANNA },
      { kind: 'service-id', id: ROBOT },
    ];
    expect(answerOn({ principals, policies: [policy(EDITS)] }, CREATE_SERVICE_ID_API_KEY)).toBe('no-grant');
    expect(caveats({}, { principals })).toEqual([]);
    expect(caveats({}, { partial: ['principals'] }, { resource: 'ServiceId-GONE' })).toEqual([]);
  });

  it('no caveat on any other answer', () => {
    expect(caveats({}, {}, { resource: 'ServiceId-GONE' })).toEqual([]);
    expect(caveats({}, { principals: [user(ANNA, 'SUSPENDED'), { kind: 'service-id', id: ROBOT }] })).toEqual([]);
    expect(caveats({ roles: [EDITOR, OPERATOR] })).toEqual([]);
    expect(caveats({ roles: [EDITOR, UNHEARD_OF] })).toEqual([]);
    const only = account({ policies: [policy(EDITS)] });
    for (const action of [UPDATE_SETTING, CREATE_USER_API_KEY, CREATE_SERVICE_ID])
      expect(ask(only, action).caveats).toEqual([]);
  });
});
