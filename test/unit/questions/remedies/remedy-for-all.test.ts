import { type Account, applyRemedy, compile, type Request, remedyForAll } from 'apikey-policy';
import { describe, expect, it } from 'vitest';
import * as given from '../../../support/given.ts';
import {
  ANNA,
  BEN,
  CREATE_SERVICE_ID,
  CREATE_SERVICE_ID_API_KEY,
  CREATE_USER_API_KEY,
  GROUP,
  MONDAY_NOON,
  OPERATOR,
  PROFILE,
  PUBLIC,
  ROBOT,
  SERVICE_ID_CREATOR,
  UPDATE_SETTING,
  VIEWER,
} from '../../../support/names.ts';
import { asked, type Changes, inShort, viaGroup } from './given.ts';

const OTHER = 'AccessGroupId-OTHER';
const both = (action: Request['action'], request: Partial<Request> = {}): Request[] =>
  [ANNA, BEN].map((principal) => asked(action, { principal, ...request }));

function answer(changes: Changes, requests: readonly Request[]): string[] | undefined {
  return remedyForAll(given.account(changes), requests)?.changes.map(inShort);
}

const group = (id: string, changes: object = {}): object => ({ id, members: [], ...changes });

describe('REM-8: one remedy for all', () => {
  it.each([
    [CREATE_USER_API_KEY, 'api-key-creators with User API key creator'],
    [CREATE_SERVICE_ID, 'service-id-creators with Service ID creator'],
    [UPDATE_SETTING, 'api-key-setting-managers with Operator'],
    [CREATE_SERVICE_ID_API_KEY, 'service-id-key-creators with Operator'],
  ] as const)('creates a group for %s with its narrowest role, and all principals join it', (action, created) => {
    const [name] = created.split(' ');
    expect(answer({}, both(action))).toEqual([`create ${created}`, `join ${name}`, `join ${name}`]);
  });

  it('lets the principals join in the order of the requests, each once', () => {
    const requests = [BEN, ANNA, BEN].map((principal) => asked(CREATE_USER_API_KEY, { principal }));
    const joins = remedyForAll(given.account(), requests)?.changes.flatMap((change) =>
      change.kind === 'join-access-group' ? [change.principal.id] : [],
    );
    expect(joins).toEqual([BEN, ANNA]);
  });

  it('narrows the new group to the service ID that the requests are about', () => {
    const remedy = remedyForAll(given.account(), both(CREATE_SERVICE_ID_API_KEY));
    expect(remedy?.changes[0]).toMatchObject({ resource: 'ServiceId-ROBOT' });
    expect(remedy?.sideEffects.questions).toEqual([]);
  });

  it('says what the role of the new group gives beside', () => {
    const rows = remedyForAll(given.account(), both(UPDATE_SETTING))?.sideEffects.questions;
    expect(rows?.map(({ principal, action, class: name }) => [principal, action, name])).toEqual([
      [ANNA, CREATE_SERVICE_ID_API_KEY, 'gained'],
      [BEN, CREATE_SERVICE_ID_API_KEY, 'gained'],
    ]);
  });

  it('numbers the name of a new group where it is taken, as a name or as an id', () => {
    const accessGroups = [group('api-key-creators'), group(OTHER, { name: 'api-key-creators-2' })];
    const policies = [given.policy({ subject: { accessGroup: 'api-key-creators-3' } })];
    expect(answer({ accessGroups, policies }, both(CREATE_USER_API_KEY))?.[0]).toBe(
      'create api-key-creators-4 with User API key creator',
    );
  });

  it('prefers a group that is there', () => {
    expect(answer({ accessGroups: [group(GROUP)], policies: [viaGroup()] }, both(CREATE_USER_API_KEY))).toEqual([
      `join ${GROUP}`,
      `join ${GROUP}`,
    ]);
  });

  it('takes no group that an enterprise template made, and none that does not grant each request', () => {
    const open = { key: '{{environment.attributes.current_date_time}}', operator: 'dateTimeLessThan' };
    const condition = { ...open, value: '2026-03-16T12:00:01Z' };
    const changes = { accessGroups: [group(GROUP)], policies: [viaGroup({ condition })] };
    const at = (...times: readonly number[]): Request[] =>
      times.map((time, index) => asked(CREATE_USER_API_KEY, { time, principal: index === 0 ? ANNA : BEN }));
    expect(answer(changes, at(MONDAY_NOON, MONDAY_NOON))?.[0]).toBe(`join ${GROUP}`);
    expect(answer(changes, at(MONDAY_NOON, MONDAY_NOON + 1000))?.[0]).toMatch(/^create /);
    const managed = { accessGroups: [group(GROUP, { managed: true })], policies: [viaGroup()] };
    expect(answer(managed, both(CREATE_USER_API_KEY))?.[0]).toMatch(/^create /);
    const open_ = { accessGroups: [group(PUBLIC)], policies: [given.policy({ subject: { accessGroup: PUBLIC } })] };
    expect(answer(open_, both(CREATE_USER_API_KEY))?.[0]).toMatch(/^create /);
  });

  it('chooses the group with the fewest gained answers, then the fewest carried policies, then by id', () => {
    const accessGroups = [group(OTHER), group(GROUP)];
    const narrow = (id: string, accessGroup: string): object =>
      given.policy({ id, subject: { accessGroup }, roles: [SERVICE_ID_CREATOR] });
    const choose = (...policies: readonly object[]): string | undefined =>
      answer({ accessGroups, policies }, both(CREATE_SERVICE_ID))?.[0];
    expect(choose(narrow('p', OTHER), narrow('q', GROUP))).toBe(`join ${OTHER}`);
    const carried = given.policy({ id: 'r', subject: { accessGroup: OTHER }, roles: [VIEWER] });
    expect(choose(narrow('p', OTHER), narrow('q', GROUP), carried)).toBe(`join ${GROUP}`);
    const wide = given.policy({ id: 'p', subject: { accessGroup: GROUP } });
    expect(choose(narrow('q', OTHER), carried, wide)).toBe(`join ${OTHER}`);
  });

  it('carries what the group has beside, once', () => {
    const carried = given.policy({ id: 'r', subject: { accessGroup: GROUP }, roles: [VIEWER] });
    const remedy = remedyForAll(
      given.account({ accessGroups: [group(GROUP)], policies: [viaGroup(), carried] }),
      both(CREATE_USER_API_KEY),
    );
    expect(remedy?.sideEffects.carries).toEqual(['r']);
  });

  it('is undefined where joining is not enough, because something else is unknown', () => {
    expect(
      answer({ principals: [given.user(ANNA), given.user(BEN, 'ODD')] }, both(CREATE_USER_API_KEY)),
    ).toBeUndefined();
  });

  it('leaves the account as it was', () => {
    const of: Account = given.account({ accessGroups: [group(GROUP)], policies: [viaGroup()] });
    const copy = structuredClone(of);
    const remedy = remedyForAll(compile(of), both(CREATE_USER_API_KEY));
    expect(remedy && applyRemedy(of, asked(CREATE_USER_API_KEY), remedy).account).not.toEqual(of);
    expect(of).toEqual(copy);
  });

  describe('refuses', () => {
    it.each([
      ['no requests', [], '`requests` must hold at least one request'],
      [
        'two actions',
        [asked(CREATE_USER_API_KEY), asked(CREATE_SERVICE_ID)],
        '`requests[1]` must be for the same action as the first request',
      ],
      [
        'two service IDs',
        [asked(CREATE_SERVICE_ID_API_KEY), asked(CREATE_SERVICE_ID_API_KEY, { resource: 'ServiceId-2' })],
        '`requests[1]` must be for the same service ID as the first request',
      ],
      [
        'a principal that no access helps',
        [asked(CREATE_USER_API_KEY), asked(CREATE_USER_API_KEY, { principal: PROFILE })],
        '`requests[1]` must be one that joining an access group or assigning a role can help',
      ],
      ['an invalid request', [{ ...asked(CREATE_USER_API_KEY), time: Number.NaN }], /`time` of a request must be/],
    ])('%s', (_, requests, message) => {
      expect(() => remedyForAll(given.account(), requests)).toThrow(message);
      expect(() => remedyForAll(given.account(), requests)).toThrow(TypeError);
    });

    it('requests that are no array', () => {
      const requests: Request[] = JSON.parse('{}');
      expect(() => remedyForAll(given.account(), requests)).toThrow('`requests` must be an array of requests');
    });

    it('a request that is allowed already', () => {
      const policies = [given.policy({ roles: [OPERATOR], subject: { principal: BEN } })];
      expect(() => remedyForAll(given.account({ policies }), both(UPDATE_SETTING))).toThrow(
        '`requests[1]` must not be allowed already',
      );
    });

    it('a request that data alone would allow', () => {
      const changes = { apiKeyCreation: 'NOT_SET', principals: [given.user(ANNA, 'ODD')] };
      expect(() => remedyForAll(given.account(changes), [asked(CREATE_USER_API_KEY)])).toThrow(
        '`requests[0]` must be one that joining',
      );
    });
  });

  it('takes both forms of one service ID as one', () => {
    expect(
      answer({}, [
        asked(CREATE_SERVICE_ID_API_KEY),
        asked(CREATE_SERVICE_ID_API_KEY, { principal: BEN, resource: ROBOT.slice(4) }),
      ]),
    ).toHaveLength(3);
  });
});
