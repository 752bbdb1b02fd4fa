import { testValues } from '../matching/attributes.ts';
import { and, FALSE, TRUE, type Truth, unknownFor } from '../matching/ternary.ts';
import { readTextTest, type TextTest } from '../matching/text-test.ts';
import { CREATE_SERVICE_ID_API_KEY } from '../nouns/action.ts';
import type { Matcher, Target } from '../nouns/policy.ts';
import type { Question } from './question.ts';

/** A target as it was understood. */
export interface TargetTest {
  readonly attributes: readonly AttributeTest[];
  /** The keys among `serviceName`, `serviceType` and `service_group_id` by which it selects (G3). */
  readonly selectors: ReadonlySet<string>;
  readonly isTagged: boolean;
}

interface AttributeTest {
  readonly key: string;
  /** None where the operator is unknown or cannot take the value (G4). */
  readonly test: TextTest | undefined;
  /** `serviceType` = `service`, which counts as matching where tags decide (G6). */
  readonly isAllServices: boolean;
}

const UNKNOWN_OPERATOR = unknownFor('unknown-operator');
const TAGS_UNKNOWN = unknownFor('tags-unknown');

const SELECTORS = ['serviceName', 'serviceType', 'service_group_id'];

/** A8: a target that is certainly about another service, which no answer looks at. */
export function isOnAnotherService({ attributes }: Target): boolean {
  for (const { key, operator = 'stringEquals', value } of attributes) {
    if (key === 'serviceName' && readTextTest(operator, value)?.('iam-identity') === false) return true;
  }
  return false;
}

export function readTarget({ attributes, tags = [] }: Target): TargetTest {
  const selecting = attributes.filter(({ key, operator }) => SELECTORS.includes(key) && operator !== 'stringExists');
  return {
    attributes: attributes.map(readAttribute),
    selectors: new Set(selecting.map(({ key }) => key)),
    isTagged: tags.length > 0,
  };
}

function readAttribute({ key, operator = 'stringEquals', value }: Matcher): AttributeTest {
  return {
    key,
    test: readTextTest(operator, value),
    isAllServices: key === 'serviceType' && operator === 'stringEquals' && value === 'service',
  };
}

/**
 * Whether a target matches a question: all its attributes must (G2), and one of them must select IAM Identity (G3).
 * Where none is false, every selecting one is true or unknown, and both count: so it is enough that there is one.
 */
export function testTarget(target: TargetTest, question: Question): Truth {
  const tagsDecide = target.isTagged && question.action === CREATE_SERVICE_ID_API_KEY;
  if (target.selectors.size === 0 || (target.isTagged && !tagsDecide)) return FALSE; // G3, G6
  let all = TRUE;
  for (const attribute of target.attributes) all = and(all, testAttribute(attribute, question, tagsDecide));
  return all;
}

/** Whether the attributes match that each request has its own value for. */
export function testServiceId({ attributes }: TargetTest, question: Question): Truth {
  let all = TRUE;
  for (const attribute of attributes) {
    if (attribute.key === 'resource') all = and(all, testAttribute(attribute, question, false));
  }
  return all;
}

function testAttribute({ key, test, isAllServices }: AttributeTest, question: Question, tagsDecide: boolean): Truth {
  if (tagsDecide && isAllServices) return TRUE; // G6
  return test === undefined ? UNKNOWN_OPERATOR : testValues(test, question.attributes(key));
}

/** The tags of a service ID are not part of an account, so whether it bears these is unknown (G6). */
export function testTags(target: TargetTest): Truth {
  return target.isTagged ? TAGS_UNKNOWN : TRUE;
}
