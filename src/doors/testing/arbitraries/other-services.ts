import { type Matcher, type Policy, ROLE_CATALOGUE } from 'apikey-policy';
import fc from 'fast-check';

const NAMES: readonly Matcher[] = [
  { key: 'serviceName', value: 'kms' },
  { key: 'serviceName', value: 'cloud-object-storage' },
  { key: 'serviceName', operator: 'stringEqualsAnyOf', value: ['kms', 'containers-kubernetes'] },
  { key: 'serviceName', operator: 'stringMatch', value: 'iam-*-access' },
];

const NARROWINGS: readonly (readonly Matcher[])[] = [
  [],
  [{ key: 'serviceInstance', value: '8f1d6c1a' }],
  [{ key: 'serviceType', value: 'platform_service' }],
  [{ key: 'region', operator: 'stringResembles', value: 'us-south' }],
];

const POWERFUL = ROLE_CATALOGUE.filter(({ actions }) => actions.length > 0).map(({ crns: [crn] }) => crn);

/** Powerful roles on another service: they are neither a grant nor a near miss (A8). */
export const elsewhere: fc.Arbitrary<Pick<Policy, 'roles' | 'target'>> = fc
  .tuple(fc.constantFrom(...NAMES), fc.constantFrom(...NARROWINGS), fc.subarray(POWERFUL, { minLength: 1 }))
  .map(([name, narrowing, roles]) => ({ roles, target: { attributes: [name, ...narrowing] } }));
