import { ACTIONS, ROLE_CATALOGUE } from 'apikey-policy';
import { describe, expect, it } from 'vitest';
import { answerOn, ask } from '../../support/answers.ts';
import * as given from '../../support/given.ts';
import {
  ADMINISTRATOR,
  ANNA,
  BEN,
  CREATE_SERVICE_ID,
  CREATE_SERVICE_ID_API_KEY,
  CREATE_USER_API_KEY,
  EDITOR,
  KEY_CREATOR,
  PROFILE,
  ROBOT,
  SERVICE_ID_CREATOR,
  UNHEARD_OF,
  UPDATE_SETTING,
} from '../../support/names.ts';

const UNREADABLE_VALUES = [undefined, '', 'restricted', 'not_restricted', 'NOT_RESTRICTED ', 'constructor'];

describe('S1: the values of the setting', () => {
  it.each([
    ['RESTRICTED', 'no-grant'],
    ['NOT_RESTRICTED', 'not-restricted'],
    ['NOT_SET', 'not-restricted'],
  ])('%s', (value, answer) => {
    expect(answerOn({ apiKeyCreation: value }, CREATE_USER_API_KEY)).toBe(answer);
    expect(answerOn({ serviceIdCreation: value }, CREATE_SERVICE_ID)).toBe(answer);
  });
});

describe('S2: the stricter of the account and its templates', () => {
  it.each([
    ['NOT_RESTRICTED', ['RESTRICTED'], 'no-grant'],
    ['NOT_RESTRICTED', ['NOT_SET', 'RESTRICTED'], 'no-grant'],
    ['RESTRICTED', ['NOT_RESTRICTED', 'NOT_SET'], 'no-grant'],
    ['RESTRICTED', ['garbled'], 'no-grant'],
    ['garbled', ['RESTRICTED'], 'no-grant'],
    [undefined, ['RESTRICTED', 'garbled'], 'no-grant'],
    ['NOT_RESTRICTED', ['garbled', 'NOT_RESTRICTED'], ['unknown-setting']],
    ['NOT_SET', ['restricted'], ['unknown-setting']],
    ['garbled', ['NOT_RESTRICTED'], ['unknown-setting']],
    [undefined, ['NOT_SET'], ['unknown-setting']],
    ['NOT_SET', ['NOT_RESTRICTED', 'NOT_SET'], 'not-restricted'],
    ['NOT_RESTRICTED', [], 'not-restricted'],
  ])('%s under templates that say %j', (own, templates, answer) => {
    expect(answerOn({ apiKeyCreation: own, enterprise: { apiKeyCreation: templates } }, CREATE_USER_API_KEY)).toEqual(
      answer,
    );
    expect(
      answerOn({ serviceIdCreation: own, enterprise: { serviceIdCreation: templates } }, CREATE_SERVICE_ID),
    ).toEqual(answer);
  });

  it('a template that does not name the setting has no effect', () => {
    expect(answerOn({ apiKeyCreation: 'NOT_SET', enterprise: {} }, CREATE_USER_API_KEY)).toBe('not-restricted');
    const other = { enterprise: { serviceIdCreation: ['RESTRICTED', 'garbled'] } };
    expect(answerOn({ apiKeyCreation: 'NOT_SET', ...other }, CREATE_USER_API_KEY)).toBe('not-restricted');
  });
});

describe('S4: a value that cannot be read', () => {
  it.each(UNREADABLE_VALUES)('%j: only a certain grant makes it an allow', (value) => {
    for (const [setting, action] of [
      ['apiKeyCreation', CREATE_USER_API_KEY],
      ['serviceIdCreation', CREATE_SERVICE_ID],
    ] as const) {
      expect(answerOn({ [setting]: value, policies: [given.policy()] }, action)).toBe('granted');
      expect(answerOn({ [setting]: value }, action)).toEqual(['unknown-setting']);
      expect(answerOn({ [setting]: value, policies: [given.policy({ roles: [UNHEARD_OF] })] }, action)).toEqual([
        'unknown-setting',
        'unknown-role',
      ]);
    }
  });

  it('a deny that no setting can change stays a deny', () => {
    expect(answerOn({ apiKeyCreation: 'garbled' }, CREATE_USER_API_KEY, { resource: BEN })).toBe('not-own-key');
    expect(answerOn({ apiKeyCreation: 'garbled' }, CREATE_USER_API_KEY, { principal: ROBOT })).toBe('not-a-user');
  });
});

describe('S5: not restricted', () => {
  const free = { apiKeyCreation: 'NOT_RESTRICTED' };

  it('every active user may create own keys, without any access', () => {
    expect(ask(given.account(free), CREATE_USER_API_KEY)).toMatchObject({
      effect: 'allow',
      reason: 'not-restricted',
      grants: [],
    });
  });

  it('nobody may for another user, a service ID, a profile, or while suspended', () => {
    expect(answerOn(free, CREATE_USER_API_KEY, { resource: BEN })).toBe('not-own-key');
    expect(answerOn(free, CREATE_USER_API_KEY, { principal: PROFILE })).toBe('not-a-user');
    expect(answerOn({ ...free, principals: [given.user(ANNA, 'SUSPENDED')] }, CREATE_USER_API_KEY)).toBe(
      'inactive-principal',
    );
  });
});

describe('S6: restricted', () => {
  const crns = ROLE_CATALOGUE.flatMap((role) => role.crns);

  it.each(crns.filter((crn) => crn !== KEY_CREATOR))('%s does not carry the creation of user API keys', (crn) => {
    expect(answerOn({ policies: [given.policy({ roles: [crn] })] }, CREATE_USER_API_KEY)).toBe('no-grant');
  });

  it('User API key creator carries it', () => {
    expect(answerOn({ policies: [given.policy({ roles: [KEY_CREATOR] })] }, CREATE_USER_API_KEY)).toBe('granted');
  });
});

describe('S7: actions without a setting', () => {
  it.each(['RESTRICTED', 'NOT_RESTRICTED', 'NOT_SET', 'garbled', undefined])(
    'changing the setting and creating API keys for service IDs, while the setting is %s',
    (value) => {
      const settings = { apiKeyCreation: value, serviceIdCreation: value };
      for (const action of [UPDATE_SETTING, CREATE_SERVICE_ID_API_KEY]) {
        expect(answerOn(settings, action)).toBe('no-grant');
        expect(answerOn({ ...settings, policies: [given.policy()] }, action)).toBe('granted');
      }
    },
  );
});

describe('S8: the service ID creation setting', () => {
  it.each([ANNA, ROBOT, PROFILE])('when not restricted, %s may, like every active member', (principal) => {
    expect(answerOn({ serviceIdCreation: 'NOT_RESTRICTED' }, CREATE_SERVICE_ID, { principal })).toBe('not-restricted');
    expect(answerOn({ serviceIdCreation: 'RESTRICTED' }, CREATE_SERVICE_ID, { principal })).toBe('no-grant');
  });

  it('when restricted, every kind of principal needs the role Service ID creator', () => {
    for (const role of [ADMINISTRATOR, EDITOR, KEY_CREATOR]) {
      expect(answerOn({ policies: [given.policy({ roles: [role] })] }, CREATE_SERVICE_ID)).toBe('no-grant');
    }
    for (const principal of [ANNA, ROBOT, PROFILE]) {
      const policies = [given.policy({ subject: { principal }, roles: [SERVICE_ID_CREATOR] })];
      expect(answerOn({ policies }, CREATE_SERVICE_ID, { principal })).toBe('granted');
    }
  });

  it('an inactive user may not', () => {
    const principals = [given.user(ANNA, 'PENDING')];
    expect(answerOn({ serviceIdCreation: 'NOT_SET', principals }, CREATE_SERVICE_ID)).toBe('inactive-principal');
  });

  it('the two settings are independent', () => {
    const answers = (changes: object) => ACTIONS.map((action) => answerOn(changes, action));
    expect(answers({ apiKeyCreation: 'NOT_SET' })).toEqual(['no-grant', 'not-restricted', 'no-grant', 'no-grant']);
    expect(answers({ serviceIdCreation: 'NOT_SET' })).toEqual(['no-grant', 'no-grant', 'no-grant', 'not-restricted']);
    const enterprise = { apiKeyCreation: ['RESTRICTED'] };
    expect(answerOn({ serviceIdCreation: 'NOT_SET', enterprise }, CREATE_SERVICE_ID)).toBe('not-restricted');
  });
});
