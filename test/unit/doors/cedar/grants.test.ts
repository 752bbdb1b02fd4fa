import { decide } from 'apikey-policy';
import { describe, expect, it } from 'vitest';
import { allowsInCedar } from '../../../differential/cedar-engine.ts';
import * as given from '../../../support/given.ts';
import {
  ANNA,
  BEN,
  CREATE_SERVICE_ID,
  CREATE_SERVICE_ID_API_KEY,
  CREATE_USER_API_KEY,
  GROUP,
  KEY_CREATOR,
  OPERATOR,
  PROFILE,
  PUBLIC,
  ROBOT,
  UNHEARD_OF,
  UPDATE_SETTING,
} from '../../../support/names.ts';
import { permitIn, permitsBy, permitsOf, targetsOf } from './exported.ts';

const DAY = '{{environment.attributes.day_of_week}}';
const laterThan = (value: string): object => ({ ...given.earlierThan(value), operator: 'timeGreaterThan' });

describe('CED-2: only certain grants are exported', () => {
  it('one permit for each action that a policy grants', () => {
    expect(permitsBy({})).toEqual([
      `p/${UPDATE_SETTING}`,
      `p/${CREATE_USER_API_KEY}`,
      `p/${CREATE_SERVICE_ID_API_KEY}`,
      `p/${CREATE_SERVICE_ID}`,
    ]);
    expect(permitsBy({ roles: [OPERATOR] })).toEqual([`p/${UPDATE_SETTING}`, `p/${CREATE_SERVICE_ID_API_KEY}`]);
  });

  it('a subject that is `undefined` is absent', () => {
    const accessGroups = [{ id: GROUP, members: [ANNA] }];
    const subject = { principal: undefined, accessGroup: GROUP };
    expect(permitsOf({ accessGroups, policies: [given.policy({ subject, roles: [OPERATOR] })] })).toEqual([
      `p/${UPDATE_SETTING}`,
      `p/${CREATE_SERVICE_ID_API_KEY}`,
    ]);
  });

  it.each([
    ['its state is not active', { state: 'deleted' }],
    ['its type is not access', { type: 'authorization' }],
    ['its role is unknown', { roles: [UNHEARD_OF] }],
    [
      'its operator is unknown',
      { target: given.on(given.attribute('serviceName', 'iam-identity', 'stringNotEquals')) },
    ],
    [
      'its operator for the service ID is a number',
      { target: given.narrowedBy({ ...given.attribute('resource', 'ServiceId-1'), operator: 1 } as never) },
    ],
    ['its target does not match', { target: given.narrowedBy(given.attribute('region', 'us-south')) }],
    [
      'its target is tagged',
      { target: { ...given.on(given.attribute('serviceName', 'iam-identity')), tags: [given.attribute('a', 'b')] } },
    ],
    ['its group is the public one', { subject: { accessGroup: PUBLIC } }],
    ['its group is not listed', { subject: { accessGroup: GROUP } }],
    ['its principal is not listed', { subject: { principal: 'IBMid-NOBODY' } }],
    ['its condition fails', { condition: given.FAILS }],
    ['its condition cannot be read', { condition: given.UNREADABLE }],
    ['its condition is null', { condition: null }],
    ['its condition is a string', { condition: 'always' }],
    ['its condition has a string for its parts', { condition: { operator: 'and', conditions: 'all' } }],
    ['its condition is never true at midnight', { condition: given.earlierThan('00:00:00Z') }],
    ['its condition names no day', { condition: { key: DAY, operator: 'dayOfWeekAnyOf', value: [] } }],
    [
      'its window ends before it begins',
      { condition: given.all(laterThan('17:00:00Z'), given.earlierThan('09:00:00Z')) },
    ],
  ])('none where %s', (_, changes) => {
    expect(permitsBy(changes)).toEqual([]);
  });

  it('none where the user that it names is not active', () => {
    expect(permitsOf({ principals: [given.user(ANNA, 'SUSPENDED')], policies: [given.policy()] })).toEqual([]);
    expect(permitsOf({ principals: [given.user(ANNA, 'ODD')], policies: [given.policy()] })).toEqual([]);
  });

  it('a window that opens once a week in one era is enough', () => {
    const monday = { key: DAY, operator: 'dayOfWeekEquals', value: 1 };
    const since = { ...monday, key: '{{environment.attributes.current_date_time}}', operator: 'dateTimeGreaterThan' };
    const condition = given.all({ ...since, value: '2026-03-16T12:00:00Z' }, monday, given.earlierThan('00:00:01Z'));
    expect(permitsBy({ condition, roles: [KEY_CREATOR] })).toEqual([`p/${CREATE_USER_API_KEY}`]);
  });

  it('P4: no user API key for a service ID, as itself or as a member', () => {
    expect(permitsBy({ subject: { principal: ROBOT } })).toEqual([
      `p/${UPDATE_SETTING}`,
      `p/${CREATE_SERVICE_ID_API_KEY}`,
      `p/${CREATE_SERVICE_ID}`,
    ]);
    const team = given.account({
      accessGroups: [given.member(ROBOT, ANNA)],
      policies: [given.policy({ subject: { accessGroup: GROUP } })],
    });
    expect(allowsInCedar(team, { principal: ANNA, action: CREATE_USER_API_KEY })).toBe(true);
    expect(allowsInCedar(team, { principal: ANNA, action: CREATE_USER_API_KEY, resource: BEN })).toBe(false);
    expect(allowsInCedar(team, { principal: ROBOT, action: CREATE_USER_API_KEY })).toBe(false);
  });

  it('P4, P5: a user API key is for the user that the policy names, or for the member that requests it', () => {
    const one = given.account({ policies: [given.policy()] });
    const named = permitIn(one, `p/${CREATE_USER_API_KEY}`);
    expect(named?.resource).toEqual({ op: '==', entity: { type: 'IbmCloudIam::User', id: ANNA } });
    expect(named?.conditions).toEqual([]);
    const team = given.account({
      accessGroups: [given.member(ANNA)],
      policies: [given.policy({ subject: { accessGroup: GROUP } })],
    });
    const [own, other] = [permitIn(team, `p/${CREATE_USER_API_KEY}`), permitIn(team, `p/${UPDATE_SETTING}`)];
    const entity = { type: 'IbmCloudIam::AccessGroup', id: GROUP };
    expect(own?.principal).toEqual({ op: 'is', entity_type: 'IbmCloudIam::User', in: { entity } });
    expect(own?.resource).toEqual({ op: 'All' });
    expect(own?.conditions).toHaveLength(1);
    expect(other?.principal).toEqual({ op: 'in', entity });
  });

  it('S for the service IDs that a matcher fits, evaluated here: one permit for their group (CED-5)', () => {
    const robots = ['iam-ServiceId-a1', 'iam-ServiceId-a22', 'iam-ServiceId-b1'].map((id) => ({
      kind: 'service-id',
      id,
    }));
    const principals = [given.user(ANNA), ...robots];
    const target = given.narrowedBy(given.attribute('resource', 'ServiceId-?1', 'stringMatch'));
    const permits = [`p/${CREATE_SERVICE_ID_API_KEY}`];
    const matched = ['iam-ServiceId-a1', 'iam-ServiceId-b1'];
    expect(permitsOf({ principals, policies: [given.policy({ target })] })).toEqual(permits);
    expect(targetsOf({ principals, policies: [given.policy({ target })] })).toEqual({
      'stringMatch/ServiceId-%003F1': matched,
    });
    const asks = { key: '{{resource.attributes.resource}}', operator: 'stringMatch', value: 'ServiceId-?1' };
    const condition = given.any(given.FAILS, given.all(given.HOLDS, asks));
    expect(permitsOf({ principals, policies: [given.policy({ condition })] })).toEqual(permits);
    expect(targetsOf({ principals, policies: [given.policy({ condition })] })).toEqual({ 'policy/p': matched });
    expect(permitsOf({ principals, policies: [given.policy({ condition: asks })] })).toEqual(permits);
  });

  it('R1: a role that the account defines', () => {
    const roles = [{ crn: UNHEARD_OF, service: 'iam-identity', actions: [UPDATE_SETTING] }];
    expect(permitsOf({ roles, policies: [given.policy({ roles: [UNHEARD_OF] })] })).toEqual([`p/${UPDATE_SETTING}`]);
  });

  it('S in the account where a policy looks at no service ID, so that all that is listed is covered', () => {
    for (const condition of [
      undefined,
      given.earlierThan('12:00:00Z'),
      given.any(given.earlierThan('12:00:00Z'), given.FAILS),
    ]) {
      const stated = given.account({
        policies: [given.policy({ roles: [OPERATOR], ...(condition && { condition }) })],
      });
      expect(permitIn(stated, `p/${CREATE_SERVICE_ID_API_KEY}`)?.resource).toEqual({
        op: 'in',
        entity: { type: 'IbmCloudIam::Account', id: 'this' },
      });
    }
  });

  it('S5, S8: an action that nothing restricts is one permit for all active principals', () => {
    const free = { apiKeyCreation: 'NOT_SET', serviceIdCreation: 'NOT_RESTRICTED' };
    expect(permitsOf(free)).toEqual([`not-restricted:${CREATE_USER_API_KEY}`, `not-restricted:${CREATE_SERVICE_ID}`]);
    expect(allowsInCedar(given.account(free), { principal: ANNA, action: CREATE_USER_API_KEY })).toBe(true);
    expect(allowsInCedar(given.account(free), { principal: ANNA, action: CREATE_USER_API_KEY, resource: BEN })).toBe(
      false,
    );
    expect(permitsOf({ ...free, apiKeyCreation: 'odd' })).toEqual([`not-restricted:${CREATE_SERVICE_ID}`]);
    expect(permitsOf({ ...free, enterprise: { serviceIdCreation: ['RESTRICTED'] } })).toEqual([
      `not-restricted:${CREATE_USER_API_KEY}`,
    ]);
  });

  it('what is partial allows nothing more', () => {
    const groups = [{ ...given.member(ANNA), partial: true }];
    const team = given.account({
      accessGroups: groups,
      policies: [given.policy({ subject: { accessGroup: GROUP } })],
      partial: ['policies', 'principals', 'accessGroups', 'roles'],
    });
    for (const principal of [ANNA, BEN, PROFILE, 'IBMid-NOBODY']) {
      expect(allowsInCedar(team, { principal, action: UPDATE_SETTING })).toBe(
        decide(team, { principal, action: UPDATE_SETTING }).allowed,
      );
    }
    expect(
      allowsInCedar(team, { principal: ANNA, action: CREATE_SERVICE_ID_API_KEY, resource: 'ServiceId-NOBODY' }),
    ).toBe(false);
  });
});
