import type { Matcher, Target } from 'apikey-policy';
import fc from 'fast-check';
import { ACCOUNT_IDS, PROTOTYPE_NAMES } from './ids.ts';
import { failingFor, holdingFor, onAttribute, unreadable } from './matchers.ts';
import { PLAIN, weighted, weightedValues, withRepeats } from './weighted.ts';

/** The usual ways to select IAM Identity (G3). */
const plainSelectors = weightedValues<Matcher>(
  [8, { key: 'serviceName', value: 'iam-identity' }],
  [3, { key: 'service_group_id', value: 'IAM' }],
  [3, { key: 'serviceType', value: 'platform_service' }],
);

const SELECTORS = [
  ['serviceName', 'iam-identity'],
  ['service_group_id', 'IAM'],
  ['serviceType', 'platform_service'],
] as const;

const otherSelectors = fc.oneof(...SELECTORS.map(([key, value]) => onAttribute(key, holdingFor(value))));

/** Selectors that almost select IAM Identity, or whose result is unknown. */
const nearSelectors = weighted(
  [2, fc.oneof(...SELECTORS.map(([key, value]) => onAttribute(key, failingFor(value))))],
  [1, fc.oneof(...SELECTORS.map(([key]) => onAttribute(key, unreadable)))],
  [
    3,
    fc.constantFrom<Matcher[]>(
      { key: 'serviceType', value: 'service' },
      { key: 'serviceType', value: 'platform-service' },
      { key: 'serviceType', operator: 'stringMatch', value: 'service' },
      { key: 'serviceName', value: 'kms' },
      { key: 'serviceName', value: 'IAM-identity' },
      { key: 'service_group_id', value: 'iam' },
      { key: 'servicename', value: 'iam-identity' },
    ),
  ],
);

/** Attributes that narrow a target in this account, or only seem to (G2, G5). */
function narrowingsIn(accountId: string, resources: readonly string[]): fc.Arbitrary<Matcher> {
  const accountIds = weighted([9, fc.constant(accountId)], [1, fc.constantFrom(...ACCOUNT_IDS)]);
  const resourceTypes = fc.constantFrom('serviceid', 'settings', 'apikey');
  const absent = fc.constantFrom('resourceGroupId', 'region', 'serviceInstance', 'resourcetype', ...PROTOTYPE_NAMES);
  return weighted<Matcher>(
    [6, accountIds.map((value) => ({ key: 'accountId', value }))],
    [2, onAttribute('accountId', holdingFor(accountId))],
    [
      2,
      resourceTypes.chain((type) =>
        onAttribute('resourceType', weighted([4, holdingFor(type)], [1, failingFor(type)])),
      ),
    ],
    [3, fc.constantFrom(...resources).chain((resource) => onAttribute('resource', holdingFor(resource)))],
    [1, fc.constantFrom(...resources).chain((resource) => onAttribute('resource', failingFor(resource)))],
    [1, absent.chain((key) => onAttribute(key, weighted([1, failingFor('any')], [1, holdingFor('any')])))],
    [
      1,
      fc.constantFrom('accountId', 'resourceType', 'resource', 'region').chain((key) => onAttribute(key, unreadable)),
    ],
  );
}

/** Lists of tags; an empty one has no effect (G6). */
const tags = weightedValues<readonly Matcher[]>(
  [3, [{ key: 'env', value: 'prod' }]],
  [1, []],
  [1, [{ key: 'toString', operator: 'stringMatch', value: '*' }]],
);

/** Targets of policies in this account; most cover IAM Identity. `resources` are service IDs without `iam-`. */
export function targetsIn(accountId: string, resources: readonly string[]): fc.Arbitrary<Target> {
  const selectors = weighted(
    [90, plainSelectors.map((selector) => [selector])],
    [15, fc.tuple(otherSelectors)],
    [8, fc.tuple(plainSelectors, otherSelectors)],
    [12, fc.tuple(nearSelectors)],
    [4, fc.tuple(plainSelectors, nearSelectors)],
    [3, fc.constant<Matcher[]>([])],
  );
  const narrowing = narrowingsIn(accountId, resources);
  const narrowings = weighted(
    [5, fc.constant<Matcher[]>([])],
    [4, fc.array(narrowing, { minLength: 1, maxLength: 1 })],
    [1, fc.array(narrowing, { minLength: 2, maxLength: 3, size: 'max' })],
  );
  const attributes = withRepeats(fc.tuple(selectors, narrowings).map((lists) => lists.flat()));
  const tagged = weighted<readonly Matcher[]>(
    [1, fc.constant([{ key: 'serviceType', value: 'service' }])],
    [1, attributes],
  );
  return weighted(
    [10, attributes.map((list): Target => ({ attributes: list }))],
    [2, fc.record({ attributes: tagged, tags: withRepeats(tags) }, PLAIN)],
  );
}
