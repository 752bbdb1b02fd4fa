import { readStringTest } from '../../matching/string-test.ts';
import type { Matcher, Target } from '../../nouns/policy.ts';
import type { FindingCode } from './table.ts';

/** A mistake because of which a target does not match IAM Identity. */
interface Mistake {
  readonly code: FindingCode;
  /** The key of a matcher that has it. */
  readonly key: string;
  /** Whether a matcher with this key has it. */
  readonly isIn: (matcher: Matcher) => boolean;
  /** The matchers that replace such a matcher when it is corrected. */
  readonly instead: readonly Matcher[];
}

const IAM_IDENTITY: Matcher = { key: 'serviceName', value: 'iam-identity' };
const PLATFORM_SERVICE: Matcher = { key: 'serviceType', value: 'platform_service' };

const MISTAKES: readonly Mistake[] = [
  // Resources of IAM Identity are never in a resource group (G2).
  { code: 'resource-group', key: 'resourceGroupId', isIn: (matcher) => excludes(matcher, undefined), instead: [] },
  isServiceType('all-enabled-services', 'service'),
  isServiceType('platform-service-misspelt', 'platform-service'),
  {
    code: 'service-display-name',
    key: 'serviceName',
    // The name of a service, such as `iam-identity`, has no spaces and no capitals. Display names have.
    isIn: (matcher) => excludes(matcher, 'iam-identity') && /\s|\p{Lu}/u.test(String(matcher.value)),
    instead: [IAM_IDENTITY],
  },
];

/** A target without the mistakes that an audit finds (AUD-1). */
export function correctedTarget(target: Target): Target {
  const { attributes } = target;
  if (isAccountAlone(target)) return { ...target, attributes: [...attributes, IAM_IDENTITY] };
  if (attributes.every((matcher) => mistakeOf(matcher) === undefined)) return target;
  return { ...target, attributes: attributes.flatMap((matcher) => mistakeOf(matcher)?.instead ?? [matcher]) };
}

function mistakeOf(matcher: Matcher): Mistake | undefined {
  return MISTAKES.find((mistake) => hasMistake(matcher, mistake));
}

function hasMistake(matcher: Matcher, { key, isIn }: Mistake): boolean {
  return matcher.key === key && isIn(matcher);
}

/** The mistakes in a target that does not match. */
export function mistakesIn(target: Target): FindingCode[] {
  if (isAccountAlone(target)) return ['account-alone'];
  const isInTarget = (mistake: Mistake): boolean => target.attributes.some((matcher) => hasMistake(matcher, mistake));
  const codes = MISTAKES.filter(isInTarget).map(({ code }) => code);
  // A target on all enabled services in a resource group is hardly intended for IAM Identity.
  return codes.includes('all-enabled-services') ? codes.filter((code) => code !== 'resource-group') : codes;
}

/** Whether a target names only the account. Such a target selects no service (G3). */
function isAccountAlone({ attributes, tags = [] }: Target): boolean {
  return attributes.length > 0 && tags.length === 0 && attributes.every(({ key }) => key === 'accountId');
}

/** The mistake of another service type than that of IAM Identity (G3). */
// @__NO_SIDE_EFFECTS__
function isServiceType(code: FindingCode, type: string): Mistake {
  return {
    code,
    key: 'serviceType',
    isIn: (matcher) => excludes(matcher, 'platform_service') && testOf(matcher)?.(type) === true,
    instead: [PLATFORM_SERVICE],
  };
}

/** Whether a matcher certainly does not match a value. */
function excludes(matcher: Matcher, value: string | undefined): boolean {
  return testOf(matcher)?.(value) === false;
}

function testOf({ operator = 'stringEquals', value }: Matcher): ReturnType<typeof readStringTest> {
  return readStringTest(operator, value);
}
