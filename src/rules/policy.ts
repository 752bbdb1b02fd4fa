import { type ConditionTest, nextChangeIn, readCondition, testCondition } from '../matching/condition.ts';
import { and, FALSE, or, TRUE, type Truth, truth } from '../matching/ternary.ts';
import { PUBLIC_ACCESS_GROUP } from '../nouns/access-group.ts';
import type { NearMiss, Obstacle } from '../nouns/decision.ts';
import type { Policy } from '../nouns/policy.ts';
import type { Question } from './question.ts';
import { carries, type RoleDefinitions } from './role.ts';
import { readTarget, type TargetTest, testTags, testTarget } from './target.ts';

/** A policy as it was understood, before anybody asks. */
export interface PolicyTest {
  /** What grants and near misses call it. */
  readonly name: { readonly policy: string; readonly accessGroup?: string };
  /** The near misses that it is, made when first told, and shared by all who are told. */
  readonly nearMisses: Map<Obstacle, NearMiss>;
  readonly roles: readonly string[];
  readonly isActive: boolean;
  readonly target: TargetTest;
  readonly condition: ConditionTest | undefined;
}

/** A policy whose subject is, or may be, the principal who asks. */
export interface ApplicablePolicy {
  readonly policy: PolicyTest;
  /** Whether its subject is this principal (G1, I2): true or unknown. */
  readonly subject: Truth;
}

/** The parts whose conjunction is a policy's verdict (G8). */
interface Parts {
  readonly activity: Truth;
  readonly subject: Truth;
  readonly notPublic: Truth;
  readonly role: Truth;
  readonly target: Truth;
  readonly tags: Truth;
  readonly condition: Truth;
}

/** What one policy says to one question (G8). */
export interface Verdict {
  /** Whether it grants it: the conjunction of all its parts. */
  readonly grants: Truth;
  /** The same, if its role part were true. */
  readonly grantsButRole: Truth;
  /** The roles that grant it, where it is granted (A4). */
  readonly roles: readonly string[];
  /** The one part that is false, where the subject certainly is the principal (A8). */
  readonly obstacle: Obstacle | undefined;
  /** The next second at which a time condition changes, while only the condition could be false (A5). */
  readonly nextChange: number;
}

/** Whether a policy counts, whomever it is about (G1). */
export function isActive({ type = 'access', state = 'active' }: Policy): boolean {
  return type === 'access' && state === 'active';
}

export function readPolicy(policy: Policy): PolicyTest {
  const { id, subject, roles, target, condition } = policy;
  return {
    name: 'accessGroup' in subject ? { policy: id, accessGroup: subject.accessGroup } : { policy: id },
    nearMisses: new Map(),
    roles: [...new Set(roles)],
    isActive: isActive(policy),
    target: readTarget(target),
    condition: condition === undefined ? undefined : readCondition(condition),
  };
}

/** Weighs one policy part by part (G8). */
export function weigh({ policy, subject }: ApplicablePolicy, question: Question, defined: RoleDefinitions): Verdict {
  const { target, condition } = policy;
  const carried = (crn: string): Truth => carries(crn, question.request.action, target.selectors, defined);
  let role = FALSE;
  for (const crn of policy.roles) role = or(role, carried(crn));
  const parts: Parts = {
    activity: truth(policy.isActive),
    subject,
    notPublic: truth(policy.name.accessGroup !== PUBLIC_ACCESS_GROUP), // M2
    role,
    target: testTarget(target, question),
    tags: testTags(target),
    condition: condition === undefined ? TRUE : testCondition(condition, question),
  };
  const { activity, notPublic, tags, condition: open } = parts;
  const otherwise = and(and(activity, subject), and(and(notPublic, parts.target), tags));
  const grants = and(and(otherwise, role), open);
  const inPlay = and(otherwise, role) !== FALSE && condition !== undefined && question.second !== undefined;
  return {
    grants,
    grantsButRole: and(otherwise, open),
    roles: grants === TRUE ? policy.roles.filter((crn) => carried(crn) === TRUE) : [],
    obstacle: obstacleOf(parts),
    nextChange: inPlay ? nextChangeIn(condition, question.second) : Infinity,
  };
}

/** The obstacle that each part is when it is the only one that is false (A8); tags are never false. */
const OBSTACLES: readonly (readonly [keyof Parts, Obstacle])[] = [
  ['activity', 'not-active'],
  ['notPublic', 'public-access-group'],
  ['role', 'role'],
  ['target', 'target'],
  ['condition', 'condition'],
];

function obstacleOf(parts: Parts): Obstacle | undefined {
  if (parts.subject !== TRUE) return undefined;
  let only: Obstacle | undefined;
  for (const [part, obstacle] of OBSTACLES) {
    if (parts[part] !== FALSE) continue;
    if (only !== undefined) return undefined;
    only = obstacle;
  }
  return only;
}
