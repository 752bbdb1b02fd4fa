import { ACTIONS, type Principal, parseAccount } from 'apikey-policy';
import { describe, expect, it } from 'vitest';
import { answerBy, answerOn, answersBy } from '../../support/answers.ts';
import * as given from '../../support/given.ts';
import {
  ADMINISTRATOR,
  ANNA,
  BEN,
  CREATE_SERVICE_ID,
  CREATE_SERVICE_ID_API_KEY,
  CREATE_USER_API_KEY,
  GROUP,
  KEY_CREATOR,
  OPERATOR,
  PROFILE,
  ROBOT,
  SERVICE_ID_CREATOR,
  UPDATE_SETTING,
} from '../../support/names.ts';

const FREE = { apiKeyCreation: 'NOT_RESTRICTED', serviceIdCreation: 'NOT_RESTRICTED' };

describe('P1: kinds of principals and their ids', () => {
  it.each([
    ['iam-ServiceId-GONE', 'not-a-user'],
    ['iam-Profile-GONE', 'not-a-user'],
    ['iam-Profile-', 'not-a-user'],
    ['IBMid-GONE', ['unknown-principal']],
    ['BSS-7f1c2d3e', ['unknown-principal']],
    ['ServiceId-GONE', ['unknown-principal']],
    ['Profile-GONE', ['unknown-principal']],
    ['iam-ServiceId', ['unknown-principal']],
    ['iam-serviceid-GONE', ['unknown-principal']],
    ['constructor', ['unknown-principal']],
  ])('the kind of %s, which is not listed, is read from its id', (principal, answer) => {
    expect(answerOn({ ...FREE, partial: ['principals'] }, CREATE_USER_API_KEY, { principal })).toEqual(answer);
  });

  it('ids of requesters, subjects and members compare exactly', () => {
    expect(answerOn(FREE, CREATE_USER_API_KEY, { principal: 'IBMid-anna' })).toBe('unknown-principal');
    expect(answerBy({ subject: { principal: 'IBMid-anna' } }, UPDATE_SETTING)).toBe('no-grant');
    expect(answerBy({ subject: { principal: `${ANNA} ` } }, UPDATE_SETTING)).toBe('no-grant');
    const policies = [given.policy({ subject: { accessGroup: GROUP } })];
    expect(answerOn({ policies, accessGroups: [{ id: GROUP, members: ['IBMid-anna'] }] }, UPDATE_SETTING)).toBe(
      'no-grant',
    );
    expect(answerOn({ policies, accessGroups: [{ id: GROUP.toLowerCase(), members: [ANNA] }] }, UPDATE_SETTING)).toBe(
      'no-grant',
    );
  });

  it.each<Principal>([
    { kind: 'user', id: 'iam-ServiceId-1' },
    { kind: 'user', id: 'iam-Profile-1' },
    { kind: 'service-id', id: 'ServiceId-1' },
    { kind: 'service-id', id: 'iam-Profile-1' },
    { kind: 'trusted-profile', id: 'IBMid-1' },
    { kind: 'trusted-profile', id: 'iam-ServiceId-1' },
  ])('an account that lists $id as $kind is malformed', (principal) => {
    expect(parseAccount({ ...given.account(), principals: [principal] }).ok).toBe(false);
  });

  it('names that every object has are ids like any other', () => {
    const id = '__proto__';
    const free = { ...FREE, principals: [given.user(id)] };
    expect(answerOn(free, CREATE_USER_API_KEY, { principal: id })).toBe('not-restricted');
    expect(answerOn(free, CREATE_USER_API_KEY, { principal: 'toString' })).toBe('unknown-principal');
  });
});

describe('P2: a user that the account does not list', () => {
  const principal = 'IBMid-GONE';
  const granted = { policies: [given.policy({ subject: { principal } })] };

  it.each(ACTIONS)('is denied %s, whatever is granted and whatever is free', (action) => {
    expect(answerOn(granted, action, { principal })).toBe('unknown-principal');
    expect(answerOn({ ...granted, ...FREE }, action, { principal })).toBe('unknown-principal');
  });

  it.each(ACTIONS)('may be in it, where the list of principals is partial, and may then %s', (action) => {
    expect(answerOn({ ...granted, partial: ['principals'] }, action, { principal })).toEqual(['unknown-principal']);
  });

  it('other partial lists put nobody into the account', () => {
    const partial = ['policies', 'accessGroups', 'roles', 'owner'];
    expect(answerOn({ ...granted, partial }, UPDATE_SETTING, { principal })).toBe('unknown-principal');
  });

  it('is denied anyway, where no policy could grant it even to a member', () => {
    expect(answerOn({ partial: ['principals'] }, UPDATE_SETTING, { principal })).toBe('no-grant');
  });
});

describe('P3: states of users', () => {
  const asked = (state: string | undefined, action = UPDATE_SETTING) =>
    answerOn({ principals: [{ kind: 'user', id: ANNA, state }, given.user(BEN)], policies: [given.policy()] }, action);

  it.each(['ACTIVE', 'DISABLED_CLASSIC_INFRASTRUCTURE'])('%s is an active state', (state) => {
    for (const action of [UPDATE_SETTING, CREATE_USER_API_KEY, CREATE_SERVICE_ID])
      expect(asked(state, action)).toBe('granted');
  });

  it.each(['PENDING', 'PROCESSING', 'ERROR_WHILE_PROCESSING', 'SUSPENDED', 'VPN_ONLY', 'INVALID'])(
    '%s does not',
    (state) => {
      for (const action of [UPDATE_SETTING, CREATE_USER_API_KEY, CREATE_SERVICE_ID])
        expect(asked(state, action)).toBe('inactive-principal');
      expect(answerOn({ ...FREE, principals: [given.user(ANNA, state)] }, CREATE_USER_API_KEY)).toBe(
        'inactive-principal',
      );
    },
  );

  it.each([undefined, '', 'active', 'ACTIVE ', 'Suspended', 'DISABLED', 'ERROR', 'constructor'])(
    '%j is none of these, and unknown',
    (state) => {
      for (const action of [UPDATE_SETTING, CREATE_USER_API_KEY, CREATE_SERVICE_ID])
        expect(asked(state, action)).toEqual(['unknown-state']);
      const principals = [{ kind: 'user', id: ANNA, state }];
      expect(answerOn({ ...FREE, principals }, CREATE_USER_API_KEY)).toEqual(['unknown-state']);
      expect(answerOn({ principals }, UPDATE_SETTING)).toBe('no-grant');
      expect(answerOn({ ...FREE, principals }, CREATE_USER_API_KEY, { resource: BEN })).toBe('not-own-key');
    },
  );

  it('a user who is not listed has no unknown state', () => {
    const policies = [given.policy({ subject: { principal: 'IBMid-GONE' } })];
    expect(answerOn({ policies, partial: ['principals'] }, UPDATE_SETTING, { principal: 'IBMid-GONE' })).toEqual([
      'unknown-principal',
    ]);
  });

  it.each([ROBOT, PROFILE])('%s has no state, and is active', (principal) => {
    expect(answerBy({ subject: { principal } }, UPDATE_SETTING, { principal })).toBe('granted');
  });
});

describe('P4: only users create user API keys', () => {
  it.each([ROBOT, PROFILE])('%s never creates a user API key, with any role and setting', (principal) => {
    const policies = [given.policy({ subject: { principal }, roles: [KEY_CREATOR, ADMINISTRATOR] })];
    expect(answerOn({ policies }, CREATE_USER_API_KEY, { principal })).toBe('not-a-user');
    expect(answerOn({ policies, ...FREE }, CREATE_USER_API_KEY, { principal })).toBe('not-a-user');
    expect(answerOn({ policies }, CREATE_USER_API_KEY, { principal, resource: principal })).toBe('not-a-user');
    expect(answerOn({ policies }, UPDATE_SETTING, { principal })).toBe('granted');
  });
});

describe('P5: users create user API keys only for themselves', () => {
  it('the user who gets the key must be the requester', () => {
    const changes = { policies: [given.policy()] };
    expect(answerOn(changes, CREATE_USER_API_KEY)).toBe('granted');
    expect(answerOn(changes, CREATE_USER_API_KEY, { resource: ANNA })).toBe('granted');
    for (const resource of [BEN, 'IBMid-anna', '', ROBOT]) {
      expect(answerOn(changes, CREATE_USER_API_KEY, { resource })).toBe('not-own-key');
      expect(answerOn({ ...changes, ...FREE }, CREATE_USER_API_KEY, { resource })).toBe('not-own-key');
    }
  });

  it.each([UPDATE_SETTING, CREATE_SERVICE_ID])('%s has no resource, so a given resource has no effect', (action) => {
    expect(answerBy({}, action, { resource: BEN })).toBe('granted');
  });
});

describe('P6: the account owner is a user like any other', () => {
  const ownerPolicy = given.policy({
    id: 'account-owner',
    roles: [ADMINISTRATOR],
    target: given.on(given.PLATFORM_SERVICES),
  });

  it.each(ACTIONS)('being the owner does not allow %s while restricted', (action) => {
    expect(answerOn({ ownerId: ANNA }, action)).toBe('no-grant');
  });

  it('the policy that IBM assigns lets the owner change the setting and create API keys for service IDs, and nothing else while restricted', () => {
    const answers = ACTIONS.map((action) => answerOn({ ownerId: ANNA, policies: [ownerPolicy] }, action));
    expect(answers).toEqual(['granted', 'no-grant', 'granted', 'no-grant']);
  });

  it('the policy is an ordinary one: it grants to its subject, owner or not', () => {
    expect(answerOn({ ownerId: BEN, policies: [ownerPolicy] }, UPDATE_SETTING)).toBe('granted');
    expect(answerOn({ ownerId: BEN, policies: [ownerPolicy] }, UPDATE_SETTING, { principal: BEN })).toBe('no-grant');
  });

  it('state, membership and the setting hold for the owner too', () => {
    expect(answerOn({ ownerId: ANNA, principals: [given.user(ANNA, 'SUSPENDED')] }, CREATE_USER_API_KEY)).toBe(
      'inactive-principal',
    );
    expect(answerOn({ ownerId: 'IBMid-GONE' }, UPDATE_SETTING, { principal: 'IBMid-GONE' })).toBe('unknown-principal');
    expect(answerOn({ ownerId: ANNA, ...FREE }, CREATE_USER_API_KEY)).toBe('not-restricted');
  });
});

describe('P7: nobody has an implicit right to the keys of a service ID', () => {
  const request = { principal: ROBOT, resource: ROBOT };
  const toItself = { id: 'own', subject: { principal: ROBOT }, roles: [OPERATOR] };

  it('the service ID itself has none; a policy decides', () => {
    expect(answerOn({}, CREATE_SERVICE_ID_API_KEY, request)).toBe('no-grant');
    expect(answerOn({ policies: [given.policy(toItself)] }, CREATE_SERVICE_ID_API_KEY, request)).toBe('granted');
  });

  it('a principal that may create service IDs has none', () => {
    expect(answersBy({ roles: [SERVICE_ID_CREATOR] })).toEqual(['no-grant', 'no-grant', 'no-grant', 'granted']);
  });
});
