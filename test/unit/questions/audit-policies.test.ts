import { audit } from 'apikey-policy';
import { describe, expect, it } from 'vitest';
import * as given from '../../support/given.ts';
import { KEY_CREATOR, OPERATOR, UNHEARD_OF, VIEWER } from '../../support/names.ts';
import { by, CASES, found, isFound, LAST_WEEK, NEVER, NOW, PLACEHOLDER } from './audit-cases.ts';

describe('AUD-1: policies', () => {
  const POLICY_CASES = CASES.filter(({ message }) => message.startsWith('Policy `p`'));
  const changed = (changes: { policies?: readonly object[] }, by: object): object => ({
    ...changes,
    policies: changes.policies?.map((entry) => ({ ...entry, ...by })),
  });

  it.each(POLICY_CASES)('$code is not found of a policy that does not count (G1)', ({ code, changes, options }) => {
    expect(isFound(changes, code, options)).toBe(true);
    expect(isFound(changed(changes, { state: 'deleted' }), code, options)).toBe(false);
    expect(isFound(changed(changes, { type: 'authorization' }), code, options)).toBe(false);
  });

  it.each(POLICY_CASES)('$code is not found of a v1 placeholder', ({ code, changes, options }) => {
    const [entry] = given.account(changes).policies;
    const roles = [...(entry?.roles ?? []), PLACEHOLDER];
    expect(isFound(changed(changes, { roles }), code, options)).toBe(false);
  });

  it.each(POLICY_CASES)('$code is not found of a policy on another service', ({ code, changes, options }) => {
    for (const target of [given.on(given.attribute('serviceName', 'kms')), given.on()]) {
      expect(isFound(changed(changes, { target }), code, options)).toBe(false);
    }
  });

  it.each([
    ['resource-group', given.narrowedBy(given.attribute('resourceGroupId', 'a'), given.attribute('region', 'b'))],
    ['resource-group', given.on(given.attribute('resourceGroupId', 'a'))],
    ['resource-group', given.narrowedBy(given.attribute('resourceGroupId', 'a', 'unheardOf'))],
    // All enabled services in a resource group: the first finding says it all.
    ['resource-group', given.on(given.attribute('serviceType', 'service'), given.attribute('resourceGroupId', 'a'))],
    ['all-enabled-services', given.on(given.attribute('serviceType', true, 'stringExists'))],
    ['all-enabled-services', given.on(given.attribute('serviceType', 'service', 'unheardOf'))],
    ['all-enabled-services', given.on(given.attribute('serviceType', '*service', 'stringMatch'))],
    ['all-enabled-services', given.on(given.PLATFORM_SERVICES, given.attribute('region', 'service'))],
    [
      'all-enabled-services',
      { ...given.on(given.attribute('serviceType', 'service')), tags: [given.attribute('env', 'prod')] },
    ],
    ['platform-service-misspelt', given.on(given.attribute('serviceType', 'platform-services'))],
    ['platform-service-misspelt', given.on(given.PLATFORM_SERVICES, given.attribute('region', 'platform-service'))],
    ['service-display-name', given.on(given.attribute('serviceName', 'kms'))],
    [
      'service-display-name',
      given.on(given.attribute('serviceName', ['iam-identity', 'IAM Identity'], 'stringEqualsAnyOf')),
    ],
    ['service-display-name', given.on(given.attribute('serviceName', 'IAM Identity', 'unheardOf'))],
    ['service-display-name', given.narrowedBy(given.attribute('resource', 'IAM Identity'))],
    ['account-alone', given.on()],
    [
      'account-alone',
      given.on(given.attribute('accountId', 'account-1'), given.attribute('resourceType', 'serviceid')),
    ],
    ['account-alone', given.on(given.attribute('accountId', 'another'))],
    ['account-alone', given.on(given.attribute('accountId', 'account-1'), given.attribute('resourceGroupId', 'a'))],
    [
      'account-alone',
      { ...given.on(given.attribute('accountId', 'account-1')), tags: [given.attribute('env', 'prod')] },
    ],
  ])('%s is not found where something else keeps the policy from granting, too, or may not', (code, target) => {
    expect(isFound(by({ target }), code)).toBe(false);
  });

  it.each(POLICY_CASES)('$code is not found of roles that could grant nothing', ({ code, changes, options }) => {
    expect(isFound(changed(changes, { roles: [VIEWER] }), code, options)).toBe(false);
  });

  // Before: each was found only where it alone kept the policy from granting, so two together hid each other.
  // Now: all that is wrong is found, because the policy could grant something once all of it is corrected.
  it('finds all causes of a policy together', () => {
    const target = given.on(
      given.attribute('serviceType', 'platform-service'),
      given.attribute('resourceGroupId', 'a'),
    );
    const changes = by({ target, condition: NEVER, roles: [UNHEARD_OF], subject: { principal: 'IBMid-GONE' } });
    const codes = audit(given.account(changes)).flatMap(({ code, subject }) => ('policy' in subject ? [code] : []));
    expect(codes).toEqual([
      'resource-group',
      'platform-service-misspelt',
      'never-open',
      'unknown-role',
      'deleted-principal',
    ]);
  });

  // Before: there was no finding. Now: one says that the policy grants nothing.
  it.each([
    ['IAM Identity', undefined],
    ['IAM-identity', undefined],
    ['iam identity', undefined],
    [['kms', 'Key Protect'], 'stringEqualsAnyOf'],
    ['IAM*', 'stringMatch'],
  ])('finds the display name of a service: %j', (name, operator) => {
    expect(
      isFound(by({ target: given.on(given.attribute('serviceName', name, operator)) }), 'service-display-name'),
    ).toBe(true);
  });

  it('finds a resource group beside a target narrowed to one service ID', () => {
    const target = given.narrowedBy(
      given.attribute('resource', 'ServiceId-ANY'),
      given.attribute('resourceGroupId', 'a'),
    );
    expect(isFound(by({ target, roles: [OPERATOR] }), 'resource-group')).toBe(true);
    expect(isFound(by({ target, roles: [KEY_CREATOR] }), 'resource-group')).toBe(false);
  });
});

describe('AUD-1: windows', () => {
  const attributed = (name: string, value: string): object => ({
    key: `{{resource.attributes.${name}}}`,
    operator: 'stringEquals',
    value,
  });

  it('takes what is unknown as true, and what is false of all that it matches as false', () => {
    expect(isFound(by({ condition: given.FAILS }), 'never-open')).toBe(true);
    expect(isFound(by({ condition: given.UNREADABLE }), 'never-open')).toBe(false);
    expect(isFound(by({ condition: attributed('resourceType', 'settings') }), 'never-open')).toBe(false);
    expect(isFound(by({ condition: attributed('resource', 'ServiceId-ANY') }), 'never-open')).toBe(false);
    expect(isFound(by({ condition: attributed('resource', ''), roles: [VIEWER] }), 'never-open')).toBe(false);
  });

  it('asks no two questions at once', () => {
    const condition = given.all(attributed('resourceType', 'settings'), attributed('resource', 'ServiceId-ANY'));
    expect(isFound(by({ condition }), 'never-open')).toBe(true);
  });

  it('finds expired what is so at the time of the audit, and without one nothing', () => {
    const at = (time: string): boolean => isFound(by({ condition: LAST_WEEK }), 'expired', { time: Date.parse(time) });
    expect([at('2026-03-09T08:59:59.999Z'), at('2026-03-10T17:59:59.999Z'), at('2026-03-10T18:00:00Z')]).toEqual([
      false,
      false,
      true,
    ]);
    expect(isFound(by({ condition: LAST_WEEK }), 'expired')).toBe(false);
    expect(isFound(by({}), 'expired', NOW)).toBe(false);
  });

  it('finds expired what was open for one question alone', () => {
    const condition = given.all(LAST_WEEK, attributed('resource', 'ServiceId-ANY'));
    expect(found(by({ condition }), 'expired', NOW)).toMatchObject([
      { message: 'Policy `p` has a condition that can never be true again: since 2026-03-10T18:00:00.000Z.' },
    ]);
  });

  it('finds expired no window that was never open, nor one that opens again', () => {
    expect(isFound(by({ condition: NEVER }), 'expired', NOW)).toBe(false);
    expect(isFound(by({ condition: given.earlierThan('12:00:00Z') }), 'expired', NOW)).toBe(false);
    expect(isFound(by({ condition: LAST_WEEK }), 'never-open', NOW)).toBe(false);
  });
});
