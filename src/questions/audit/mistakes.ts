import { readTextTest } from '../../matching/text-test.ts';
import type { Matcher, Target } from '../../nouns/policy.ts';

/** What keeps a target off IAM Identity. */
export interface Mistake {
  readonly isIn: (matcher: Matcher) => boolean;
  /** What stands in the place of such a matcher once it is corrected. */
  readonly instead: readonly Matcher[];
}

const IAM_IDENTITY: Matcher = { key: 'serviceName', value: 'iam-identity' };
const PLATFORM_SERVICE: Matcher = { key: 'serviceType', value: 'platform_service' };

export const RESOURCE_GROUP: Mistake = {
  isIn: (matcher) => excludes(matcher, 'resourceGroupId', undefined),
  instead: [],
};
export const ALL_ENABLED_SERVICES: Mistake = {
  isIn: (matcher) => isServiceType(matcher, 'service'),
  instead: [PLATFORM_SERVICE],
};
export const MISSPELT: Mistake = {
  isIn: (matcher) => isServiceType(matcher, 'platform-service'),
  instead: [PLATFORM_SERVICE],
};
export const DISPLAY_NAME: Mistake = { isIn: isDisplayName, instead: [IAM_IDENTITY] };

/** A target without everything that an audit finds in targets (AUD-1). */
export function correctedTarget(target: Target): Target {
  const mistakes = [RESOURCE_GROUP, ALL_ENABLED_SERVICES, MISSPELT, DISPLAY_NAME];
  const attributes = target.attributes.flatMap(
    (matcher) => mistakes.find(({ isIn }) => isIn(matcher))?.instead ?? [matcher],
  );
  return { ...target, attributes: isAccountAlone(target) ? [...attributes, IAM_IDENTITY] : attributes };
}

export function isAccountAlone({ attributes, tags = [] }: Target): boolean {
  return attributes.length > 0 && tags.length === 0 && attributes.every(({ key }) => key === 'accountId');
}

/** Whether a target is on another service type instead of that of IAM Identity (G3). */
function isServiceType(matcher: Matcher, type: string): boolean {
  return excludes(matcher, 'serviceType', 'platform_service') && testOf(matcher)?.(type) === true;
}

/** Services have names such as `iam-identity`, and are displayed under others. */
function isDisplayName(matcher: Matcher): boolean {
  return excludes(matcher, 'serviceName', 'iam-identity') && /\s|\p{Lu}/u.test(String(matcher.value));
}

/** Whether a matcher of an attribute certainly does not match a value. */
function excludes(matcher: Matcher, key: string, value: string | undefined): boolean {
  return matcher.key === key && testOf(matcher)?.(value) === false;
}

function testOf({ operator = 'stringEquals', value }: Matcher): ((text: string | undefined) => boolean) | undefined {
  return readTextTest(operator, value);
}
