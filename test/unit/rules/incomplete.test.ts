import { ACTIONS, parseAccount } from 'apikey-policy';
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
  ROBOT,
  UNHEARD_OF,
  UPDATE_SETTING,
  VIEWER,
} from '../../support/names.ts';

const PARTIAL_DATA = ['partial-data'];
const FREE = { apiKeyCreation: 'NOT_RESTRICTED', serviceIdCreation: 'NOT_RESTRICTED' };
const THROUGH_GROUP = given.policy({ subject: { accessGroup: GROUP } });

describe('I1: what can be partial', () => {
  it('each of four lists, the owner (I4), and the members of each group', () => {
    const parses = (changes: object) => parseAccount({ ...given.account(), ...changes }).ok;
    for (const list of ['policies', 'accessGroups', 'principals', 'roles', 'owner']) {
      expect(parses({ partial: [list] })).toBe(true);
    }
    expect(parses({ partial: [] })).toBe(true);
    expect(parses({ partial: ['members'] })).toBe(false);
    expect(parses({ accessGroups: [{ ...given.member(), partial: true }] })).toBe(true);
    expect(parses({ accessGroups: [{ ...given.member(), partial: 'yes' }] })).toBe(false);
  });

  // Anna's answers on changing the setting: without a policy, with a policy of an unlisted group, with an unknown role.
  it.each([
    [[], 'no-grant', 'no-grant', ['unknown-role']],
    [['policies'], PARTIAL_DATA, PARTIAL_DATA, ['unknown-role', 'partial-data']],
    [['accessGroups'], 'no-grant', PARTIAL_DATA, ['unknown-role']],
    [['principals'], 'no-grant', 'no-grant', ['unknown-role']],
    [['roles'], 'no-grant', 'no-grant', ['unknown-role']],
    [['owner'], PARTIAL_DATA, PARTIAL_DATA, ['unknown-role', 'partial-data']],
  ])('with %j partial', (partial, ...answers) => {
    const reasons = [[], [THROUGH_GROUP], [given.policy({ roles: [UNHEARD_OF] })]].map((policies) =>
      answerOn({ partial, policies }, UPDATE_SETTING),
    );
    expect(reasons).toEqual(answers);
  });
});

describe('I2: partial policies', () => {
  const partial = ['policies'];

  it.each(ACTIONS)('with partial policies, %s needs a grant that may not have been read', (action) => {
    expect(answerOn({ partial }, action)).toEqual(PARTIAL_DATA);
    expect(answerOn({ partial, policies: [given.policy({ roles: [VIEWER] })] }, action)).toEqual(PARTIAL_DATA);
    expect(answerOn({ partial, policies: [given.policy({ condition: given.FAILS })] }, action)).toEqual(PARTIAL_DATA);
  });

  it.each(ACTIONS)('with partial policies, a certain grant of %s is certain', (action) => {
    expect(answerOn({ partial, policies: [given.policy()] }, action)).toBe('granted');
  });

  it('an action that may need a grant has this unknown in addition to others', () => {
    expect(answerOn({ partial, apiKeyCreation: 'garbled' }, CREATE_USER_API_KEY)).toEqual([
      'unknown-setting',
      'partial-data',
    ]);
    expect(answerOn({ partial, policies: [given.policy({ roles: [UNHEARD_OF] })] }, UPDATE_SETTING)).toEqual([
      'unknown-role',
      'partial-data',
    ]);
    const stateless = [{ kind: 'user', id: ANNA }];
    expect(answerOn({ partial, principals: stateless }, UPDATE_SETTING)).toEqual(['unknown-state', 'partial-data']);
    expect(answerOn({ partial, principals: stateless, policies: [given.policy()] }, UPDATE_SETTING)).toEqual([
      'unknown-state',
    ]);
    expect(answerOn({ partial: ['policies', 'principals'] }, UPDATE_SETTING, { principal: 'IBMid-GONE' })).toEqual([
      'unknown-principal',
      'partial-data',
    ]);
  });

  it('an action that is not restricted needs no grant (S5, S8)', () => {
    expect(answerOn({ partial, ...FREE }, CREATE_USER_API_KEY)).toBe('not-restricted');
    expect(answerOn({ partial, ...FREE }, CREATE_SERVICE_ID)).toBe('not-restricted');
  });

  it('a deny that no grant can change stays a deny', () => {
    const everything = ['policies', 'accessGroups', 'roles'];
    expect(answerOn({ partial: everything }, UPDATE_SETTING, { principal: 'IBMid-GONE' })).toBe('unknown-principal');
    expect(answerOn({ partial, principals: [given.user(ANNA, 'SUSPENDED')] }, UPDATE_SETTING)).toBe(
      'inactive-principal',
    );
    expect(answerOn({ partial }, CREATE_USER_API_KEY, { principal: ROBOT })).toBe('not-a-user');
    expect(answerOn({ partial }, CREATE_USER_API_KEY, { resource: BEN })).toBe('not-own-key');
    expect(answerOn({ partial: everything }, CREATE_SERVICE_ID_API_KEY, { resource: 'ServiceId-GONE' })).toBe(
      'unknown-service-id',
    );
    expect(answerOn({ partial: [...everything, 'principals'] }, CREATE_SERVICE_ID_API_KEY, { resource: 'GONE' })).toBe(
      'unknown-service-id',
    );
  });
});

describe('I2: partial groups', () => {
  const partly = (...members: string[]) => [{ ...given.member(...members), partial: true }];

  it('listed members are members, and every other principal may be a member', () => {
    expect(answerOn({ accessGroups: partly(ANNA), policies: [THROUGH_GROUP] }, UPDATE_SETTING)).toBe('granted');
    expect(answerOn({ accessGroups: partly(BEN), policies: [THROUGH_GROUP] }, UPDATE_SETTING)).toEqual(PARTIAL_DATA);
    expect(
      answerOn({ accessGroups: [{ ...given.member(BEN), partial: false }], policies: [THROUGH_GROUP] }, UPDATE_SETTING),
    ).toBe('no-grant');
  });

  it('a complete group is complete, even if the list of groups is partial', () => {
    const changes = { partial: ['accessGroups'], policies: [THROUGH_GROUP] };
    expect(answerOn({ ...changes, accessGroups: [given.member(BEN)] }, UPDATE_SETTING)).toBe('no-grant');
    expect(answerOn({ ...changes, accessGroups: [given.member(ANNA)] }, UPDATE_SETTING)).toBe('granted');
  });

  it('membership is a part like any other (G8)', () => {
    const accessGroups = partly();
    const answer = (changes: object) =>
      answerOn(
        { accessGroups, policies: [given.policy({ subject: { accessGroup: GROUP }, ...changes })] },
        UPDATE_SETTING,
      );
    expect(answer({ roles: [VIEWER] })).toBe('no-grant');
    expect(answer({ condition: given.FAILS })).toBe('no-grant');
    expect(answer({ roles: [UNHEARD_OF] })).toEqual(['unknown-role', 'partial-data']);
    expect(answerOn({ accessGroups, policies: [THROUGH_GROUP, given.policy({ id: 'own' })] }, UPDATE_SETTING)).toBe(
      'granted',
    );
  });

  it('a partial group without policies changes no answer', () => {
    expect(answerOn({ accessGroups: partly(), partial: ['accessGroups'] }, UPDATE_SETTING)).toBe('no-grant');
  });
});

describe('I3: the service ID of a request for its API key', () => {
  const granted = { policies: [given.policy()] };

  it.each(['ServiceId-ROBOT', 'iam-ServiceId-ROBOT'])('%s names a listed service ID', (resource) => {
    expect(answerOn(granted, CREATE_SERVICE_ID_API_KEY, { resource })).toBe('granted');
  });

  it.each(['ServiceId-GONE', 'iam-ServiceId-GONE', 'ServiceId-', 'ServiceId-robot', 'ServiceId-iam-ServiceId-ROBOT'])(
    '%s may exist where principals are partial, and else does not',
    (resource) => {
      expect(answerOn(granted, CREATE_SERVICE_ID_API_KEY, { resource })).toBe('unknown-service-id');
      expect(answerOn({ ...granted, partial: ['principals'] }, CREATE_SERVICE_ID_API_KEY, { resource })).toEqual([
        'unknown-service-id',
      ]);
      expect(answerOn({ partial: ['principals'] }, CREATE_SERVICE_ID_API_KEY, { resource })).toBe('no-grant');
    },
  );

  it.each([
    'ROBOT',
    ANNA,
    'serviceid-ROBOT',
    'iam-serviceId-ROBOT',
    'ServiceIdROBOT',
    ' ServiceId-ROBOT',
    'iam-Profile-DEPLOY',
  ])('%s has no such prefix: it is not a service ID, even if lists are partial', (resource) => {
    expect(answerOn(granted, CREATE_SERVICE_ID_API_KEY, { resource })).toBe('unknown-service-id');
    expect(answerOn({ ...granted, partial: ['principals'] }, CREATE_SERVICE_ID_API_KEY, { resource })).toBe(
      'unknown-service-id',
    );
  });

  it('the attribute resource of a string with neither prefix is the unchanged string', () => {
    const nearMisses = (value: string, resource: string) =>
      ask(
        given.account({
          policies: [
            given.policy({
              roles: [EDITOR],
              condition: { key: '{{resource.attributes.resource}}', operator: 'stringEquals', value },
            }),
          ],
        }),
        CREATE_SERVICE_ID_API_KEY,
        { resource },
      ).nearMisses;
    // The role alone is false where the attribute is what the condition says.
    expect(nearMisses('ROBOT', 'ROBOT')).toEqual([{ policy: 'p', obstacle: 'role' }]);
    expect(nearMisses('ServiceId-ROBOT', 'ROBOT')).toEqual([]);
  });

  describe('a locked service ID', () => {
    const LOCKED = { kind: 'service-id', id: ROBOT, locked: true };
    const principals = [given.user(ANNA), LOCKED];
    const caveats = (changes: object, request: object = {}, action = CREATE_SERVICE_ID_API_KEY) =>
      ask(given.account({ principals, ...changes }), action, request).caveats;

    it('has a caveat for every effect, and changes no answer', () => {
      for (const [changes, effect] of [
        [granted, 'allow'],
        [{}, 'deny'],
        [{ policies: [given.policy({ roles: [UNHEARD_OF] })] }, 'indeterminate'],
      ] as const) {
        const locked = ask(given.account({ principals, ...changes }), CREATE_SERVICE_ID_API_KEY);
        const unlocked = ask(
          given.account({ principals: [given.user(ANNA), { ...LOCKED, locked: false }], ...changes }),
          CREATE_SERVICE_ID_API_KEY,
        );
        expect(unlocked).toEqual({ ...locked, caveats: [] });
        expect([locked.effect, locked.caveats]).toEqual([effect, ['service-id-locked']]);
      }
      expect(caveats({}, { principal: 'IBMid-GONE' })).toEqual(['service-id-locked']);
      expect(caveats({}, { resource: 'ServiceId-ROBOT' })).toEqual(['service-id-locked']);
    });

    it('has a caveat in addition to that of Editor (R3)', () => {
      const both = caveats({ policies: [given.policy({ roles: [EDITOR] })] });
      expect([...both].sort()).toEqual(['editor-documented-otherwise', 'service-id-locked']);
    });

    it('has no caveat on another action, for another service ID, or for its own requests', () => {
      for (const action of [UPDATE_SETTING, CREATE_USER_API_KEY, CREATE_SERVICE_ID]) {
        expect(caveats(granted, { resource: ANNA }, action)).toEqual([]);
        expect(caveats(granted, { resource: ROBOT }, action)).toEqual([]);
      }
      const other = [...principals, { kind: 'service-id', id: 'iam-ServiceId-2' }];
      const request = { principal: ROBOT, resource: 'ServiceId-2' };
      expect(caveats({ principals: other }, request)).toEqual([]);
      const own = { policies: [given.policy({ subject: { principal: ROBOT }, roles: [OPERATOR] })], principals: other };
      expect(answerOn(own, CREATE_SERVICE_ID_API_KEY, request)).toBe('granted');
    });
  });
});
