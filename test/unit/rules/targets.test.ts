import { ACTIONS } from 'apikey-policy';
import { describe, expect, it } from 'vitest';
import {
  ANNA,
  account,
  answerBy,
  answersBy,
  ask,
  attribute,
  BEN,
  C,
  GROUP,
  HOLDS,
  IAM_GROUP,
  IAM_IDENTITY,
  KEY_CREATOR,
  member,
  narrowedBy,
  OPERATOR,
  on,
  PLATFORM_SERVICES,
  policy,
  S,
  T,
  U,
  UNREADABLE,
} from '../../support/build.ts';

const ALL = ACTIONS.map(() => 'granted');
const NONE = ACTIONS.map(() => 'no-grant');
const ONLY_S = ['no-grant', 'no-grant', 'granted', 'no-grant'];

describe('G1: which policies count', () => {
  it.each([
    [{}, ALL],
    [{ type: 'access' }, ALL],
    [{ state: 'active' }, ALL],
    [{ type: 'access', state: 'active' }, ALL],
    [{ type: 'authorization' }, NONE],
    [{ type: 'Access' }, NONE],
    [{ type: '' }, NONE],
    [{ state: 'deleted' }, NONE],
    [{ state: 'Active' }, NONE],
    [{ state: '' }, NONE],
    [{ type: 'authorization', state: 'active' }, NONE],
  ])('G1: with %j', (changes, answers) => {
    expect(answersBy(changes)).toEqual(answers);
  });

  it('G1: the subject is the principal itself, or a group that has it as a member', () => {
    expect(answerBy({ subject: { principal: BEN } }, T)).toBe('no-grant');
    const through = (...members: string[]) =>
      ask(account({ accessGroups: [member(...members)], policies: [policy({ subject: { accessGroup: GROUP } })] }), T);
    expect(through(BEN, ANNA)).toMatchObject({
      effect: 'allow',
      grants: [{ policy: 'p', role: OPERATOR, accessGroup: GROUP }],
    });
    expect(through(BEN)).toMatchObject({ effect: 'deny', reason: 'no-grant' });
    // A principal's id is no group's, and the other way round.
    expect(answerBy({ subject: { accessGroup: ANNA } }, T)).toBe('no-grant');
  });
});

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
  ])('G2: narrowed by %s = %s', (key, value, answers) => {
    expect(answersBy({ target: narrowedBy(attribute(key, value)) })).toEqual(answers);
  });

  it.each(['ServiceId-ROBOT', 'iam-ServiceId-ROBOT'])('G2: asked as %s, the resource has one form', (resource) => {
    const by = (value: string) => answerBy({ target: narrowedBy(attribute('resource', value)) }, S, { resource });
    expect(by('ServiceId-ROBOT')).toBe('granted');
    expect(by('iam-ServiceId-ROBOT')).toBe('no-grant');
  });

  it('G2: all attributes must match', () => {
    expect(answerBy({ target: on(IAM_IDENTITY, PLATFORM_SERVICES, IAM_GROUP) }, T)).toBe('granted');
    for (const odd of [attribute('serviceType', 'x'), attribute('serviceName', 'kms'), attribute('region', 'x')]) {
      expect(answerBy({ target: on(IAM_IDENTITY, PLATFORM_SERVICES, odd) }, T)).toBe('no-grant');
      expect(answerBy({ target: on(odd, IAM_IDENTITY, PLATFORM_SERVICES) }, T)).toBe('no-grant');
    }
  });

  it.each(['region', 'resourceGroupId', 'serviceInstance', 'toString'])(
    'G2: %s, which the request lacks, matches only where it is to be absent',
    (key) => {
      const by = (value: unknown, operator: string) =>
        answerBy({ target: narrowedBy(attribute(key, value, operator)) }, T);
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
    ['serviceName', [IAM_IDENTITY], 'granted'],
    ['serviceType', [PLATFORM_SERVICES], 'granted'],
    ['service_group_id', [IAM_GROUP], 'granted'],
    ['a wildcard', [attribute('serviceName', 'iam-*', 'stringMatch')], 'granted'],
    ['a list', [attribute('serviceType', ['service', 'platform_service'], 'stringEqualsAnyOf')], 'granted'],
    ['a list of wildcards', [attribute('service_group_id', ['I?M'], 'stringMatchAnyOf')], 'granted'],
    ['nothing at all', [], 'no-grant'],
    ['accountId alone', [attribute('accountId', 'account-1')], 'no-grant'],
    ['a name that only exists', [attribute('serviceName', true, 'stringExists')], 'no-grant'],
    ['a type that only exists', [attribute('serviceType', 'true', 'stringExists')], 'no-grant'],
    ['a group that only exists', [attribute('service_group_id', true, 'stringExists')], 'no-grant'],
    ['a name whose existence cannot be read', [attribute('serviceName', 'maybe', 'stringExists')], 'no-grant'],
    ['an absent attribute', [attribute('region', false, 'stringExists')], 'no-grant'],
    ['all services', [attribute('serviceType', 'service')], 'no-grant'],
    ['another service', [attribute('serviceName', 'kms')], 'no-grant'],
    ['an operator that cannot be read', [attribute('serviceName', 'kms', 'odd')], ['unknown-operator']],
    ['a value that cannot be read', [attribute('service_group_id', ['IAM'])], ['unknown-operator']],
    ['an unreadable region alone', [attribute('region', 'x', 'odd')], 'no-grant'],
    ['two names, one of them another', [IAM_IDENTITY, attribute('serviceName', 'kms')], 'no-grant'],
  ])('G3: by %s', (_, attributes, answer) => {
    expect(answerBy({ target: on(...attributes) }, T)).toEqual(answer);
  });

  it('G3: a target without accountId belongs to the account that lists it, another account’s never matches', () => {
    expect(answerBy({ target: narrowedBy(attribute('accountId', 'account-1')) }, T)).toBe('granted');
    expect(answerBy({ target: narrowedBy(attribute('accountId', 'account-2')) }, T)).toBe('no-grant');
    expect(answerBy({ target: narrowedBy(attribute('accountId', 'account-?', 'stringMatch')) }, T)).toBe('granted');
  });
});

// What each operator makes of a text is tested in matching/text-test.test.ts.
describe('G4: operators and values in a target', () => {
  it('G4: the default operator is stringEquals', () => {
    expect(answerBy({ target: on(attribute('serviceName', 'iam-identity')) }, T)).toBe('granted');
    expect(answerBy({ target: on(attribute('serviceName', 'iam-*')) }, T)).toBe('no-grant');
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
  ])('G4: operator %j with value %j is unknown, whether or not the request has the attribute', (operator, value) => {
    for (const key of ['serviceName', 'region']) {
      expect(answerBy({ target: narrowedBy(attribute(key, value, operator)) }, T)).toEqual(['unknown-operator']);
    }
  });

  it.each(['stringEqualsAnyOf', 'stringMatchAnyOf'])('G4: an empty list matches nothing by %s', (operator) => {
    for (const key of ['serviceName', 'region']) {
      expect(answerBy({ target: narrowedBy(attribute(key, [], operator)) }, T)).toBe('no-grant');
    }
  });

  it('G4: an unknown match beside a false one changes nothing', () => {
    const odd = attribute('region', 'x', 'odd');
    expect(answerBy({ target: on(attribute('serviceName', 'kms'), odd) }, T)).toBe('no-grant');
    expect(answerBy({ target: on(odd, attribute('serviceName', 'kms')) }, T)).toBe('no-grant');
  });
});

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
  ])('G5: resourceType %s %j, in a target', (operator, value, ...answers) => {
    const target = narrowedBy(attribute('resourceType', value, operator));
    expect([T, U, C].map((action) => answerBy({ target }, action))).toEqual(answers);
  });

  it.each([
    ['stringEquals', 'settings', UNDOCUMENTED, 'no-grant', 'no-grant'],
    ['stringEquals', 'serviceid', 'no-grant', 'no-grant', 'no-grant'],
    ['stringExists', true, UNDOCUMENTED, 'no-grant', 'no-grant'],
    ['stringExists', false, UNDOCUMENTED, 'granted', 'granted'],
    ['odd', 'settings', ['unknown-condition'], ['unknown-condition'], ['unknown-condition']],
  ])('G5: resourceType %s %j, in a condition', (operator, value, ...answers) => {
    const condition = { key: '{{resource.attributes.resourceType}}', operator, value };
    expect([T, U, C].map((action) => answerBy({ condition }, action))).toEqual(answers);
  });

  it('G5: S has both, T, U and C have no resource', () => {
    const by = (key: string, value: unknown) =>
      answersBy({ target: narrowedBy(attribute(key, value, 'stringExists')) });
    expect(by('resourceType', true)[2]).toBe('granted');
    expect(by('resourceType', false)[2]).toBe('no-grant');
    expect(by('resource', true)).toEqual(ONLY_S);
    expect(by('resource', false)).toEqual(['granted', 'granted', 'no-grant', 'granted']);
  });

  it('G5: a matcher that is false decides, whatever the other says', () => {
    const target = narrowedBy(attribute('resourceType', 'settings'), attribute('region', 'x'));
    expect(answerBy({ target }, T)).toBe('no-grant');
  });
});

describe('G6: targets with tags', () => {
  const TAGS = { tags: [attribute('env', 'prod')] };
  const tagged = (...attributes: readonly object[]) => ({ target: { ...on(...attributes), ...TAGS } });
  const ALL_SERVICES = attribute('serviceType', 'service');
  const UNKNOWN_FOR_S = ['no-grant', 'no-grant', ['tags-unknown'], 'no-grant'];

  it('G6: grant nothing for T, U and C, and nothing certain for S', () => {
    expect(answersBy(tagged(IAM_IDENTITY))).toEqual(UNKNOWN_FOR_S);
    expect(answersBy({ target: { ...on(IAM_IDENTITY), tags: [] } })).toEqual(ALL);
  });

  it('G6: on S, serviceType = service counts as matching and selecting', () => {
    expect(answersBy(tagged(ALL_SERVICES))).toEqual(UNKNOWN_FOR_S);
    expect(answerBy(tagged(attribute('serviceType', 'service', 'stringEquals')), S)).toEqual(['tags-unknown']);
    expect(answerBy(tagged(ALL_SERVICES, attribute('resource', 'ServiceId-ROBOT')), S)).toEqual(['tags-unknown']);
  });

  it.each([
    ['stringMatch', 'service'],
    ['stringMatch', 'serv*'],
    ['stringEqualsAnyOf', ['service']],
    ['stringEquals', 'Service'],
    ['stringEquals', 'services'],
  ])('G6: but serviceType %s %j does not', (operator, value) => {
    expect(answerBy(tagged(attribute('serviceType', value, operator)), S)).toBe('no-grant');
  });

  it('G6: serviceName = service, and no selecting attribute at all, do not either', () => {
    expect(answerBy(tagged(attribute('serviceName', 'service')), S)).toBe('no-grant');
    expect(answerBy(tagged(attribute('accountId', 'account-1')), S)).toBe('no-grant');
    expect(answerBy(tagged(), S)).toBe('no-grant');
  });

  it('G6: the tags are one more unknown part, and a false part decides all the same', () => {
    const odd = attribute('region', 'x', 'odd');
    expect(answerBy({ ...tagged(IAM_IDENTITY, odd), condition: UNREADABLE }, S)).toEqual([
      'unknown-operator',
      'tags-unknown',
      'unknown-condition',
    ]);
    expect(answerBy(tagged(ALL_SERVICES, attribute('region', 'x')), S)).toBe('no-grant');
    expect(answerBy({ ...tagged(IAM_IDENTITY), roles: [KEY_CREATOR] }, S)).toBe('no-grant');
  });

  it('G6: a role of the account on all services is undocumented, too (R1)', () => {
    const roles = [{ crn: 'crn:own', service: 'iam-identity', actions: [S] }];
    const policies = [policy({ ...tagged(ALL_SERVICES), roles: ['crn:own'] })];
    expect(ask(account({ roles, policies }), S).unknowns).toEqual(['undocumented-target', 'tags-unknown']);
  });

  it('G6: without tags, serviceType = service covers nothing here, S included (G3)', () => {
    expect(answersBy({ target: on(ALL_SERVICES), condition: HOLDS })).toEqual(NONE);
  });
});
