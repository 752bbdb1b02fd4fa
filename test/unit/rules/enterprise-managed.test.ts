import { describe, expect, it } from 'vitest';
import { ask } from '../../support/answers.ts';
import * as given from '../../support/given.ts';
import {
  ANNA,
  BEN,
  CREATE_SERVICE_ID,
  CREATE_SERVICE_ID_API_KEY,
  CREATE_USER_API_KEY,
  KEY_CREATOR,
  PROFILE,
  ROBOT,
  SERVICE_ID_CREATOR,
  UNHEARD_OF,
  UPDATE_SETTING,
} from '../../support/names.ts';

const MANAGED = ['enterprise-managed'];

describe('S3: changing the setting under an enterprise', () => {
  const caveats = (enterprise: object, action = UPDATE_SETTING, changes = {}) =>
    ask(given.account({ policies: [given.policy()], enterprise, ...changes }), action).caveats;
  const RESTRICTING = { apiKeyCreation: ['NOT_SET', 'RESTRICTED'] };

  it('is still an allow, which changes nothing, and says so', () => {
    expect(ask(given.account({ policies: [given.policy()], enterprise: RESTRICTING }), UPDATE_SETTING)).toMatchObject({
      effect: 'allow',
      reason: 'granted',
      caveats: MANAGED,
    });
    expect(caveats(RESTRICTING, UPDATE_SETTING, { apiKeyCreation: 'NOT_RESTRICTED' })).toEqual(MANAGED);
  });

  it('has no caveat where no template restricts the creation of API keys', () => {
    expect(caveats({})).toEqual([]);
    expect(caveats({ apiKeyCreation: ['NOT_RESTRICTED', 'garbled'] })).toEqual([]);
    expect(caveats({ serviceIdCreation: ['RESTRICTED'] })).toEqual([]);
  });

  it('has no caveat on another answer', () => {
    expect(caveats(RESTRICTING, UPDATE_SETTING, { policies: [] })).toEqual([]);
    expect(caveats(RESTRICTING, UPDATE_SETTING, { policies: [given.policy({ roles: [UNHEARD_OF] })] })).toEqual([]);
    const suspended = { principals: [given.user(ANNA, 'SUSPENDED')], apiKeyCreation: 'NOT_SET' };
    expect(caveats(RESTRICTING, UPDATE_SETTING, suspended)).toEqual([]);
  });

  it.each(['NOT_RESTRICTED', 'RESTRICTED'])(
    'says nothing of keys for service IDs, where the own value is %s',
    (own) => {
      const changes = { apiKeyCreation: own, serviceIdCreation: own };
      const both = { apiKeyCreation: ['RESTRICTED'], serviceIdCreation: ['RESTRICTED'] };
      for (const policies of [[], [given.policy()], [given.policy({ roles: [UNHEARD_OF] })]]) {
        expect(caveats(both, CREATE_SERVICE_ID_API_KEY, { ...changes, policies })).toEqual([]);
      }
    },
  );
});

describe.each([
  ['apiKeyCreation', 'serviceIdCreation', CREATE_USER_API_KEY, KEY_CREATOR],
  ['serviceIdCreation', 'apiKeyCreation', CREATE_SERVICE_ID, SERVICE_ID_CREATOR],
] as const)('S3: %s, restricted by a template alone', (setting, other, action, role) => {
  const decided = (changes: object, request: object = {}) =>
    ask(
      given.account({ [setting]: 'NOT_RESTRICTED', enterprise: { [setting]: ['NOT_SET', 'RESTRICTED'] }, ...changes }),
      action,
      request,
    );
  const odd = { policies: [given.policy({ roles: [UNHEARD_OF] })] };

  it.each(['NOT_RESTRICTED', 'NOT_SET'])('is what a deny says, as the own value %s would not help', (own) => {
    expect(decided({ [setting]: own })).toMatchObject({ reason: 'no-grant', caveats: MANAGED });
  });

  it.each(['NOT_RESTRICTED', 'NOT_SET'])('is what an indeterminate says, where the own value is %s', (own) => {
    const decision = decided({ [setting]: own, ...odd });
    expect(decision).toMatchObject({ effect: 'indeterminate', unknowns: ['unknown-role'], caveats: MANAGED });
  });

  it('is what an indeterminate says whatever is unknown', () => {
    const granting = [given.policy({ roles: [role] })];
    expect(decided({ principals: [given.user(ANNA, '?')], policies: granting })).toMatchObject({
      unknowns: ['unknown-state'],
      caveats: MANAGED,
    });
    expect(decided({ partial: ['policies'] })).toMatchObject({ unknowns: ['partial-data'], caveats: MANAGED });
    expect(decided({ enterprise: { [setting]: ['?', 'RESTRICTED'] }, ...odd }).caveats).toEqual(MANAGED);
  });

  it.each(['RESTRICTED', '?', undefined])('is not said where the own value is %s', (own) => {
    expect(decided({ [setting]: own })).toMatchObject({ reason: 'no-grant', caveats: [] });
    expect(decided({ [setting]: own, ...odd })).toMatchObject({ unknowns: ['unknown-role'], caveats: [] });
  });

  it('is not said where no template restricts it', () => {
    expect(decided({ enterprise: { [setting]: ['?'], [other]: ['RESTRICTED'] } })).toMatchObject({
      unknowns: ['unknown-setting'],
      caveats: [],
    });
    expect(decided({ [setting]: 'RESTRICTED', enterprise: { [other]: ['RESTRICTED'] } }).caveats).toEqual([]);
  });

  it('is not said of an allow', () => {
    expect(decided({ policies: [given.policy({ roles: [role] })] })).toMatchObject({ reason: 'granted', caveats: [] });
  });

  it('is not said where a grant would not help either', () => {
    expect(decided({ principals: [given.user(ANNA, 'SUSPENDED')] })).toMatchObject({
      reason: 'inactive-principal',
      caveats: [],
    });
    expect(decided({}, { principal: 'IBMid-GONE' })).toMatchObject({ reason: 'unknown-principal', caveats: [] });
    if (action !== CREATE_USER_API_KEY) return;
    for (const principal of [ROBOT, PROFILE])
      expect(decided({}, { principal })).toMatchObject({ reason: 'not-a-user', caveats: [] });
    expect(decided({}, { resource: BEN })).toMatchObject({ reason: 'not-own-key', caveats: [] });
  });
});
