import { ACTIONS } from 'apikey-policy';
import { describe, expect, it } from 'vitest';
import {
  ADMINISTRATOR,
  ANNA,
  account,
  ask,
  attribute,
  CREATE_SERVICE_ID_API_KEY,
  FAILS,
  GROUP,
  HOLDS,
  IAM_IDENTITY,
  KEY_CREATOR,
  member,
  narrowedBy,
  on,
  PLATFORM_SERVICES,
  policy,
  UNHEARD_OF,
  UPDATE_SETTING,
  user,
} from '../../support/build.ts';

const KMS = attribute('serviceName', 'kms');

const obstacles = (changes: object, action = UPDATE_SETTING, on: object = {}) =>
  ask(account({ policies: [policy(changes)], ...on }), action).nearMisses.map(({ obstacle }) => obstacle);

describe('A8: a policy about another service', () => {
  it.each(ACTIONS)('is not a near miss of %s, with any role', (action) => {
    for (const roles of [[ADMINISTRATOR], [ADMINISTRATOR, KEY_CREATOR], [UNHEARD_OF], undefined]) {
      expect(obstacles({ target: on(KMS), ...(roles && { roles }) }, action)).toEqual([]);
    }
  });

  it('is not a near miss through a group', () => {
    const through = { subject: { accessGroup: GROUP }, target: on(KMS) };
    expect(obstacles(through, UPDATE_SETTING, { accessGroups: [member(ANNA)] })).toEqual([]);
  });

  it('is not a near miss of an indeterminate, or of a deny because of the principal', () => {
    const kms = policy({ id: 'kms', target: on(KMS) });
    const odd = policy({ id: 'odd', roles: [UNHEARD_OF] });
    expect(ask(account({ policies: [kms, odd] }), UPDATE_SETTING)).toMatchObject({
      effect: 'indeterminate',
      nearMisses: [],
    });
    expect(ask(account({ policies: [kms], principals: [user(ANNA, 'SUSPENDED')] }), UPDATE_SETTING)).toMatchObject({
      reason: 'inactive-principal',
      nearMisses: [],
    });
  });

  it.each([
    ['another name', KMS],
    ['the name in another case', attribute('serviceName', 'IAM-identity')],
    ['a pattern that does not match', attribute('serviceName', 'iam-identity?', 'stringMatch')],
    ['a list without the name', attribute('serviceName', ['kms', 'iam'], 'stringEqualsAnyOf')],
    ['an empty list', attribute('serviceName', [], 'stringMatchAnyOf')],
    ['a name that has to be absent', attribute('serviceName', false, 'stringExists')],
  ])('is found by %s', (_, matcher) => {
    expect(obstacles({ target: on(matcher) })).toEqual([]);
    expect(obstacles({ target: on(matcher, PLATFORM_SERVICES) })).toEqual([]);
  });

  it('is found by any of its matchers, beside matchers that match or are unknown', () => {
    const odd = attribute('serviceName', 'kms', 'odd');
    for (const matchers of [
      [IAM_IDENTITY, KMS],
      [KMS, IAM_IDENTITY],
      [odd, KMS],
      [KMS, attribute('region', 'eu-de')],
    ]) {
      expect(obstacles({ target: on(...matchers) })).toEqual([]);
    }
  });

  it('is found if it has tags, too', () => {
    const tags = [attribute('env', 'prod')];
    for (const action of [UPDATE_SETTING, CREATE_SERVICE_ID_API_KEY])
      expect(obstacles({ target: { ...on(KMS), tags } }, action)).toEqual([]);
  });
});

describe('A8: a policy that is not about another service, whatever its target', () => {
  it.each([
    ['is about IAM Identity in a region', narrowedBy(attribute('region', 'eu-de'))],
    ['is about IAM Identity of another account', narrowedBy(attribute('accountId', 'account-2'))],
    ['is about all services', on(attribute('serviceType', 'service'))],
    ['is about another group of services', on(attribute('service_group_id', 'other'))],
    ['misspells the attribute', on(attribute('servicename', 'kms'))],
    ['asks for a name that exists', on(attribute('serviceName', true, 'stringExists'))],
    ['has a name that nobody can read', on(attribute('serviceName', 'kms', 'odd'), attribute('region', 'eu-de'))],
    ['says nothing', on()],
  ])('is a near miss, where it %s', (_, target) => {
    expect(obstacles({ target })).toEqual(['target']);
  });

  it('is missed for its condition, even one about another service', () => {
    const condition = { key: '{{resource.attributes.serviceName}}', operator: 'stringEquals', value: 'kms' };
    expect(obstacles({ condition })).toEqual(['condition']);
    expect(obstacles({ condition: FAILS })).toEqual(['condition']);
    expect(obstacles({ condition: HOLDS, state: 'deleted' })).toEqual(['not-active']);
  });
});
