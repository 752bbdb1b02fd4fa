import type { Condition, ConditionGroup, Matcher } from 'apikey-policy';
import fc from 'fast-check';
import { failingFor, holdingFor, unreadable } from './matchers.ts';
import { timeConditions, unreadableTimeConditions } from './time-conditions.ts';
import { PLAIN, weighted } from './weighted.ts';

const attribute = (name: string): string => `{{resource.attributes.${name}}}`;

/** Attributes of requests with values that they can have (G2, C5). */
const ATTRIBUTES = [
  ['serviceName', 'iam-identity'],
  ['serviceType', 'platform_service'],
  ['accountId', '1a2b3c4d5e6f40718293a4b5c6d7e8f9'],
  ['resource', 'ServiceId-9f1a0c1e-0001'],
  ['resourceType', 'serviceid'],
  ['resourceType', 'settings'],
  ['region', 'us-south'],
  ['__proto__', 'toString'],
] as const;

const attributeConditions = fc
  .constantFrom(...ATTRIBUTES)
  .chain(([name, value]) =>
    weighted([6, holdingFor(value)], [3, failingFor(value)], [1, unreadable]).map(
      (comparison): Matcher => ({ key: attribute(name), ...comparison }),
    ),
  );

const ALWAYS: Matcher = { key: attribute('serviceName'), operator: 'stringEquals', value: 'iam-identity' };

/** Nodes that are almost valid under C1, and conditions with unknown keys (C4). */
const unreadableNodes = fc.constantFrom(
  ...([
    null,
    'always',
    [],
    [ALWAYS],
    {},
    { operator: 'and', conditions: [] },
    { operator: 'or', conditions: [] },
    { operator: 'not', conditions: [ALWAYS] },
    { operator: 'AND', conditions: [ALWAYS] },
    { operator: 'or', conditions: ALWAYS },
    { operator: 'or', conditions: [ALWAYS], ...ALWAYS },
    { conditions: [ALWAYS] },
    { ...ALWAYS, negate: false },
    { key: ALWAYS.key, value: ALWAYS.value },
    { operator: ALWAYS.operator, value: ALWAYS.value },
    { ...ALWAYS, key: '{{resource.attributes.}}' },
    { ...ALWAYS, key: 'serviceName' },
    { ...ALWAYS, key: '{{environment.attributes.ip_address}}' },
    { ...ALWAYS, key: 'toString' },
    JSON.parse('{"__proto__":{},"operator":"or","conditions":[]}'),
  ] as Condition[]),
);

const leaves = weighted<Condition>(
  [16, timeConditions],
  [4, attributeConditions],
  [1, unreadableTimeConditions],
  [1, unreadableNodes],
);

function groupsOf(parts: fc.Arbitrary<Condition>): fc.Arbitrary<ConditionGroup> {
  return fc.record(
    {
      operator: fc.constantFrom<'and' | 'or'>('and', 'or'),
      conditions: fc.array(parts, { minLength: 1, maxLength: 3, size: 'max' }),
    },
    PLAIN,
  );
}

const shallowGroups = groupsOf(weighted<Condition>([3, leaves], [1, groupsOf(leaves)]));

/** Groups nested up to the limit and beyond (C1); sometimes a second part can decide above them. */
const deep = fc
  .record({
    leaf: leaves,
    groups: fc.constantFrom(9, 10, 8, 12),
    beside: fc.option(leaves, { nil: undefined, freq: 2 }),
  })
  .map(({ leaf, groups, beside }) => {
    const nested = Array.from({ length: groups - 1 }).reduce<Condition>(
      (inner) => ({ operator: 'and', conditions: [inner] }),
      leaf,
    );
    return { operator: 'or' as const, conditions: beside === undefined ? [nested] : [nested, beside] };
  });

/** Rules of policies: single tests, tests under `and` and `or`, and unreadable nodes (C1 to C5). */
export const conditions: fc.Arbitrary<Condition> = weighted<Condition>([10, leaves], [8, shallowGroups], [1, deep]);
