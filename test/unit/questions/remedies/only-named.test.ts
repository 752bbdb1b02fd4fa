import { applyRemedy, decide, remedies } from 'apikey-policy';
import { describe, expect, it } from 'vitest';
import * as given from '../../../support/given.ts';
import {
  CREATE_SERVICE_ID,
  CREATE_SERVICE_ID_API_KEY,
  CREATE_USER_API_KEY,
  GROUP,
  PROFILE,
  PUBLIC,
  ROBOT,
  UNHEARD_OF,
  UPDATE_SETTING,
  VIEWER,
} from '../../../support/names.ts';
import { answers, asked, type Changes, found, ofKind, viaGroup } from './given.ts';

const LOST = 'iam-ServiceId-LOST';
const FREE = { apiKeyCreation: 'NOT_SET', serviceIdCreation: 'NOT_SET' };

const named = (principal: string, changes: object = {}): object => given.policy({ subject: { principal }, ...changes });

describe.each([LOST, 'iam-Profile-LOST'])('REM-4: no remedy for %s, which the account does not list', (principal) => {
  const helping = { accessGroups: [given.member(ROBOT), { id: PUBLIC, members: [] }] };

  it.each<[string, Changes]>([
    ['a policy names it and would grant it', { policies: [named(principal)] }],
    ['a policy names it and may grant it', { policies: [named(principal, { roles: [UNHEARD_OF] })] }],
    [
      'a policy names it and grants nothing',
      { policies: [named(principal, { roles: [VIEWER] }), viaGroup({ id: 'q' })], ...helping },
    ],
    ['a group names it', { accessGroups: [given.member(principal)] }],
    ['a group names it and would grant it', { accessGroups: [given.member(principal)], policies: [viaGroup()] }],
    ['a policy that was not read may name it', { partial: ['policies'], policies: [viaGroup()], ...helping }],
    ['a group that was not read may name it', { partial: ['accessGroups'] }],
    [
      'a group that is partial may name it',
      { accessGroups: [{ ...given.member(), partial: true }], policies: [viaGroup()] },
    ],
    ['nothing names it', { policies: [viaGroup()], ...helping }],
  ])('where %s', (_, changes) => {
    for (const action of [UPDATE_SETTING, CREATE_SERVICE_ID_API_KEY, CREATE_SERVICE_ID]) {
      expect(decide(given.account(changes), asked(action, { principal })).allowed).toBe(false);
      expect(found(changes, action, { principal })).toEqual([]);
      expect(found({ ...changes, ...FREE }, action, { principal })).toEqual([]);
    }
    expect(found(changes, CREATE_USER_API_KEY, { principal })).toEqual([]);
  });

  it('where a setting is unreadable, too', () => {
    const changes = { policies: [named(principal, { roles: [] })], serviceIdCreation: 'odd' };
    expect(decide(given.account(changes), asked(CREATE_SERVICE_ID, { principal })).unknowns).toEqual([
      'unknown-principal',
      'unknown-setting',
    ]);
    expect(found(changes, CREATE_SERVICE_ID, { principal })).toEqual([]);
  });

  it('where a time would open the condition of its policy, too', () => {
    const condition = { key: '{{environment.attributes.current_time}}', operator: 'timeLessThan', value: '12:00:00Z' };
    expect(found({ policies: [named(principal, { condition })] }, UPDATE_SETTING, { principal })).toEqual([]);
  });
});

describe('REM-3, REM-4: where principals are partial', () => {
  const partial = ['principals'];

  it('a named principal may be listed, like one without a name', () => {
    expect(answers({ partial, policies: [named(LOST)] }, UPDATE_SETTING, { principal: LOST })).toEqual([
      `principal ${LOST}`,
    ]);
    const accessGroups = [given.member(LOST)];
    expect(answers({ partial, accessGroups, policies: [viaGroup()] }, UPDATE_SETTING, { principal: LOST })).toEqual([
      `principal ${LOST}`,
    ]);
  });

  it('listing it and a way to access are one remedy', () => {
    const changes = { partial, policies: [named(LOST, { roles: [VIEWER] })], serviceIdCreation: 'NOT_SET' };
    expect(answers(changes, CREATE_SERVICE_ID, { principal: LOST })).toEqual([`principal ${LOST}`]);
    const all = found(changes, UPDATE_SETTING, { principal: LOST });
    expect(all.length).toBeGreaterThan(0);
    for (const { changes: steps } of all) expect(steps.map(({ kind }) => kind)).toEqual(['supply-data', 'assign-role']);
  });

  it('the service ID of a key that is only named as a principal is listed as one', () => {
    const changes = { partial, policies: [given.policy(), named(LOST, { id: 'q' })] };
    expect(answers(changes, CREATE_SERVICE_ID_API_KEY, { resource: LOST })).toEqual([`service-id ${LOST}`]);
  });
});

it('REM-4: a key of a service ID that is only named has no remedy, where principals are complete', () => {
  expect(
    found({ policies: [given.policy(), named(LOST, { id: 'q' })] }, CREATE_SERVICE_ID_API_KEY, { resource: LOST }),
  ).toEqual([]);
  expect(found({ policies: [named(LOST)] }, CREATE_SERVICE_ID_API_KEY, { principal: LOST, resource: LOST })).toEqual(
    [],
  );
});

describe('REM-2: where the owner is unknown (I4)', () => {
  const partial = ['owner'];

  it('a role or a group makes it certain, and nothing is to be supplied', () => {
    const changes = { partial, accessGroups: [given.member()], policies: [viaGroup()] };
    const of = given.account(changes);
    for (const action of [UPDATE_SETTING, CREATE_SERVICE_ID_API_KEY]) {
      const all = remedies(of, asked(action));
      expect(ofKind('join-access-group', all).map(({ group }) => group.id)).toEqual([GROUP]);
      expect(ofKind('assign-role', all).length).toBeGreaterThan(0);
      expect(all.flatMap(({ changes: steps }) => steps).some(({ kind }) => kind.startsWith('supply'))).toBe(false);
      for (const remedy of all) {
        const after = applyRemedy(of, asked(action), remedy);
        expect(decide(after.account, after.request).reason).toBe('granted');
      }
    }
  });

  it('a profile that is listed has the remedies that it has anyway', () => {
    expect(answers({ partial }, UPDATE_SETTING, { principal: PROFILE })).toEqual(
      answers({}, UPDATE_SETTING, { principal: PROFILE }),
    );
  });
});
