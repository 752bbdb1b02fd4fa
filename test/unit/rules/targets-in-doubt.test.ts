import { ACTIONS, compile } from 'apikey-policy';
import { describe, expect, it } from 'vitest';
import { answerBy, answersBy, ask, inShort } from '../../support/answers.ts';
import * as given from '../../support/given.ts';
import {
  ANNA,
  CREATE_SERVICE_ID,
  CREATE_SERVICE_ID_API_KEY,
  CREATE_USER_API_KEY,
  KEY_CREATOR,
  ROBOT,
  UPDATE_SETTING,
} from '../../support/names.ts';

const ALL = ACTIONS.map(() => 'granted');
const NONE = ACTIONS.map(() => 'no-grant');
const ONLY_S = ['no-grant', 'no-grant', 'granted', 'no-grant'];

describe('G5: resourceType and resource where the documentation is silent', () => {
  const UNDOCUMENTED = ['undocumented-target'];

  // T, U, C
  it.each([
    ['stringEquals', 'settings', UNDOCUMENTED, 'no-grant', 'no-grant'],
    ['stringEquals', 'serviceid', 'no-grant', 'no-grant', 'no-grant'],
    ['stringEquals', 'Settings', 'no-grant', 'no-grant', 'no-grant'],
    ['stringMatch', '*', UNDOCUMENTED, 'no-grant', 'no-grant'],
    ['stringMatch', 'set??ngs', UNDOCUMENTED, 'no-grant', 'no-grant'],
    ['stringMatch', 'set?ngs', 'no-grant', 'no-grant', 'no-grant'],
    ['stringExists', true, UNDOCUMENTED, 'no-grant', 'no-grant'],
    ['stringExists', false, UNDOCUMENTED, 'granted', 'granted'],
    ['stringEqualsAnyOf', ['serviceid', 'settings'], UNDOCUMENTED, 'no-grant', 'no-grant'],
    ['stringEqualsAnyOf', ['serviceid', ''], 'no-grant', 'no-grant', 'no-grant'],
    ['stringEqualsAnyOf', [], 'no-grant', 'no-grant', 'no-grant'],
    ['odd', 'settings', ['unknown-operator'], ['unknown-operator'], ['unknown-operator']],
  ])('resourceType %s %j, in a target', (operator, value, ...answers) => {
    const target = given.narrowedBy(given.attribute('resourceType', value, operator));
    expect(
      [UPDATE_SETTING, CREATE_USER_API_KEY, CREATE_SERVICE_ID].map((action) => answerBy({ target }, action)),
    ).toEqual(answers);
  });

  it.each([
    ['stringEquals', 'settings', UNDOCUMENTED, 'no-grant', 'no-grant'],
    ['stringEquals', 'serviceid', 'no-grant', 'no-grant', 'no-grant'],
    ['stringExists', true, UNDOCUMENTED, 'no-grant', 'no-grant'],
    ['stringExists', false, UNDOCUMENTED, 'granted', 'granted'],
    ['odd', 'settings', ['unknown-condition'], ['unknown-condition'], ['unknown-condition']],
  ])('resourceType %s %j, in a condition', (operator, value, ...answers) => {
    const condition = { key: '{{resource.attributes.resourceType}}', operator, value };
    expect(
      [UPDATE_SETTING, CREATE_USER_API_KEY, CREATE_SERVICE_ID].map((action) => answerBy({ condition }, action)),
    ).toEqual(answers);
  });

  it('a request for the API key of a service ID has both, other requests have no resource', () => {
    const by = (key: string, value: unknown) =>
      answersBy({ target: given.narrowedBy(given.attribute(key, value, 'stringExists')) });
    expect(by('resourceType', true)[2]).toBe('granted');
    expect(by('resourceType', false)[2]).toBe('no-grant');
    expect(by('resource', true)).toEqual(ONLY_S);
    expect(by('resource', false)).toEqual(['granted', 'granted', 'no-grant', 'granted']);
  });

  it('a false matcher decides, with any other matcher', () => {
    const target = given.narrowedBy(given.attribute('resourceType', 'settings'), given.attribute('region', 'x'));
    expect(answerBy({ target }, UPDATE_SETTING)).toBe('no-grant');
  });
});

describe('G6: targets with tags', () => {
  const TAGS = { tags: [given.attribute('env', 'prod')] };
  const tagged = (...attributes: readonly object[]) => ({ target: { ...given.on(...attributes), ...TAGS } });
  const ALL_SERVICES = given.attribute('serviceType', 'service');
  const UNKNOWN_FOR_S = ['no-grant', 'no-grant', ['tags-unknown'], 'no-grant'];

  it('may grant API keys for service IDs, and grant no other action', () => {
    expect(answersBy(tagged(given.IAM_IDENTITY))).toEqual(UNKNOWN_FOR_S);
    expect(answersBy({ target: { ...given.on(given.IAM_IDENTITY), tags: [] } })).toEqual(ALL);
  });

  it('for API keys of service IDs, serviceType = service matches and selects', () => {
    expect(answersBy(tagged(ALL_SERVICES))).toEqual(UNKNOWN_FOR_S);
    expect(
      answerBy(tagged(given.attribute('serviceType', 'service', 'stringEquals')), CREATE_SERVICE_ID_API_KEY),
    ).toEqual(['tags-unknown']);
    expect(
      answerBy(tagged(ALL_SERVICES, given.attribute('resource', 'ServiceId-ROBOT')), CREATE_SERVICE_ID_API_KEY),
    ).toEqual(['tags-unknown']);
  });

  it('so it does in a compiled account, beside a service ID', () => {
    const target = tagged(ALL_SERVICES, given.attribute('resource', 'ServiceId-ROBOT'));
    const { decide } = compile(given.account({ policies: [given.policy(target)] }));
    const request = { principal: ANNA, action: CREATE_SERVICE_ID_API_KEY, resource: ROBOT };
    expect(inShort(decide(request))).toEqual(['tags-unknown']);
  });

  it.each([
    ['stringMatch', 'service'],
    ['stringMatch', 'serv*'],
    ['stringEqualsAnyOf', ['service']],
    ['stringEquals', 'Service'],
    ['stringEquals', 'services'],
  ])('but serviceType %s %j does not', (operator, value) => {
    expect(answerBy(tagged(given.attribute('serviceType', value, operator)), CREATE_SERVICE_ID_API_KEY)).toBe(
      'no-grant',
    );
  });

  it('serviceName = service, and no selecting attribute at all, do not either', () => {
    expect(answerBy(tagged(given.attribute('serviceName', 'service')), CREATE_SERVICE_ID_API_KEY)).toBe('no-grant');
    expect(answerBy(tagged(given.attribute('accountId', 'account-1')), CREATE_SERVICE_ID_API_KEY)).toBe('no-grant');
    const region = given.attribute('region', 'service');
    expect(answerBy(tagged(given.IAM_IDENTITY, region), CREATE_SERVICE_ID_API_KEY)).toBe('no-grant');
    expect(answerBy(tagged(), CREATE_SERVICE_ID_API_KEY)).toBe('no-grant');
  });

  it('the tags are one more unknown part, and a false part still decides', () => {
    const odd = given.attribute('region', 'x', 'odd');
    expect(
      answerBy({ ...tagged(given.IAM_IDENTITY, odd), condition: given.UNREADABLE }, CREATE_SERVICE_ID_API_KEY),
    ).toEqual(['unknown-operator', 'tags-unknown', 'unknown-condition']);
    expect(answerBy(tagged(ALL_SERVICES, given.attribute('region', 'x')), CREATE_SERVICE_ID_API_KEY)).toBe('no-grant');
    expect(answerBy({ ...tagged(given.IAM_IDENTITY), roles: [KEY_CREATOR] }, CREATE_SERVICE_ID_API_KEY)).toBe(
      'no-grant',
    );
  });

  it('a role of the account on all services is undocumented, too (R1)', () => {
    const roles = [{ crn: 'crn:own', service: 'iam-identity', actions: [CREATE_SERVICE_ID_API_KEY] }];
    const policies = [given.policy({ ...tagged(ALL_SERVICES), roles: ['crn:own'] })];
    expect(ask(given.account({ roles, policies }), CREATE_SERVICE_ID_API_KEY).unknowns).toEqual([
      'undocumented-target',
      'tags-unknown',
    ]);
  });

  it('without tags, serviceType = service grants no action (G3)', () => {
    expect(answersBy({ target: given.on(ALL_SERVICES), condition: given.HOLDS })).toEqual(NONE);
  });
});
