import {
  type Account,
  compareAccess,
  decide,
  type Policy,
  withApiKeyCreation,
  withMember,
  withoutMember,
  withoutPolicy,
  withPolicy,
  withServiceIdCreation,
} from 'apikey-policy';
import { describe, expect, it } from 'vitest';
import * as given from '../../../support/given.ts';
import {
  ANNA,
  BEN,
  CREATE_SERVICE_ID,
  CREATE_SERVICE_ID_API_KEY,
  CREATE_USER_API_KEY,
  GROUP,
  OPERATOR,
  PUBLIC,
  ROBOT,
  SERVICE_ID_CREATOR,
  UPDATE_SETTING,
} from '../../../support/names.ts';

const LOST = 'iam-ServiceId-LOST';
const AWAY = 'iam-Profile-AWAY';
const robot = { kind: 'service-id', id: ROBOT };
const FREE = { serviceIdCreation: 'NOT_RESTRICTED' };

const about = (principal: string, changes: object = {}): Policy =>
  given.policy({ id: principal, subject: { principal }, roles: [OPERATOR], ...changes }) as Policy;

/** What a row says, without its decisions. */
const rowsOf = (before: Account, after: Account): readonly (readonly string[])[] =>
  compareAccess(before, after).rows.map(({ action, principal, resource, class: name }) =>
    resource === undefined ? [action, principal, name] : [action, principal, resource, name],
  );

const SWAPPED: ReadonlyMap<string, string> = new Map([
  ['gained', 'revoked'],
  ['maybe-gained', 'maybe-revoked'],
]);

/** Expects these rows between two states, and on the way back the same ones with their classes swapped (CMP-2). */
function expectRows(before: Account, after: Account, expected: readonly (readonly string[])[]): void {
  expect(rowsOf(before, after)).toEqual(expected);
  expect(rowsOf(after, before)).toEqual(expected.map((row) => row.map((part) => SWAPPED.get(part) ?? part)));
}

describe('CMP-1: rows of principals that are only named', () => {
  it('are about one that a policy names in one of the accounts', () => {
    const of = given.account({ principals: [given.user(ANNA), robot] });
    expectRows(of, withPolicy(of, about(LOST)), [
      [UPDATE_SETTING, LOST, 'maybe-gained'],
      [CREATE_SERVICE_ID_API_KEY, LOST, 'ServiceId-ROBOT', 'maybe-gained'],
    ]);
  });

  it('have the decisions of both accounts', () => {
    const before = given.account({ principals: [given.user(ANNA)] });
    const after = withPolicy(before, about(LOST));
    const request = { principal: LOST, action: UPDATE_SETTING };
    expect(compareAccess(before, after).rows).toStrictEqual([
      { ...request, class: 'maybe-gained', before: decide(before, request), after: decide(after, request) },
    ]);
  });

  it('are none where it only loses or gains what nothing grants', () => {
    const of = given.account({ principals: [given.user(ANNA), robot] });
    expectRows(of, withPolicy(of, about(LOST, { roles: [] })), []);
  });

  it('are about one that a group names in one of the accounts', () => {
    const of = given.account({ principals: [given.user(ANNA)], ...FREE, accessGroups: [given.member(ANNA)] });
    const joined = withMember(of, GROUP, LOST);
    expectRows(of, joined, [[CREATE_SERVICE_ID, LOST, 'maybe-gained']]);
    expect(rowsOf(joined, withoutMember(joined, GROUP, LOST))).toEqual([[CREATE_SERVICE_ID, LOST, 'maybe-revoked']]);
  });

  it('are about one that the public access group names, new or not', () => {
    const of = given.account({ principals: [given.user(ANNA)], ...FREE });
    const listing = (...members: readonly string[]): Account => ({ ...of, accessGroups: [{ id: PUBLIC, members }] });
    expectRows(of, listing(LOST), [[CREATE_SERVICE_ID, LOST, 'maybe-gained']]);
    expectRows(listing(ANNA), listing(LOST, ANNA), [[CREATE_SERVICE_ID, LOST, 'maybe-gained']]);
  });

  it('are about one whose policy begins to count', () => {
    const of = given.account({ principals: [given.user(ANNA)], ...FREE });
    const deleted = withPolicy(of, about(LOST, { state: 'deleted', roles: [] }));
    expectRows(deleted, withPolicy(of, about(LOST, { roles: [] })), [[CREATE_SERVICE_ID, LOST, 'maybe-gained']]);
  });

  it('are about those of a setting, like all others', () => {
    const of = given.account({ principals: [given.user(ANNA), robot], policies: [about(LOST), about(AWAY)] });
    expectRows(of, withServiceIdCreation(of, 'NOT_SET'), [
      [CREATE_SERVICE_ID, ANNA, 'gained'],
      [CREATE_SERVICE_ID, ROBOT, 'gained'],
      [CREATE_SERVICE_ID, AWAY, 'maybe-gained'],
      [CREATE_SERVICE_ID, LOST, 'maybe-gained'],
    ]);
    expect(rowsOf(of, withApiKeyCreation(of, 'NOT_SET'))).toEqual([[CREATE_USER_API_KEY, ANNA, 'gained']]);
  });

  it('have a principal that only one of the accounts lists', () => {
    const named = given.account({ principals: [given.user(ANNA), robot], policies: [about(AWAY)] });
    const listed = { ...named, principals: [...named.principals, { kind: 'trusted-profile', id: AWAY } as const] };
    expectRows(named, listed, [
      [UPDATE_SETTING, AWAY, 'maybe-gained'],
      [CREATE_SERVICE_ID_API_KEY, AWAY, 'ServiceId-ROBOT', 'maybe-gained'],
    ]);
  });

  it('are about no user that is only named', () => {
    const of = given.account({ principals: [given.user(ANNA)], ...FREE });
    expectRows(
      of,
      withPolicy({ ...of, accessGroups: [{ id: GROUP, members: ['IBMid-GONE'] }] }, about('IBMid-LOST')),
      [],
    );
  });
});

describe('CMP-1: the order of rows', () => {
  const roles = { roles: [SERVICE_ID_CREATOR] };

  it('is that of the first account, its only-named ones last, then of what is new in the second', () => {
    const before = given.account({
      principals: [given.user(BEN), given.user(ANNA)],
      policies: ['iam-ServiceId-b', 'iam-ServiceId-a'].map((id) => about(id, roles)),
    });
    const after = given.account({
      principals: [given.user('IBMid-NEW'), given.user(ANNA), given.user(BEN)],
      policies: ['iam-ServiceId-b', 'iam-ServiceId-d', 'iam-ServiceId-a', 'iam-ServiceId-c'].map((id) =>
        about(id, roles),
      ),
      serviceIdCreation: 'NOT_SET',
    });
    expect(compareAccess(before, after).rows.map(({ principal }) => principal)).toEqual([
      BEN,
      ANNA,
      'IBMid-NEW',
      'iam-ServiceId-c',
      'iam-ServiceId-d',
    ]);
    // The principals that may create service IDs before, and that the second account neither lists nor names.
    const gone = given.account({ principals: [], ...FREE });
    expect(
      compareAccess({ ...before, ...FREE }, gone).rows.map(({ principal, class: name }) => [principal, name]),
    ).toEqual([
      [BEN, 'revoked'],
      [ANNA, 'revoked'],
      ['iam-ServiceId-a', 'maybe-revoked'],
      ['iam-ServiceId-b', 'maybe-revoked'],
    ]);
  });

  it('leaves one that becomes listed where it was named', () => {
    const before = given.account({ principals: [given.user(BEN)], policies: [about(LOST, roles)] });
    const listed = { kind: 'service-id', id: LOST };
    const after = given.account({
      principals: [listed, given.user(ANNA), given.user(BEN)],
      policies: [about(LOST, roles)],
      serviceIdCreation: 'NOT_SET',
    });
    expect(rowsOf(before, after)).toEqual([
      [CREATE_SERVICE_ID, BEN, 'gained'],
      [CREATE_SERVICE_ID, LOST, 'maybe-gained'],
      [CREATE_SERVICE_ID, ANNA, 'gained'],
    ]);
  });
});

describe('CMP-1: keys of service IDs', () => {
  it('are about listed ones alone', () => {
    const before = given.account({ principals: [given.user(ANNA), robot] });
    const after = withPolicy(withPolicy(before, about(LOST)), about(ANNA));
    expect(rowsOf(before, after).filter(([action]) => action === CREATE_SERVICE_ID_API_KEY)).toEqual([
      [CREATE_SERVICE_ID_API_KEY, ANNA, 'ServiceId-ROBOT', 'gained'],
      [CREATE_SERVICE_ID_API_KEY, LOST, 'ServiceId-ROBOT', 'maybe-gained'],
    ]);
  });

  it('are about one that becomes listed', () => {
    const named = given.account({ principals: [given.user(ANNA)], policies: [about(LOST), about(ANNA)] });
    const listed = { ...named, principals: [...named.principals, { kind: 'service-id', id: LOST } as const] };
    expect(rowsOf(named, listed)).toEqual([
      [UPDATE_SETTING, LOST, 'maybe-gained'],
      [CREATE_SERVICE_ID_API_KEY, ANNA, 'ServiceId-LOST', 'gained'],
      [CREATE_SERVICE_ID_API_KEY, LOST, 'ServiceId-LOST', 'gained'],
    ]);
  });
});

describe('CMP-3: lockouts, where a principal is only named', () => {
  it('are not certain as long as it may', () => {
    const before = given.account({ principals: [given.user(ANNA)], policies: [about(ANNA), about(LOST)] });
    const after = withoutPolicy(before, ANNA);
    expect(compareAccess(before, after).lockouts).toEqual([{ code: 'nobody-may-change-the-setting', certain: false }]);
    expect(compareAccess(before, withoutPolicy(after, LOST)).lockouts).toEqual([
      { code: 'nobody-may-change-the-setting', certain: true },
    ]);
  });

  it('are none where it was the only one that might', () => {
    const before = given.account({ principals: [given.user(ANNA)], policies: [about(LOST)] });
    expect(compareAccess(before, withoutPolicy(before, LOST), { actor: LOST }).lockouts).toEqual([]);
  });
});
