import { ACTIONS } from 'apikey-policy';
import { describe, expect, it } from 'vitest';
import { answerBy, answersBy } from '../../support/answers.ts';
import * as given from '../../support/given.ts';
import { CREATE_SERVICE_ID_API_KEY, CREATE_USER_API_KEY, UPDATE_SETTING } from '../../support/names.ts';
import { sampleAccount, samplePayloads } from '../../support/sample.ts';

const UNKNOWN = ['unknown-condition'];

const by = (condition: unknown) => answerBy({ condition }, UPDATE_SETTING);

describe('C5: conditions on the resource', () => {
  const attribute = (name: string, operator: unknown, value: unknown) => ({
    key: `{{resource.attributes.${name}}}`,
    operator,
    value,
  });

  it.each([
    ['serviceName', 'stringEquals', 'iam-identity', 'granted'],
    ['serviceName', 'stringEquals', 'kms', 'no-grant'],
    ['serviceName', 'stringMatch', 'iam-*', 'granted'],
    ['serviceType', 'stringEqualsAnyOf', ['service', 'platform_service'], 'granted'],
    ['serviceType', 'stringEquals', 'service', 'no-grant'],
    ['service_group_id', 'stringMatchAnyOf', ['?A?'], 'granted'],
    ['accountId', 'stringEquals', 'account-1', 'granted'],
    ['accountId', 'stringEquals', 'account-2', 'no-grant'],
    ['region', 'stringEquals', '', 'no-grant'],
    ['region', 'stringMatch', '*', 'no-grant'],
    ['region', 'stringExists', true, 'no-grant'],
    ['region', 'stringExists', false, 'granted'],
    ['constructor', 'stringExists', true, 'no-grant'],
    ['__proto__', 'stringExists', false, 'granted'],
    ['}}', 'stringExists', false, 'granted'],
    ['serviceName', 'stringEqualsAnyOf', [], 'no-grant'],
    ['region', 'stringMatchAnyOf', [], 'no-grant'],
    ['serviceName', 'stringEqualsAnyOf', 'iam-identity', UNKNOWN],
    ['region', 'odd', 'x', UNKNOWN],
    ['serviceName', 'timeLessThan', '12:00:00Z', UNKNOWN],
    ['', 'stringExists', false, UNKNOWN],
  ])('%s %s %j', (name, operator, value, answer) => {
    expect(by(attribute(name, operator, value))).toEqual(answer);
  });

  it('the attributes are those of the action that is asked for (G2)', () => {
    const onlyS = ACTIONS.map((action) => (action === CREATE_SERVICE_ID_API_KEY ? 'granted' : 'no-grant'));
    expect(answersBy({ condition: attribute('resource', 'stringEquals', 'ServiceId-ROBOT') })).toEqual(onlyS);
    expect(answersBy({ condition: attribute('resourceType', 'stringEquals', 'serviceid') })).toEqual(onlyS);
  });

  it.each([
    'serviceName',
    '{{resource.attributes.serviceName}',
    '{resource.attributes.serviceName}}',
    ' {{resource.attributes.serviceName}}',
    '{{resource.attributes.serviceName}} ',
    '{{resource.attributes}}',
    '{{resource.attributes.}',
    '{{subject.attributes.serviceName}}',
  ])('%j is no such key', (key) => {
    expect(by({ key, operator: 'stringExists', value: false })).toEqual(UNKNOWN);
  });
});

describe('C6: the pattern', () => {
  it('is a label: an account is the same whatever stands there', () => {
    const [page] = samplePayloads().v2Policies;
    const labelled = (pattern: string) =>
      sampleAccount({
        v2Policies: [{ ...page, policies: page.policies.map((row: object) => ({ ...row, pattern })) }],
      });
    expect(labelled('time-based-conditions:once')).toEqual(sampleAccount());
    expect(labelled('unheard-of')).toEqual(sampleAccount());
  });

  it('a key of that name within a condition is another key than its own (C1)', () => {
    expect(answerBy({ condition: { ...given.HOLDS, pattern: 'weekly' } }, CREATE_USER_API_KEY)).toEqual(UNKNOWN);
  });
});
