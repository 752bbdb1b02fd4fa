import { ACTIONS } from 'apikey-policy';
import { describe, expect, it } from 'vitest';
import { ask } from '../../support/answers.ts';
import * as given from '../../support/given.ts';
import {
  ADMINISTRATOR,
  ANNA,
  CREATE_SERVICE_ID_API_KEY,
  GROUP,
  KEY_CREATOR,
  UNHEARD_OF,
  UPDATE_SETTING,
} from '../../support/names.ts';

const KMS = given.attribute('serviceName', 'kms');

const obstacles = (changes: object, action = UPDATE_SETTING, on: object = {}) =>
  ask(given.account({ policies: [given.policy(changes)], ...on }), action).nearMisses.map(({ obstacle }) => obstacle);

describe('A8: a policy about another service', () => {
  it.each(ACTIONS)('is not a near miss of %s, with any role', (action) => {
    for (const roles of [[ADMINISTRATOR], [ADMINISTRATOR, KEY_CREATOR], [UNHEARD_OF], undefined]) {
      expect(obstacles({ target: given.on(KMS), ...(roles && { roles }) }, action)).toEqual([]);
    }
  });

  it('is not a near miss through a group', () => {
    const through = { subject: { accessGroup: GROUP }, target: given.on(KMS) };
    expect(obstacles(through, UPDATE_SETTING, { accessGroups: [given.member(ANNA)] })).toEqual([]);
  });

  it('is not a near miss of an indeterminate, or of a deny because of the principal', () => {
    const kms = given.policy({ id: 'kms', target: given.on(KMS) });
    const odd = given.policy({ id: 'odd', roles: [UNHEARD_OF] });
    expect(ask(given.account({ policies: [kms, odd] }), UPDATE_SETTING)).toMatchObject({
      effect: 'indeterminate',
      nearMisses: [],
    });
    expect(
      ask(given.account({ policies: [kms], principals: [given.user(ANNA, 'SUSPENDED')] }), UPDATE_SETTING),
    ).toMatchObject({
      reason: 'inactive-principal',
      nearMisses: [],
    });
  });

  it.each([
    ['another name', KMS],
    ['the name in another case', given.attribute('serviceName', 'IAM-identity')],
    ['a pattern that does not match', given.attribute('serviceName', 'iam-identity?', 'stringMatch')],
    ['a list without the name', given.attribute('serviceName', ['kms', 'iam'], 'stringEqualsAnyOf')],
    ['an empty list', given.attribute('serviceName', [], 'stringMatchAnyOf')],
    ['a name that has to be absent', given.attribute('serviceName', false, 'stringExists')],
  ])('is found by %s', (_, matcher) => {
    expect(obstacles({ target: given.on(matcher) })).toEqual([]);
    expect(obstacles({ target: given.on(matcher, given.PLATFORM_SERVICES) })).toEqual([]);
  });

  it('is found by any of its matchers, beside matchers that match or are unknown', () => {
    const odd = given.attribute('serviceName', 'kms', 'odd');
    for (const matchers of [
      [given.IAM_IDENTITY, KMS],
      [KMS, given.IAM_IDENTITY],
      [odd, KMS],
      [KMS, given.attribute('region', 'eu-de')],
    ]) {
      expect(obstacles({ target: given.on(...matchers) })).toEqual([]);
    }
  });

  it('is found if it has tags, too', () => {
    const tags = [given.attribute('env', 'prod')];
    for (const action of [UPDATE_SETTING, CREATE_SERVICE_ID_API_KEY])
      expect(obstacles({ target: { ...given.on(KMS), tags } }, action)).toEqual([]);
  });
});

describe('A8: a policy that is not about another service, whatever its target', () => {
  it.each([
    ['is about IAM Identity in a region', given.narrowedBy(given.attribute('region', 'eu-de'))],
    ['is about IAM Identity of another account', given.narrowedBy(given.attribute('accountId', 'account-2'))],
    ['is about all services', given.on(given.attribute('serviceType', 'service'))],
    ['is about another group of services', given.on(given.attribute('service_group_id', 'other'))],
    ['misspells the attribute', given.on(given.attribute('servicename', 'kms'))],
    ['asks for a name that exists', given.on(given.attribute('serviceName', true, 'stringExists'))],
    [
      'has a name that nobody can read',
      given.on(given.attribute('serviceName', 'kms', 'odd'), given.attribute('region', 'eu-de')),
    ],
    ['says nothing', given.on()],
  ])('is a near miss, where it %s', (_, target) => {
    expect(obstacles({ target })).toEqual(['target']);
  });

  it('is missed for its condition, even one about another service', () => {
    const condition = { key: '{{resource.attributes.serviceName}}', operator: 'stringEquals', value: 'kms' };
    expect(obstacles({ condition })).toEqual(['condition']);
    expect(obstacles({ condition: given.FAILS })).toEqual(['condition']);
    expect(obstacles({ condition: given.HOLDS, state: 'deleted' })).toEqual(['not-active']);
  });
});
