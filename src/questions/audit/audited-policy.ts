import { distinct } from '../../engine/distinct.ts';
import { testCondition } from '../../matching/condition.ts';
import type { Assumption } from '../../matching/opening.ts';
import { FALSE, TRUE } from '../../matching/ternary.ts';
import { PUBLIC_ACCESS_GROUP } from '../../nouns/access-group.ts';
import type { Account } from '../../nouns/account.ts';
import { ACTIONS, type Action, CREATE_SERVICE_ID_API_KEY, UPDATE_SETTING } from '../../nouns/action.ts';
import type { Policy } from '../../nouns/policy.ts';
import type { Request } from '../../nouns/request.ts';
import { type PolicyTest, readPolicy } from '../../rules/policy.ts';
import { type Question, questionOf } from '../../rules/question.ts';
import { carries, type RoleDefinitions } from '../../rules/role.ts';
import { type TargetTest, testTarget } from '../../rules/target.ts';

/** A policy that counts (G1), and what it can be about. */
export interface AuditedPolicy {
  readonly policy: Policy;
  readonly test: PolicyTest;
  /** The actions that its roles carry for certain on IAM Identity. */
  readonly carried: readonly Action[];
  /** Its roles that nobody knows (R2). */
  readonly unknownRoles: readonly string[];
  /** The questions that its target may match. */
  readonly matched: readonly Question[];
}

/** A target by whose attribute `serviceName` every role counts (R1, R4). */
export const BY_SERVICE: ReadonlySet<string> = new Set(['serviceName']);

/** One question for each action; which service ID is left open. */
export function openQuestions(account: Account): readonly Question[] {
  return ACTIONS.map((action) => questionOn(account, { action }));
}

/** A question of nobody: targets and conditions do not look at who asks. */
export function questionOn(account: Account, about: Pick<Request, 'action' | 'resource'>): Question {
  return questionOf(account, { principal: '', ...about });
}

export function readPolicies(
  { policies }: Account,
  questions: readonly Question[],
  defined: RoleDefinitions,
): readonly AuditedPolicy[] {
  const counting: AuditedPolicy[] = [];
  for (const policy of distinct(policies)) {
    const test = readPolicy(policy);
    if (!test.isActive) continue;
    counting.push({
      policy,
      test,
      carried: ACTIONS.filter((action) => test.roles.some((crn) => carriesAction(crn, action, defined))),
      unknownRoles: test.roles.filter((crn) => isUnknown(crn, defined)),
      matched: questions.filter((question) => mayMatch(test.target, question)),
    });
  }
  return counting;
}

/** The actions that it certainly grants, or may, to those whom it is for, while its condition holds. */
export function grantedBy({ carried, matched }: AuditedPolicy): readonly Action[] {
  return carried.filter((action) => matched.some(({ request }) => request.action === action));
}

/** Whether any answer can look at it: of all others, the verdict on every question is false (G8). */
export function mayGrant({ matched, test }: AuditedPolicy, defined: RoleDefinitions): boolean {
  return matched.some(({ request: { action } }) =>
    test.roles.some((crn) => carries(crn, action, BY_SERVICE, defined) !== FALSE),
  );
}

/** M2 */
export function isPublic({ subject }: Policy): boolean {
  return 'accessGroup' in subject && subject.accessGroup === PUBLIC_ACCESS_GROUP;
}

/** Whether a role carries an action for certain, on a target that does not keep it from it. */
export function carriesAction(crn: string, action: Action, defined: RoleDefinitions): boolean {
  return carries(crn, action, BY_SERVICE, defined) === TRUE;
}

/** On such a target a role that is known carries an action or does not. */
function isUnknown(crn: string, defined: RoleDefinitions): boolean {
  const truth = carries(crn, UPDATE_SETTING, BY_SERVICE, defined);
  return truth !== TRUE && truth !== FALSE;
}

/** Whether a target may match an open question. */
export function mayMatch(target: TargetTest, question: Question): boolean {
  const attributes = target.attributes.filter(({ key }) => !isLeftOpen(key, question));
  return testTarget({ ...target, attributes }, question) !== FALSE;
}

/** What is unknown of a condition taken as true (AUD-1): without negation, that is whatever is not false. */
export function takenAsTrue(question: Question): Assumption {
  return (test) =>
    (test.kind === 'attribute' && isLeftOpen(test.name, question)) || testCondition(test, question) !== FALSE;
}

function isLeftOpen(attribute: string, { request }: Question): boolean {
  return attribute === 'resource' && request.action === CREATE_SERVICE_ID_API_KEY;
}
