import { ACTIONS } from 'apikey-policy';
import { describe, expect, it } from 'vitest';
import { answerBy, answersBy } from '../../support/answers.ts';
import * as given from '../../support/given.ts';
import { ANNA, CREATE_SERVICE_ID_API_KEY, CREATE_USER_API_KEY, UPDATE_SETTING } from '../../support/names.ts';

const ALL = ACTIONS.map(() => 'granted');
const NONE = ACTIONS.map(() => 'no-grant');
const ONLY_S = ['no-grant', 'no-grant', 'granted', 'no-grant'];

describe('G2: the attributes of the request', () => {
  it.each([
    ['accountId', 'account-1', ALL],
    ['accountId', 'account-2', NONE],
    ['accountId', 'ACCOUNT-1', NONE],
    ['serviceName', 'iam-identity', ALL],
    ['serviceName', 'iam-Identity', NONE],
    ['serviceType', 'platform_service', ALL],
    ['serviceType', 'service', NONE],
    ['service_group_id', 'IAM', ALL],
    ['service_group_id', 'iam', NONE],
    ['resourceType', 'serviceid', ONLY_S],
    ['resource', 'ServiceId-ROBOT', ONLY_S],
    ['resource', 'iam-ServiceId-ROBOT', NONE],
    ['resource', 'ServiceId-OTHER', NONE],
    ['resource', ANNA, NONE],
    ['resourceGroupId', 'default', NONE],
    ['region', 'us-south', NONE],
    ['serviceInstance', '1', NONE],
    ['ServiceName', 'iam-identity', NONE],
    ['constructor', 'x', NONE],
    ['__proto__', 'x', NONE],
  ])('narrowed by %s = %s', (key, value, answers) => {
    expect(answersBy({ target: given.narrowedBy(given.attribute(key, value)) })).toEqual(answers);
  });

  it('a user who is named as the one to get the key is no resource', () => {
    const narrowed = { target: given.narrowedBy(given.attribute('resource', ANNA)) };
    expect(answerBy({}, CREATE_USER_API_KEY, { resource: ANNA })).toBe('granted');
    expect(answerBy(narrowed, CREATE_USER_API_KEY, { resource: ANNA })).toBe('no-grant');
  });

  it.each(['ServiceId-ROBOT', 'iam-ServiceId-ROBOT'])('asked as %s, the resource has one form', (resource) => {
    const by = (value: string) =>
      answerBy({ target: given.narrowedBy(given.attribute('resource', value)) }, CREATE_SERVICE_ID_API_KEY, {
        resource,
      });
    expect(by('ServiceId-ROBOT')).toBe('granted');
    expect(by('iam-ServiceId-ROBOT')).toBe('no-grant');
  });

  it('all attributes must match', () => {
    expect(
      answerBy({ target: given.on(given.IAM_IDENTITY, given.PLATFORM_SERVICES, given.IAM_GROUP) }, UPDATE_SETTING),
    ).toBe('granted');
    for (const odd of [
      given.attribute('serviceType', 'x'),
      given.attribute('serviceName', 'kms'),
      given.attribute('region', 'x'),
    ]) {
      expect(answerBy({ target: given.on(given.IAM_IDENTITY, given.PLATFORM_SERVICES, odd) }, UPDATE_SETTING)).toBe(
        'no-grant',
      );
      expect(answerBy({ target: given.on(odd, given.IAM_IDENTITY, given.PLATFORM_SERVICES) }, UPDATE_SETTING)).toBe(
        'no-grant',
      );
    }
  });

  it.each(['region', 'resourceGroupId', 'serviceInstance', 'toString'])(
    '%s, which the request lacks, matches only where it is to be absent',
    (key) => {
      const by = (value: unknown, operator: string) =>
        answerBy({ target: given.narrowedBy(given.attribute(key, value, operator)) }, UPDATE_SETTING);
      expect(by(false, 'stringExists')).toBe('granted');
      expect(by(true, 'stringExists')).toBe('no-grant');
      expect(by('*', 'stringMatch')).toBe('no-grant');
      expect(by('', 'stringEquals')).toBe('no-grant');
      expect(by(['', 'undefined', 'null'], 'stringEqualsAnyOf')).toBe('no-grant');
      expect(by(['*', ''], 'stringMatchAnyOf')).toBe('no-grant');
    },
  );
});

describe('G3: selecting IAM Identity', () => {
  it.each([
    ['serviceName', [given.IAM_IDENTITY], 'granted'],
    ['serviceType', [given.PLATFORM_SERVICES], 'granted'],
    ['service_group_id', [given.IAM_GROUP], 'granted'],
    ['a wildcard', [given.attribute('serviceName', 'iam-*', 'stringMatch')], 'granted'],
    ['a list', [given.attribute('serviceType', ['service', 'platform_service'], 'stringEqualsAnyOf')], 'granted'],
    ['a list of wildcards', [given.attribute('service_group_id', ['I?M'], 'stringMatchAnyOf')], 'granted'],
    ['nothing at all', [], 'no-grant'],
    ['accountId alone', [given.attribute('accountId', 'account-1')], 'no-grant'],
    ['a name that only exists', [given.attribute('serviceName', true, 'stringExists')], 'no-grant'],
    ['a type that only exists', [given.attribute('serviceType', 'true', 'stringExists')], 'no-grant'],
    ['a group that only exists', [given.attribute('service_group_id', true, 'stringExists')], 'no-grant'],
    ['a name whose existence cannot be read', [given.attribute('serviceName', 'maybe', 'stringExists')], 'no-grant'],
    ['an absent attribute', [given.attribute('region', false, 'stringExists')], 'no-grant'],
    ['all services', [given.attribute('serviceType', 'service')], 'no-grant'],
    ['another service', [given.attribute('serviceName', 'kms')], 'no-grant'],
    ['an operator that cannot be read', [given.attribute('serviceName', 'kms', 'odd')], ['unknown-operator']],
    ['a value that cannot be read', [given.attribute('service_group_id', ['IAM'])], ['unknown-operator']],
    ['an unreadable region alone', [given.attribute('region', 'x', 'odd')], 'no-grant'],
    ['two names, one of them another', [given.IAM_IDENTITY, given.attribute('serviceName', 'kms')], 'no-grant'],
  ])('by %s', (_, attributes, answer) => {
    expect(answerBy({ target: given.on(...attributes) }, UPDATE_SETTING)).toEqual(answer);
  });

  it('a target without accountId belongs to the account that lists it, another account’s never matches', () => {
    expect(answerBy({ target: given.narrowedBy(given.attribute('accountId', 'account-1')) }, UPDATE_SETTING)).toBe(
      'granted',
    );
    expect(answerBy({ target: given.narrowedBy(given.attribute('accountId', 'account-2')) }, UPDATE_SETTING)).toBe(
      'no-grant',
    );
    expect(
      answerBy({ target: given.narrowedBy(given.attribute('accountId', 'account-?', 'stringMatch')) }, UPDATE_SETTING),
    ).toBe('granted');
  });
});

// The result of each operator is tested in matching/string-test.test.ts.
describe('G4: operators and values in a target', () => {
  it('the default operator is stringEquals', () => {
    expect(answerBy({ target: given.on(given.attribute('serviceName', 'iam-identity')) }, UPDATE_SETTING)).toBe(
      'granted',
    );
    expect(answerBy({ target: given.on(given.attribute('serviceName', 'iam-*')) }, UPDATE_SETTING)).toBe('no-grant');
  });

  it.each([
    ['stringequals', 'x'],
    ['stringNotEquals', 'x'],
    ['timeLessThan', '12:00:00Z'],
    ['', 'x'],
    [null, 'x'],
    [7, 'x'],
    ['constructor', 'x'],
    ['stringEquals', ['x']],
    ['stringEquals', null],
    ['stringEquals', {}],
    ['stringEquals', undefined],
    [undefined, undefined],
    ['stringMatch', ['*']],
    ['stringMatch', null],
    ['stringExists', [true]],
    ['stringExists', 'yes'],
    ['stringExists', undefined],
    ['stringEqualsAnyOf', 'x'],
    ['stringEqualsAnyOf', undefined],
    ['stringEqualsAnyOf', ['x', null]],
    ['stringEqualsAnyOf', ['iam-identity', ['x']]],
    ['stringMatchAnyOf', '*'],
    ['stringMatchAnyOf', ['*', {}]],
  ])('operator %j with value %j is unknown, whether or not the request has the attribute', (operator, value) => {
    for (const key of ['serviceName', 'region']) {
      expect(answerBy({ target: given.narrowedBy(given.attribute(key, value, operator)) }, UPDATE_SETTING)).toEqual([
        'unknown-operator',
      ]);
    }
  });

  it.each(['stringEqualsAnyOf', 'stringMatchAnyOf'])('an empty list matches nothing by %s', (operator) => {
    for (const key of ['serviceName', 'region']) {
      expect(answerBy({ target: given.narrowedBy(given.attribute(key, [], operator)) }, UPDATE_SETTING)).toBe(
        'no-grant',
      );
    }
  });

  it('an unknown match beside a false one changes nothing', () => {
    const odd = given.attribute('region', 'x', 'odd');
    expect(answerBy({ target: given.on(given.attribute('serviceName', 'kms'), odd) }, UPDATE_SETTING)).toBe('no-grant');
    expect(answerBy({ target: given.on(odd, given.attribute('serviceName', 'kms')) }, UPDATE_SETTING)).toBe('no-grant');
  });
});
