import { describe, expect, it } from 'vitest';
import { answerOn, ask } from '../../support/answers.ts';
import * as given from '../../support/given.ts';
import {
  ANNA,
  BEN,
  CREATE_SERVICE_ID,
  CREATE_SERVICE_ID_API_KEY,
  CREATE_USER_API_KEY,
  EDITOR,
  GROUP,
  OPERATOR,
  PUBLIC,
  ROBOT,
  UNHEARD_OF,
  UPDATE_SETTING,
  VIEWER,
} from '../../support/names.ts';

describe('R3: Editor and the keys of service IDs', () => {
  const EDITS = { roles: [EDITOR] };
  const caveats = (changes: object, on: object = {}, request: object = {}) =>
    ask(
      given.account({ policies: [given.policy({ ...EDITS, ...changes })], ...on }),
      CREATE_SERVICE_ID_API_KEY,
      request,
    ).caveats;
  const SAID = ['editor-documented-otherwise'];

  it('the table denies, and a caveat says that another page allows it', () => {
    const decision = ask(given.account({ policies: [given.policy(EDITS)] }), CREATE_SERVICE_ID_API_KEY);
    expect(decision).toMatchObject({ effect: 'deny', reason: 'no-grant', caveats: SAID });
    expect(caveats({ roles: [VIEWER, EDITOR] })).toEqual(SAID);
    expect(caveats({ condition: given.HOLDS })).toEqual(SAID);
    expect(caveats({ target: given.on(given.PLATFORM_SERVICES) })).toEqual(SAID);
    expect(caveats({ subject: { accessGroup: GROUP } }, { accessGroups: [given.member(ANNA)] })).toEqual(SAID);
    expect(caveats({ subject: { principal: ROBOT } }, {}, { principal: ROBOT })).toEqual(SAID);
  });

  it.each([
    ['the policy does not count', { state: 'deleted' }],
    ['its target does not match', { target: given.on(given.attribute('serviceName', 'kms')) }],
    ['its condition is false', { condition: given.FAILS }],
    ['its condition is unknown', { condition: given.earlierThan('12:00:00Z') }],
    ['its target is unknown', { target: given.on(given.IAM_IDENTITY, given.attribute('region', 'x', 'odd')) }],
    ['its tags are unknown', { target: { attributes: [given.IAM_IDENTITY], tags: [given.attribute('env', 'prod')] } }],
    ['it is about somebody else', { subject: { principal: BEN } }],
    ['it is of the public access group', { subject: { accessGroup: PUBLIC } }],
    ['another role is there', { roles: [VIEWER] }],
  ])('no caveat if Editor would not make the answer an allow: %s', (_, changes) => {
    const decision = ask(
      given.account({ policies: [given.policy({ ...EDITS, ...changes })] }),
      CREATE_SERVICE_ID_API_KEY,
    );
    expect([decision.reason, decision.caveats]).toEqual(['no-grant', []]);
  });

  it('no caveat if the principal or the service ID is unknown', () => {
    const principals = [
      { kind: 'user', id: ANNA },
      { kind: 'service-id', id: ROBOT },
    ];
    expect(answerOn({ principals, policies: [given.policy(EDITS)] }, CREATE_SERVICE_ID_API_KEY)).toBe('no-grant');
    expect(caveats({}, { principals })).toEqual([]);
    expect(caveats({}, { partial: ['principals'] }, { resource: 'ServiceId-GONE' })).toEqual([]);
  });

  it('no caveat on any other answer', () => {
    expect(caveats({}, {}, { resource: 'ServiceId-GONE' })).toEqual([]);
    expect(caveats({}, { principals: [given.user(ANNA, 'SUSPENDED'), { kind: 'service-id', id: ROBOT }] })).toEqual([]);
    expect(caveats({ roles: [EDITOR, OPERATOR] })).toEqual([]);
    expect(caveats({ roles: [EDITOR, UNHEARD_OF] })).toEqual([]);
    const only = given.account({ policies: [given.policy(EDITS)] });
    for (const action of [UPDATE_SETTING, CREATE_USER_API_KEY, CREATE_SERVICE_ID])
      expect(ask(only, action).caveats).toEqual([]);
  });
});
