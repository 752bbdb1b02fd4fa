import { readStringTest, type StringTest, testValues } from '../matching/string-test.ts';
import { and, FALSE, TRUE, type Truth, unknownFor } from '../matching/ternary.ts';
import { CREATE_SERVICE_ID_API_KEY } from '../nouns/action.ts';
import type { Matcher, Target } from '../nouns/policy.ts';
import type { RequestContext } from './request-context.ts';

/** A parsed target. */
export interface TargetTest {
  readonly attributes: readonly AttributeTest[];
  /** The keys among `serviceName`, `serviceType` and `service_group_id` by which it selects (G3). */
  readonly selectors: readonly string[];
  readonly isTagged: boolean;
}

interface AttributeTest {
  readonly key: string;
  /** `undefined` if the operator is unknown or cannot take the value (G4). */
  readonly test: StringTest | undefined;
  /** Whether it is `serviceType` = `service`, which counts as a match if tags decide (G6). */
  readonly isAllServices: boolean;
}

const UNKNOWN_OPERATOR = unknownFor('unknown-operator');
const TAGS_UNKNOWN = unknownFor('tags-unknown');

const SELECTORS = ['serviceName', 'serviceType', 'service_group_id'];

/** Whether a target is certainly about another service. It is false (G2), and A8 ignores such policies. */
export function isOnAnotherService({ attributes }: Target): boolean {
  for (const { key, operator = 'stringEquals', value } of attributes) {
    if (key === 'serviceName' && isCertainlyOther(operator, value)) return true;
  }
  return false;
}

function isCertainlyOther(operator: unknown, value: unknown): boolean {
  // The usual matcher is tested directly, because most policies of an account are dropped by it.
  if (operator === 'stringEquals' && typeof value === 'string') return value !== 'iam-identity';
  return readStringTest(operator, value)?.('iam-identity') === false;
}

export function readTarget({ attributes, tags = [] }: Target): TargetTest {
  const selecting = attributes.filter(({ key, operator }) => SELECTORS.includes(key) && operator !== 'stringExists');
  return {
    attributes: attributes.map(readAttribute),
    selectors: selecting.map(({ key }) => key),
    isTagged: tags.length > 0,
  };
}

function readAttribute({ key, operator = 'stringEquals', value }: Matcher): AttributeTest {
  return {
    key,
    test: readStringTest(operator, value),
    isAllServices: key === 'serviceType' && operator === 'stringEquals' && value === 'service',
  };
}

/**
 * Whether a target matches a request: all its attributes must match (G2), and one of them must select IAM Identity
 * (G3). A selecting attribute that does not match makes the target false anyway. So it is enough that there is one.
 */
export function testTarget(target: TargetTest, context: RequestContext): Truth {
  const tagsDecide = target.isTagged && context.action === CREATE_SERVICE_ID_API_KEY;
  if (target.selectors.length === 0 || (target.isTagged && !tagsDecide)) return FALSE; // G3, G6
  let all = TRUE;
  for (const attribute of target.attributes) all = and(all, testAttribute(attribute, context, tagsDecide));
  return all;
}

/** Whether all attributes with the key `resource` match. They alone depend on the service ID of the request. */
export function testServiceId({ attributes }: TargetTest, context: RequestContext): Truth {
  let all = TRUE;
  for (const attribute of attributes) {
    if (attribute.key === 'resource') all = and(all, testAttribute(attribute, context, false));
  }
  return all;
}

function testAttribute(
  { key, test, isAllServices }: AttributeTest,
  context: RequestContext,
  tagsDecide: boolean,
): Truth {
  if (tagsDecide && isAllServices) return TRUE; // G6
  return test === undefined ? UNKNOWN_OPERATOR : testValues(test, context.attributes(key));
}

/** The tags of a service ID are not in the account data, so it is unknown whether they match (G6). */
export function testTags(target: TargetTest): Truth {
  return target.isTagged ? TAGS_UNKNOWN : TRUE;
}
