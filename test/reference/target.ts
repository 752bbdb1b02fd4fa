import type { Action, Matcher, Target } from 'apikey-policy';
import { type Forms, matchesForms } from './attributes.ts';
import { letterOf } from './questions.ts';
import { all, type Truth, unknown } from './truth.ts';

// rules.md, section 6: policies' targets.

/** G6: an empty list is none. */
function isTagged({ tags = [] }: Target): boolean {
  return tags.length > 0;
}

function operatorOf({ operator }: Matcher): unknown {
  return operator === undefined ? 'stringEquals' : operator;
}

function matchOf(matcher: Matcher, target: Target, action: Action, forms: Forms): Truth {
  const isService =
    matcher.key === 'serviceType' && operatorOf(matcher) === 'stringEquals' && matcher.value === 'service';
  if (isService && isTagged(target) && letterOf(action) === 'S') return true;
  return matchesForms(forms, matcher.key, operatorOf(matcher), matcher.value, 'unknown-operator');
}

const SELECTORS = ['serviceName', 'serviceType', 'service_group_id'];

/** G3: the attributes by which a target selects IAM Identity. */
export function selectorsOf(target: Target, action: Action, forms: Forms): readonly string[] {
  return target.attributes
    .filter(({ key }) => SELECTORS.includes(key))
    .filter((matcher) => operatorOf(matcher) !== 'stringExists')
    .filter((matcher) => matchOf(matcher, target, action, forms) !== false)
    .map(({ key }) => key);
}

/** G2, G3, G6 */
export function isCovered(target: Target, action: Action, forms: Forms): Truth {
  if (isTagged(target) && letterOf(action) !== 'S') return false;
  if (selectorsOf(target, action, forms).length === 0) return false;
  return all(target.attributes.map((matcher) => matchOf(matcher, target, action, forms)));
}

/** A8: a matcher of `serviceName` that is certainly false. */
export function isOfAnotherService(target: Target, action: Action, forms: Forms): boolean {
  return target.attributes
    .filter(({ key }) => key === 'serviceName')
    .some((matcher) => matchOf(matcher, target, action, forms) === false);
}

/** G6: the tags are a part of their own. */
export function tagsMatch(target: Target): Truth {
  return isTagged(target) ? unknown('tags-unknown') : true;
}
