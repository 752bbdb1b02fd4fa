import { type ConditionTest, readCondition } from '../matching/condition.ts';
import { type Truth, truth } from '../matching/ternary.ts';
import { PUBLIC_ACCESS_GROUP } from '../nouns/access-group.ts';
import type { Policy } from '../nouns/policy.ts';
import { type ReadRole, type RoleDefinitions, readRole } from './role.ts';
import { readTarget, type TargetTest, testTags } from './target.ts';

/** A parsed policy of a principal, with the parts of its verdicts that are the same for all requests (G8). */
export interface ReadPolicy {
  readonly id: string;
  readonly accessGroup: string | undefined;
  readonly roles: readonly ReadRole[];
  readonly target: TargetTest;
  readonly condition: ConditionTest | undefined;
  readonly activity: Truth;
  /** Whether its subject is the principal (G1, I2): true or unknown. */
  readonly subject: Truth;
  readonly notPublic: Truth;
  readonly tags: Truth;
}

/** Whether a policy is an active access policy (G1). */
export function isActive({ type = 'access', state = 'active' }: Policy): boolean {
  return type === 'access' && state === 'active';
}

export function readPolicy(policy: Policy, subject: Truth, definitions: RoleDefinitions): ReadPolicy {
  const { id, roles, condition } = policy;
  const { accessGroup } = policy.subject;
  const target = readTarget(policy.target);
  return {
    id,
    accessGroup,
    roles: (roles.length > 1 ? [...new Set(roles)] : roles).map((crn) => readRole(crn, definitions)),
    target,
    condition: condition === undefined ? undefined : readCondition(condition),
    activity: truth(isActive(policy)),
    subject,
    notPublic: truth(accessGroup !== PUBLIC_ACCESS_GROUP), // M2
    tags: testTags(target),
  };
}
