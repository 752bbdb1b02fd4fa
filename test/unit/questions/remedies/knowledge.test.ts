import { applyRemedy, type Request, remedies } from 'apikey-policy';
import { describe, expect, it } from 'vitest';
import * as given from '../../../support/given.ts';
import {
  ANNA,
  BEN,
  CREATE_SERVICE_ID,
  CREATE_SERVICE_ID_API_KEY,
  CREATE_USER_API_KEY,
  MONDAY_NOON,
  UNHEARD_OF,
  UPDATE_SETTING,
  VIEWER,
} from '../../../support/names.ts';
import { answers, asked, supplied, viaGroup } from './given.ts';

const DATE_TIME = '{{environment.attributes.current_date_time}}';
const until = (value: string): object => ({ key: DATE_TIME, operator: 'dateTimeLessThan', value });
const since = (value: string): object => ({ key: DATE_TIME, operator: 'dateTimeGreaterThanOrEquals', value });

describe('REM-3: supply-time', () => {
  const example = (condition: object, request: Partial<Request> = {}): string | undefined =>
    answers({ policies: [given.policy({ condition })] }, UPDATE_SETTING, request).find((change) =>
      change.startsWith('time'),
    );

  it('is the first instant since 1970 at which it is allowed', () => {
    expect(example(given.earlierThan('00:00:01Z'))).toBe('time 1970-01-01T00:00:00.000Z');
    expect(example(since('2030-05-01T00:00:00+02:00'))).toBe('time 2030-04-30T22:00:00.000Z');
    const monday = { key: '{{environment.attributes.day_of_week}}', operator: 'dayOfWeekEquals', value: 1 };
    expect(example({ operator: 'and', conditions: [monday, since('2030-05-01T00:00:00Z')] })).toBe(
      'time 2030-05-06T00:00:00.000Z',
    );
  });

  it('is the last instant before, where none comes since', () => {
    expect(example(until('1969-12-31T00:00:00Z'))).toBe('time 1969-12-30T23:59:59.999Z');
    expect(example(until('1970-01-01T00:00:00Z'))).toBe('time 1969-12-31T23:59:59.999Z');
    expect(example(until('1970-01-01T00:00:01Z'))).toBe('time 1970-01-01T00:00:00.000Z');
  });

  it('is the best that any of the policies has', () => {
    const policies = [until('1969-12-01T00:00:00Z'), since('2031-01-01T00:00:00Z'), since('2030-01-01T00:00:00Z')].map(
      (condition, index) => given.policy({ id: `p-${index}`, condition }),
    );
    expect(answers({ policies }, UPDATE_SETTING)[0]).toBe('time 2030-01-01T00:00:00.000Z');
    expect(answers({ policies: policies.slice(0, 1) }, UPDATE_SETTING)[0]).toBe('time 1969-11-30T23:59:59.999Z');
  });

  it('is none where the request has a time, or no instant will do', () => {
    expect(example(given.earlierThan('12:00:00Z'), { time: MONDAY_NOON })).toBeUndefined();
    expect(example({ operator: 'and', conditions: [given.earlierThan('12:00:00Z'), given.FAILS] })).toBeUndefined();
    expect(
      example({ operator: 'and', conditions: [given.earlierThan('12:00:00Z'), given.UNREADABLE] }),
    ).toBeUndefined();
    expect(example(given.earlierThan('00:00:00Z'))).toBeUndefined();
  });

  it('is put into the request, which stays as it is but for that', () => {
    const of = given.account({ policies: [given.policy({ condition: since('2030-01-01T00:00:00Z') })] });
    const [remedy] = remedies(of, asked(CREATE_SERVICE_ID_API_KEY));
    if (remedy === undefined) throw new Error('there is a remedy');
    expect(applyRemedy(of, asked(CREATE_SERVICE_ID_API_KEY), remedy)).toStrictEqual({
      account: of,
      request: { ...asked(CREATE_SERVICE_ID_API_KEY), time: Date.parse('2030-01-01T00:00:00Z') },
    });
  });

  it('looks at the policies of whoever asks alone', () => {
    const closed = { condition: given.earlierThan('12:00:00Z') };
    const bens = [given.policy({ subject: { principal: BEN }, ...closed }), viaGroup({ id: 'q', ...closed })];
    expect(
      answers({ policies: bens, accessGroups: [{ ...given.member(BEN), partial: true }] }, CREATE_SERVICE_ID),
    ).toEqual(['assign Service ID creator', 'relax serviceIdCreation']);
  });

  it('asks the condition about the service ID', () => {
    const robots = { key: '{{resource.attributes.resource}}', operator: 'stringEquals', value: 'ServiceId-ROBOT' };
    const condition = { operator: 'and', conditions: [given.earlierThan('12:00:00Z'), robots] };
    expect(answers({ policies: [given.policy({ condition })] }, CREATE_SERVICE_ID_API_KEY)[0]).toBe(
      'time 1970-01-01T00:00:00.000Z',
    );
  });
});

describe('REM-3: supply-data', () => {
  it('reads a state as active', () => {
    const principals = [given.user(ANNA, 'SLEEPING')];
    expect(answers({ principals, policies: [given.policy()] }, CREATE_USER_API_KEY)).toEqual([`state ${ANNA}`]);
    const of = given.account({
      principals: [given.user(BEN, 'SLEEPING'), { ...given.user(ANNA, 'SLEEPING'), email: 'anna@example.com' }],
      policies: [given.policy()],
    });
    const [remedy] = remedies(of, asked(CREATE_USER_API_KEY));
    if (remedy === undefined) throw new Error('there is a remedy');
    expect(applyRemedy(of, asked(CREATE_USER_API_KEY), remedy).account.principals).toEqual([
      given.user(BEN, 'SLEEPING'),
      { kind: 'user', id: ANNA, state: 'ACTIVE', email: 'anna@example.com' },
    ]);
  });

  it('lists who is missing from an incomplete list, and the service ID that a key is asked for', () => {
    const partial = ['principals'];
    const ofEach = ['x', 'iam-Profile-x'].map((principal, index) =>
      given.policy({ id: `${index}`, subject: { principal } }),
    );
    for (const principal of ['x', 'iam-Profile-x']) {
      expect(answers({ partial, policies: ofEach }, UPDATE_SETTING, { principal })).toEqual([`principal ${principal}`]);
    }
    expect(
      answers({ partial, policies: [given.policy()] }, CREATE_SERVICE_ID_API_KEY, { resource: 'ServiceId-x' }),
    ).toEqual(['service-id iam-ServiceId-x']);
    expect(
      answers({ partial, policies: ofEach }, CREATE_SERVICE_ID_API_KEY, { principal: 'x', resource: 'ServiceId-x' }),
    ).toEqual(['service-id iam-ServiceId-x + principal x']);
  });

  it('lists a principal with what its kind has, and leaves those that are listed', () => {
    const of = given.account({ partial: ['principals'] });
    const listed = (principal: string): unknown => {
      const request = asked(CREATE_SERVICE_ID, { principal });
      const [remedy] = remedies(of, request);
      if (remedy === undefined) throw new Error('there is a remedy');
      const { principals } = applyRemedy(of, request, remedy).account;
      expect(principals.slice(0, -1)).toEqual(of.principals);
      return principals.at(-1);
    };
    expect(listed('x')).toStrictEqual({ kind: 'user', id: 'x', state: 'ACTIVE' });
    expect(listed('iam-ServiceId-x')).toStrictEqual({ kind: 'service-id', id: 'iam-ServiceId-x' });
    expect(listed('iam-Profile-x')).toStrictEqual({ kind: 'trusted-profile', id: 'iam-Profile-x' });
  });

  it('lists a service ID that asks for a key of its own as either', () => {
    const [principal, partial] = ['iam-ServiceId-x', ['principals']];
    const policies = [given.policy({ subject: { principal } })];
    expect(answers({ partial, policies }, CREATE_SERVICE_ID_API_KEY, { principal, resource: principal })).toEqual([
      `principal ${principal}`,
      `service-id ${principal}`,
    ]);
  });

  it('reads the own value of a setting that could not be read, unless a template restricts', () => {
    expect(supplied(answers({ apiKeyCreation: 'odd' }, CREATE_USER_API_KEY))).toEqual(['setting apiKeyCreation']);
    expect(supplied(answers({ serviceIdCreation: undefined }, CREATE_SERVICE_ID))).toEqual([
      'setting serviceIdCreation',
    ]);
    for (const value of ['RESTRICTED', 'odd']) {
      expect(
        supplied(answers({ apiKeyCreation: 'odd', enterprise: { apiKeyCreation: [value] } }, CREATE_USER_API_KEY)),
      ).toEqual([]);
    }
    expect(supplied(answers({ apiKeyCreation: 'odd' }, UPDATE_SETTING))).toEqual([]);
  });

  it('reads a role as carrying the action, where the target lets a role of the account count', () => {
    const roles = [UNHEARD_OF, 'crn:other', VIEWER];
    expect(supplied(answers({ policies: [given.policy({ roles })] }, UPDATE_SETTING))).toEqual(
      ['role crn:other', `role ${UNHEARD_OF}`].sort(),
    );
    for (const target of [
      given.on(given.IAM_GROUP),
      given.on(given.PLATFORM_SERVICES),
      given.on(given.attribute('serviceName', 'kms')),
    ]) {
      expect(supplied(answers({ policies: [given.policy({ roles, target })] }, UPDATE_SETTING))).toEqual([]);
    }
    expect(
      supplied(answers({ policies: [given.policy({ roles, subject: { principal: BEN } })] }, UPDATE_SETTING)),
    ).toEqual([]);
  });

  it('reads no other role so than one that nobody defines', () => {
    const own = { crn: 'crn:own', service: 'iam-identity', actions: [CREATE_SERVICE_ID] };
    const policies = [given.policy({ roles: [own.crn, UNHEARD_OF] })];
    expect(supplied(answers({ roles: [own], policies }, UPDATE_SETTING))).toEqual([`role ${UNHEARD_OF}`]);
  });

  it('defines a role beside those that the account has', () => {
    const defined = { crn: UNHEARD_OF, service: 'iam-identity', actions: [UPDATE_SETTING] };
    const own = { crn: 'crn:own', service: 'iam-identity', actions: [CREATE_SERVICE_ID] };
    for (const roles of [undefined, [own]]) {
      const of = given.account({ policies: [given.policy({ roles: [UNHEARD_OF] })], ...(roles && { roles }) });
      const [remedy] = remedies(of, asked(UPDATE_SETTING));
      if (remedy === undefined) throw new Error('there is a remedy');
      expect(applyRemedy(of, asked(UPDATE_SETTING), remedy).account.roles).toStrictEqual([...(roles ?? []), defined]);
    }
  });
});
