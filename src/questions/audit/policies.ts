import type { ConditionTest } from '../../matching/condition.ts';
import { firstOpening, lastOpening } from '../../matching/opening.ts';
import { ACTIONS, type Action, CREATE_SERVICE_ID, CREATE_USER_API_KEY } from '../../nouns/action.ts';
import type { Question } from '../../rules/question.ts';
import type { RoleDefinitions } from '../../rules/role.ts';
import type { TargetTest } from '../../rules/target.ts';
import type { Audited } from './audited.ts';
import {
  type AuditedPolicy,
  BY_SERVICE,
  carriesAction,
  grantedBy,
  isPublic,
  mayMatch,
  takenAsTrue,
} from './audited-policy.ts';
import type { Found } from './finding.ts';
import type { FindingCode } from './table.ts';
import { listOf } from './words.ts';

/** What the creator roles are for. */
const CREATIONS: readonly Action[] = [CREATE_USER_API_KEY, CREATE_SERVICE_ID];

/** Looks at one policy: the detail of what is found, which may be empty; otherwise nothing. */
type Check = (policy: AuditedPolicy, audited: Audited) => string | undefined;

/** What policies are looked at for, each by itself (AUD-1, AUD-2). */
const CHECKS: readonly (readonly [FindingCode, Check])[] = [
  ['resource-group', (policy, audited) => ifGrantingWithout(policy, audited, ({ key }) => key === 'resourceGroupId')],
  ['all-enabled-services', (policy, audited) => ifGrantingWithout(policy, audited, isServiceType('service'))],
  [
    'platform-service-misspelt',
    (policy, audited) => ifGrantingWithout(policy, audited, isServiceType('platform-service')),
  ],
  ['account-alone', accountAlone],
  ['never-open', neverOpen],
  ['expired', expired],
  ['public-creator-role', publicCreatorRole],
  ['unknown-role', unknownRole],
  ['deleted-principal', deletedPrincipal],
  ['creation-beside-others', creationBesideOthers],
];

export function findInPolicies(audited: Audited): Found[] {
  return audited.policies.flatMap((policy) =>
    CHECKS.flatMap(([code, check]) => {
      const detail = check(policy, audited);
      return detail === undefined ? [] : [{ code, subject: { policy: policy.policy.id }, detail }];
    }),
  );
}

type AttributeTest = TargetTest['attributes'][number];

/** Whether a policy grants nothing as it stands, and may with another target. */
function wouldGrant(policy: AuditedPolicy, { questions }: Audited, target: TargetTest): boolean {
  const asked = questions.filter(({ request }) => policy.carried.includes(request.action));
  return grantedBy(policy).length === 0 && asked.some((question) => mayMatch(target, question));
}

/** Found where nothing but these attributes keeps a policy from granting something. */
function ifGrantingWithout(
  policy: AuditedPolicy,
  audited: Audited,
  isWrong: (attribute: AttributeTest) => boolean,
): string | undefined {
  const { target } = policy.test;
  if (!target.attributes.some(isWrong)) return undefined;
  const attributes = target.attributes.filter((attribute) => !isWrong(attribute));
  return wouldGrant(policy, audited, { ...target, attributes }) ? '' : undefined;
}

/** Whether an attribute asks for a service type that is not that of IAM Identity. */
function isServiceType(type: string): (attribute: AttributeTest) => boolean {
  return ({ key, test }) => key === 'serviceType' && test?.(type) === true;
}

function accountAlone(policy: AuditedPolicy, audited: Audited): string | undefined {
  const { target } = policy.test;
  const isAlone = target.attributes.every(({ key }) => key === 'accountId') && !target.isTagged;
  if (target.attributes.length === 0 || !isAlone) return undefined;
  return wouldGrant(policy, audited, { ...target, selectors: BY_SERVICE }) ? '' : undefined;
}

/** AUD-1: whichever of the questions it matches is asked. */
function neverOpen({ test: { condition }, matched }: AuditedPolicy): string | undefined {
  if (condition === undefined || matched.length === 0) return undefined;
  return opens(condition, matched) ? undefined : '';
}

function expired({ test: { condition }, matched }: AuditedPolicy, { second }: Audited): string | undefined {
  if (condition === undefined || second === undefined || opens(condition, matched, second)) return undefined;
  const last = Math.max(
    ...matched.map((question) => lastOpening(condition, takenAsTrue(question), second) ?? -Infinity),
  );
  return last === -Infinity ? undefined : `since ${new Date((last + 1) * 1000).toISOString()}`;
}

function opens(condition: ConditionTest, questions: readonly Question[], from?: number): boolean {
  return questions.some((question) => firstOpening(condition, takenAsTrue(question), from) !== undefined);
}

function publicCreatorRole({ policy, carried }: AuditedPolicy): string | undefined {
  return isPublic(policy) && CREATIONS.some((action) => carried.includes(action)) ? '' : undefined;
}

/** R2: where it would otherwise match. */
function unknownRole({ policy, unknownRoles, matched }: AuditedPolicy): string | undefined {
  const isFound = unknownRoles.length > 0 && matched.length > 0 && !isPublic(policy);
  return isFound ? listOf(unknownRoles) : undefined;
}

function deletedPrincipal(policy: AuditedPolicy, { view, isComplete }: Audited): string | undefined {
  const { subject } = policy.policy;
  if (!('principal' in subject) || !isComplete || grantedBy(policy).length === 0) return undefined;
  return view.principal(subject.principal) === undefined ? listOf([subject.principal]) : undefined;
}

/** AUD-2: no role carries the creation alone. The public access group gets none of it (M2). */
function creationBesideOthers(policy: AuditedPolicy, { defined }: Audited): string | undefined {
  if (isPublic(policy.policy)) return undefined;
  const { roles } = policy.policy;
  const wide = CREATIONS.filter((action) => grantedBy(policy).includes(action)).map((action) => {
    const carriers = roles.filter((crn) => carriesAction(crn, action, defined));
    return carriers.every((crn) => carriesMore(crn, action, defined)) ? carriers : [];
  });
  const found = wide.flat();
  return found.length > 0 ? listOf(found) : undefined;
}

function carriesMore(crn: string, action: Action, defined: RoleDefinitions): boolean {
  const known = ACTIONS.filter((other) => carriesAction(crn, other, defined));
  return [...known, ...(defined.get(crn)?.actions ?? [])].some((other) => other !== action);
}
