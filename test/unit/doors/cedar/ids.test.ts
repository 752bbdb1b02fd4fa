import type { Request } from 'apikey-policy';
import { toCedar, toCedarRequest } from 'apikey-policy/cedar';
import { describe, expect, it } from 'vitest';
import { allowsInCedar, complaintsAbout } from '../../../differential/cedar-engine.ts';
import * as given from '../../../support/given.ts';
import {
  ANNA,
  BEN,
  CREATE_SERVICE_ID,
  CREATE_SERVICE_ID_API_KEY,
  CREATE_USER_API_KEY,
  GROUP,
  PROFILE,
  ROBOT,
  UPDATE_SETTING,
} from '../../../support/names.ts';

const resourceOf = (request: Request) => toCedarRequest(request).resource;

describe('CED-1: ids', () => {
  it.each([
    ['IBMid-060001ADMN', 'IBMid-060001ADMN'],
    ['a_b.c-d', 'a_b.c-d'],
    ['a b%c"d\\e\n', 'a%0020b%0025c%0022d%005Ce%000A'],
    ['ä\u{1f511}', '%00E4%D83D%DD11'],
    ['\ud83d', '%D83D'],
    ['__proto__', '__proto__'],
  ])('%j', (id, escaped) => {
    expect(toCedarRequest({ principal: id, action: UPDATE_SETTING }).principal).toEqual({
      type: 'IbmCloudIam::User',
      id: escaped,
    });
  });

  it('odd ones are no trouble to the engine', () => {
    const odd = ['\ud83d', 'а-b', '"; permit', '__proto__', 'constructor', '%0041', 'A'];
    const stated = given.account({
      principals: odd.map((id) => given.user(id)),
      accessGroups: odd.map((id) => ({ id, members: [id] })),
      policies: odd.flatMap((id) => [
        given.policy({ id, subject: { principal: id } }),
        given.policy({ id: `${id}/`, subject: { accessGroup: id } }),
      ]),
    });
    expect(complaintsAbout(toCedar(stated))).toEqual([]);
    expect(odd.map((principal) => allowsInCedar(stated, { principal, action: CREATE_USER_API_KEY }))).toEqual(
      odd.map(() => true),
    );
  });

  it('principals by their kind', () => {
    const types = [ANNA, ROBOT, PROFILE].map(
      (principal) => toCedarRequest({ principal, action: UPDATE_SETTING }).principal.type,
    );
    expect(types).toEqual(['IbmCloudIam::User', 'IbmCloudIam::ServiceId', 'IbmCloudIam::TrustedProfile']);
  });

  it('resources: the account, the user who gets the key, the service ID in one form', () => {
    const here = { type: 'IbmCloudIam::Account', id: 'this' };
    expect(resourceOf({ principal: ANNA, action: UPDATE_SETTING, resource: 'x' })).toEqual(here);
    expect(resourceOf({ principal: ANNA, action: CREATE_SERVICE_ID })).toEqual(here);
    expect(resourceOf({ principal: ANNA, action: CREATE_USER_API_KEY })).toEqual({
      type: 'IbmCloudIam::User',
      id: ANNA,
    });
    expect(resourceOf({ principal: ANNA, action: CREATE_USER_API_KEY, resource: BEN })).toEqual({
      type: 'IbmCloudIam::User',
      id: BEN,
    });
    const robot = { type: 'IbmCloudIam::ServiceId', id: ROBOT };
    expect(resourceOf({ principal: ANNA, action: CREATE_SERVICE_ID_API_KEY, resource: ROBOT })).toEqual(robot);
    expect(resourceOf({ principal: ANNA, action: CREATE_SERVICE_ID_API_KEY, resource: 'ServiceId-ROBOT' })).toEqual(
      robot,
    );
    expect(resourceOf({ principal: ANNA, action: CREATE_SERVICE_ID_API_KEY, resource: 'ROBOT' })).toEqual({
      ...robot,
      id: 'ROBOT',
    });
  });

  it.each([
    ['principal', { principal: '', action: UPDATE_SETTING }],
    ['resource', { principal: ANNA, action: CREATE_SERVICE_ID_API_KEY }],
    ['time', { principal: ANNA, action: UPDATE_SETTING, time: Number.NaN }],
  ])('a request that has no such `%s` is a TypeError', (field, request: Request) => {
    expect(() => toCedarRequest(request)).toThrow(new RegExp(`^\`${field}\``));
  });
});

describe('CED-1: an account that says things twice', () => {
  it('is exported once', () => {
    const twice = (entry: unknown): unknown[] => [entry, entry];
    const once = { principals: [given.user(ANNA)], accessGroups: [given.member(ANNA)], policies: [given.policy()] };
    const doubled = {
      principals: twice(given.user(ANNA)),
      accessGroups: twice(given.member(ANNA, ANNA)),
      policies: twice(given.policy()),
    };
    expect(toCedar(given.account(doubled))).toEqual(toCedar(given.account(once)));
  });

  it('and who does not act is in nothing', () => {
    const { entities } = toCedar(
      given.account({
        principals: [given.user(ANNA), given.user(BEN, 'PENDING'), { kind: 'service-id', id: ROBOT }],
        accessGroups: [given.member(ANNA, BEN, 'IBMid-NOBODY')],
      }),
    );
    const parents = entities.map(({ uid, parents }) => [uid.id, parents.map(({ id }) => id)]);
    expect(parents).toEqual([
      ['this', []],
      [GROUP, []],
      [ANNA, ['this', GROUP]],
      [BEN, []],
      [ROBOT, ['this']],
    ]);
  });
});
