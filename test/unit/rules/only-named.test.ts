import { describe, expect, it } from 'vitest';
import { answerOn, ask } from '../../support/answers.ts';
import * as given from '../../support/given.ts';
import {
  CREATE_SERVICE_ID,
  CREATE_SERVICE_ID_API_KEY,
  CREATE_USER_API_KEY,
  GROUP,
  KEY_CREATOR,
  PROFILE,
  PUBLIC,
  ROBOT,
  UNHEARD_OF,
  UPDATE_SETTING,
  VIEWER,
} from '../../support/names.ts';

const FREE = { apiKeyCreation: 'NOT_RESTRICTED', serviceIdCreation: 'NOT_RESTRICTED' };
const UNKNOWN = ['unknown-principal'];
const KMS = given.on(given.attribute('serviceName', 'kms'));
const GONE = 'iam-ServiceId-GONE';

/** Policies and groups that name a principal. */
const direct = (principal: string, changes: object = {}) => ({
  policies: [given.policy({ subject: { principal }, ...changes })],
});
const asMember = (principal: string, id = GROUP) => ({ accessGroups: [{ id, members: [principal] }] });

// Without a restriction the answer about creating service IDs shows what is known of the principal, and nothing else.
describe.each([GONE, 'iam-Profile-GONE'])('P2: %s, which the account does not list,', (principal) => {
  const membership = (changes: object) => answerOn({ ...FREE, ...changes }, CREATE_SERVICE_ID, { principal });

  it('is denied if nothing names it and everything was read', () => {
    expect(membership({})).toBe('unknown-principal');
    expect(membership({ partial: [], accessGroups: [{ ...given.member(ROBOT), partial: false }] })).toBe(
      'unknown-principal',
    );
    for (const action of [UPDATE_SETTING, CREATE_USER_API_KEY, CREATE_SERVICE_ID_API_KEY])
      expect(answerOn(FREE, action, { principal })).toBe('unknown-principal');
  });

  it.each([
    ['grants', {}],
    ['says of its type and state what counts', { type: 'access', state: 'active' }],
    ['has a role that grants nothing', { roles: [VIEWER] }],
    ['has no role', { roles: [] }],
    ['is about another service', { target: KMS }],
    ['has a condition that is false', { condition: given.FAILS }],
  ])('is unknown where a policy names it that %s', (_, changes) => {
    expect(membership(direct(principal, changes))).toEqual(UNKNOWN);
  });

  it.each([
    ['is deleted', { state: 'deleted' }],
    ['is an authorization', { type: 'authorization' }],
    ['is in a state that nobody knows', { state: 'Active' }],
  ])('is denied where the only policy that names it %s', (_, changes) => {
    expect(membership(direct(principal, changes))).toBe('unknown-principal');
  });

  it.each([
    ['a group', asMember(principal)],
    ['the public access group', asMember(principal, PUBLIC)],
    ['a group whose policy is deleted', { ...asMember(principal), ...direct(ROBOT, { state: 'deleted' }) }],
  ])('is unknown where %s lists it as a member', (_, changes) => {
    expect(membership(changes)).toEqual(UNKNOWN);
  });

  it.each([
    ['a policy about another id', direct(`${principal}2`)],
    ['a policy about the id in lower case', direct(principal.toLowerCase())],
    ['a policy about the id without its first part', direct(principal.slice('iam-'.length))],
    [
      'a policy on the id as a resource',
      direct(ROBOT, { target: given.narrowedBy(given.attribute('resource', principal)) }),
    ],
    [
      'a policy of a group that has the id as its own',
      { policies: [given.policy({ subject: { accessGroup: principal } })] },
    ],
    ['a group that has the id as its own', { accessGroups: [{ id: principal, members: [ROBOT] }] }],
    ['the id of the owner', { ownerId: principal }],
  ])('is not named by %s', (_, changes) => {
    expect(membership(changes)).toBe('unknown-principal');
  });

  it.each([
    ['the list of policies', { partial: ['policies'] }],
    ['the list of access groups', { partial: ['accessGroups'] }],
    ['the list of principals', { partial: ['principals'] }],
    ['a group', { accessGroups: [{ ...given.member(ROBOT), partial: true }] }],
    ['the public access group', { accessGroups: [given.member(ROBOT), { id: PUBLIC, members: [], partial: true }] }],
  ])('is unknown where %s is partial and may name it', (_, changes) => {
    expect(membership(changes)).toEqual(UNKNOWN);
  });

  it.each([['roles'], ['owner']])('is denied where %s alone is partial', (partial) => {
    expect(membership({ partial: [partial] })).toBe('unknown-principal');
  });
});

describe('P2: a principal that is only named', () => {
  const principal = GONE;
  const decided = (changes: object, action = UPDATE_SETTING) => ask(given.account(changes), action, { principal });

  it.each([UPDATE_SETTING, CREATE_SERVICE_ID_API_KEY, CREATE_SERVICE_ID])(
    'may perhaps %s if a policy grants it',
    (action) => {
      expect(decided(direct(principal), action)).toMatchObject({
        effect: 'indeterminate',
        unknowns: UNKNOWN,
        grants: [],
      });
      const group = { ...asMember(principal), policies: [given.policy({ subject: { accessGroup: GROUP } })] };
      expect(decided(group, action)).toMatchObject({ effect: 'indeterminate', unknowns: UNKNOWN, grants: [] });
    },
  );

  it('lacks no role where a grant is certain, and has no near miss (A4, A8)', () => {
    const decision = decided(direct(principal));
    expect(decision).not.toHaveProperty('requires');
    expect(decision.nearMisses).toEqual([]);
  });

  it('is denied if nothing could grant the request (A3)', () => {
    const decision = decided(direct(principal, { roles: [VIEWER] }));
    expect(decision).toMatchObject({ reason: 'no-grant', nearMisses: [{ policy: 'p', obstacle: 'role' }] });
    expect(decision.requires?.action).toBe(UPDATE_SETTING);
    expect(decided(asMember(principal)).reason).toBe('no-grant');
    expect(decided(direct(principal, { target: KMS })).reason).toBe('no-grant');
  });

  it('is one of several unknowns', () => {
    expect(decided(direct(principal, { roles: [UNHEARD_OF] })).unknowns).toEqual(['unknown-principal', 'unknown-role']);
    expect(decided({ partial: ['policies'] }).unknowns).toEqual(['unknown-principal', 'partial-data']);
    const unreadGroup = { partial: ['accessGroups'], policies: [given.policy({ subject: { accessGroup: GROUP } })] };
    expect(decided(unreadGroup).unknowns).toEqual(['unknown-principal', 'partial-data']);
  });

  it('never creates a user API key (P4)', () => {
    for (const changes of [direct(principal), { ...FREE, ...asMember(principal) }, { partial: ['policies'] }]) {
      expect(decided(changes, CREATE_USER_API_KEY).reason).toBe('not-a-user');
    }
    expect(decided(direct(principal, { roles: [KEY_CREATOR] }), CREATE_USER_API_KEY).nearMisses).toEqual([
      { policy: 'p', obstacle: 'principal' },
    ]);
  });

  it('is a principal alone: a key of a service ID that is not listed stays denied (I3)', () => {
    expect(answerOn(direct(principal), CREATE_SERVICE_ID_API_KEY, { principal, resource: principal })).toBe(
      'unknown-service-id',
    );
    expect(
      answerOn({ policies: [given.policy()], ...asMember(principal) }, CREATE_SERVICE_ID_API_KEY, {
        resource: principal,
      }),
    ).toBe('unknown-service-id');
  });
});

describe('P2: principals that are never unknown', () => {
  it.each(['IBMid-GONE', 'BSS-GONE', 'ServiceId-GONE', 'iam-serviceid-GONE', 'constructor'])(
    '%s is a user: named or not, it is denied',
    (principal) => {
      const named = { ...FREE, ...direct(principal), ...asMember(principal) };
      for (const action of [UPDATE_SETTING, CREATE_USER_API_KEY, CREATE_SERVICE_ID_API_KEY, CREATE_SERVICE_ID])
        expect(answerOn(named, action, { principal })).toBe('unknown-principal');
      const partial = ['policies', 'accessGroups', 'roles', 'owner'];
      const unread = { ...named, partial, accessGroups: [{ ...given.member(principal), partial: true }] };
      for (const action of [UPDATE_SETTING, CREATE_USER_API_KEY, CREATE_SERVICE_ID_API_KEY, CREATE_SERVICE_ID])
        expect(answerOn(unread, action, { principal })).toBe('unknown-principal');
    },
  );

  it.each([ROBOT, PROFILE])('%s is listed, so it is in the account even if lists are partial', (principal) => {
    const partial = ['policies', 'accessGroups', 'principals'];
    expect(answerOn({ ...FREE, ...asMember(principal), partial }, CREATE_SERVICE_ID, { principal })).toBe(
      'not-restricted',
    );
    expect(answerOn({ ...direct(principal), partial }, UPDATE_SETTING, { principal })).toBe('granted');
  });
});
