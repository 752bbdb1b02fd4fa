import { type Account, type Action, applyRemedy, decide, type Request, remedies } from 'apikey-policy';
import { describe, expect, it } from 'vitest';
import * as given from '../../../support/given.ts';
import {
  ANNA,
  BEN,
  CREATE_SERVICE_ID,
  CREATE_SERVICE_ID_API_KEY,
  CREATE_USER_API_KEY,
  EDITOR,
  GROUP,
  MONDAY_NOON,
  PROFILE,
  PUBLIC,
  UNHEARD_OF,
  UPDATE_SETTING,
  VIEWER,
} from '../../../support/names.ts';
import { answers, asked, type Changes, found, ofKind, supplied, viaGroup } from './given.ts';

describe('REM-1: a remedy', () => {
  it('is none where it is allowed already', () => {
    expect(found({ policies: [given.policy()] }, CREATE_USER_API_KEY)).toEqual([]);
    expect(found({ apiKeyCreation: 'NOT_SET' }, CREATE_USER_API_KEY)).toEqual([]);
  });

  it('is applied without touching what it is applied to', () => {
    const of: Account = given.account();
    const copy = structuredClone(of);
    const request = asked(CREATE_USER_API_KEY);
    for (const remedy of remedies(of, request)) {
      const after = applyRemedy(of, request, remedy);
      expect(decide(after.account, after.request).allowed).toBe(true);
      expect(after.account.principals).toBe(of.principals);
    }
    expect(of).toEqual(copy);
    expect(request).toEqual(asked(CREATE_USER_API_KEY));
  });

  it('takes together what no part of it allows', () => {
    const partial = ['principals'];
    expect(answers({ partial, principals: [], policies: [given.policy({ roles: [EDITOR] })] }, UPDATE_SETTING)).toEqual(
      [`principal ${ANNA}`],
    );
    expect(answers({ partial, principals: [] }, CREATE_USER_API_KEY)).toEqual([
      `principal ${ANNA} + assign User API key creator`,
      `principal ${ANNA} + relax apiKeyCreation`,
    ]);
    const closed = given.policy({ roles: [UNHEARD_OF], condition: given.earlierThan('12:00:00Z') });
    expect(supplied(answers({ policies: [closed] }, UPDATE_SETTING))).toEqual([
      `time 1970-01-01T00:00:00.000Z + role ${UNHEARD_OF}`,
    ]);
  });

  it('asks no more where part of it will do', () => {
    const policies = [
      given.policy({ roles: [UNHEARD_OF], condition: given.earlierThan('12:00:00Z') }),
      given.policy({ id: 'q', condition: given.earlierThan('13:00:00Z') }),
    ];
    expect(supplied(answers({ policies }, UPDATE_SETTING))).toEqual(['time 1970-01-01T00:00:00.000Z']);
    const open = [given.policy({ id: 'q', roles: [UNHEARD_OF] }), ...policies.slice(0, 1)];
    expect(supplied(answers({ policies: open }, UPDATE_SETTING))).toEqual([`role ${UNHEARD_OF}`]);
  });
});

describe('REM-2: join-access-group', () => {
  const joins = (changes: Changes, action: Action = CREATE_USER_API_KEY, request: Partial<Request> = {}): string[] =>
    answers(changes, action, request).filter((change) => change.startsWith('join'));

  it('is for a listed group whose policy certainly grants', () => {
    expect(joins({ accessGroups: [given.member(BEN)], policies: [viaGroup()] })).toEqual([`join ${GROUP}`]);
    expect(joins({ policies: [viaGroup()] })).toEqual([]);
    expect(joins({ accessGroups: [given.member()], policies: [viaGroup({ roles: [VIEWER] })] })).toEqual([]);
    expect(joins({ accessGroups: [given.member()], policies: [viaGroup({ state: 'deleted' })] })).toEqual([]);
    expect(
      joins({ accessGroups: [given.member()], policies: [viaGroup({ target: given.on(given.PLATFORM_SERVICES) })] }),
    ).toEqual([]);
    expect(joins({ accessGroups: [given.member()], policies: [viaGroup({ condition: given.UNREADABLE })] })).toEqual(
      [],
    );
  });

  it('is not for a policy that needs a time or a role, or whose condition does not hold', () => {
    const timed = [viaGroup({ condition: given.earlierThan('12:00:00Z') })];
    expect(joins({ accessGroups: [given.member()], policies: timed })).toEqual([]);
    expect(joins({ accessGroups: [given.member()], policies: timed }, CREATE_USER_API_KEY, { time: 0 })).toEqual([
      `join ${GROUP}`,
    ]);
    expect(
      joins({ accessGroups: [given.member()], policies: timed }, CREATE_USER_API_KEY, { time: MONDAY_NOON }),
    ).toEqual([]);
    expect(joins({ accessGroups: [given.member()], policies: [viaGroup({ roles: [UNHEARD_OF] })] })).toEqual([]);
  });

  it('is not for the public access group, nor for a listed member', () => {
    const withPublicGroup = { accessGroups: [{ id: PUBLIC, members: [] }] };
    expect(joins({ ...withPublicGroup, policies: [given.policy({ subject: { accessGroup: PUBLIC } })] })).toEqual([]);
    const closed = viaGroup({ condition: given.earlierThan('12:00:00Z') });
    expect(joins({ accessGroups: [given.member(ANNA)], policies: [closed] })).toEqual([]);
  });

  it('settles a membership that is unknown', () => {
    const accessGroups = [{ ...given.member(), partial: true }];
    expect(joins({ accessGroups, policies: [viaGroup()] })).toEqual([`join ${GROUP}`]);
  });
});

describe('REM-2: relax-setting', () => {
  const relaxed = (changes: Changes, action: Action): unknown[] => ofKind('relax-setting', found(changes, action));

  it('is for user API keys and service IDs alone', () => {
    expect(relaxed({}, CREATE_USER_API_KEY)).toEqual([
      { kind: 'relax-setting', account: 'account-1', setting: 'apiKeyCreation' },
    ]);
    expect(relaxed({}, CREATE_SERVICE_ID)).toEqual([
      { kind: 'relax-setting', account: 'account-1', setting: 'serviceIdCreation' },
    ]);
    expect([...relaxed({}, UPDATE_SETTING), ...relaxed({}, CREATE_SERVICE_ID_API_KEY)]).toEqual([]);
  });

  it.each(['RESTRICTED', 'restricted', 'NOT_READ'])('is not for an account that a template keeps %s', (value) => {
    expect(relaxed({ enterprise: { apiKeyCreation: ['NOT_SET', value] } }, CREATE_USER_API_KEY)).toEqual([]);
    expect(relaxed({ enterprise: { serviceIdCreation: [value] } }, CREATE_USER_API_KEY)).toHaveLength(1);
  });

  it('leaves a template alone that does not restrict', () => {
    expect(
      relaxed({ enterprise: { apiKeyCreation: ['NOT_SET', 'NOT_RESTRICTED'] } }, CREATE_USER_API_KEY),
    ).toHaveLength(1);
  });

  it('is not for a value that only a template restricts', () => {
    const managed = { apiKeyCreation: 'NOT_SET', enterprise: { apiKeyCreation: ['RESTRICTED'] } };
    expect(answers(managed, CREATE_USER_API_KEY)).toEqual(['assign User API key creator']);
  });
});

describe('REM-4: no remedy', () => {
  it.each<[string, Changes, Action, Partial<Request>]>([
    ['not-a-user', {}, CREATE_USER_API_KEY, { principal: PROFILE }],
    ['not-own-key', {}, CREATE_USER_API_KEY, { resource: BEN }],
    ['inactive-principal', { principals: [given.user(ANNA, 'SUSPENDED')] }, CREATE_USER_API_KEY, {}],
    ['unknown-principal', {}, CREATE_USER_API_KEY, { principal: 'IBMid-NOBODY' }],
    ['unknown-service-id', {}, CREATE_SERVICE_ID_API_KEY, { resource: 'ServiceId-NONE' }],
    ['unknown-service-id', { partial: ['principals'] }, CREATE_SERVICE_ID_API_KEY, { resource: 'no service ID' }],
  ])('is for %s', (reason, changes, action, request) => {
    expect(decide(given.account(changes), asked(action, request)).reason).toBe(reason);
    expect(found(changes, action, request)).toEqual([]);
  });
});
