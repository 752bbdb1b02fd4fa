import { nextChangeIn, testCondition } from '../matching/condition.ts';
import { and, closed, FALSE, isOpen, or, TRUE, type Truth } from '../matching/ternary.ts';
import type { Action } from '../nouns/action.ts';
import type { Grant, NearMiss, Obstacle } from '../nouns/decision.ts';
import type { ReadPolicy } from './policy.ts';
import type { RequestContext } from './request-context.ts';
import { carries } from './role.ts';
import { testServiceId, testTarget } from './target.ts';

const NONE: readonly [] = [];

/** The verdict of one policy on a request, part by part (G8). `policy` has the parts that are the same for all requests. */
export interface Verdict {
  readonly policy: ReadPolicy;
  readonly role: Truth;
  readonly target: Truth;
  readonly condition: Truth;
  /** The grants, if all parts are true: one for each role that carries the action (A4). */
  readonly grants: readonly Grant[];
}

/** Evaluates a policy for a request (G8). */
export function evaluatePolicy(policy: ReadPolicy, context: RequestContext): Verdict {
  const { action } = context;
  let role = FALSE;
  for (const one of policy.roles) role = or(role, carries(one, action, policy.target.selectors));
  const target = testTarget(policy.target, context);
  const grants = role === TRUE && target !== FALSE ? grantsOfPolicy(policy, action) : NONE;
  return { policy, role, target, condition: conditionOf(policy, context), grants };
}

function grantsOfPolicy(policy: ReadPolicy, action: Action): readonly Grant[] {
  return policy.roles
    .filter((role) => carries(role, action, policy.target.selectors) === TRUE)
    .map(({ crn }) => grantOf(policy, crn));
}

/** Whether a verdict may depend on the service ID or the time of the request. Every condition counts as if it did. */
export function isOpenVerdict(verdict: Verdict): boolean {
  return verdict.policy.condition !== undefined || dependsOnServiceId(verdict);
}

export function dependsOnServiceId({ target, condition }: Verdict): boolean {
  return isOpen(target) || isOpen(condition);
}

/** The verdict on a request, made from the one on all requests for its action. */
export function closeVerdict(verdict: Verdict, context: RequestContext): Verdict {
  if (!isOpenVerdict(verdict)) return verdict;
  const { policy, role, target, grants } = verdict;
  const known = isOpen(target) ? closed(target, testServiceId(policy.target, context)) : target;
  return { policy, role, target: known, condition: conditionOf(policy, context), grants };
}

function conditionOf({ condition }: ReadPolicy, context: RequestContext): Truth {
  return condition === undefined ? TRUE : testCondition(condition, context);
}

/** Frozen because many decisions share it. */
function grantOf({ id, accessGroup }: ReadPolicy, role: string): Grant {
  return Object.freeze(accessGroup === undefined ? { policy: id, role } : { policy: id, role, accessGroup });
}

/** Whether a policy grants the request: the conjunction of all parts. */
export function truthOf(verdict: Verdict): Truth {
  return and(truthWithoutCondition(verdict), verdict.condition);
}

/** The conjunction of all parts except the condition. */
export function truthWithoutCondition({
  policy: { activity, subject, notPublic, tags },
  role,
  target,
}: Verdict): Truth {
  return and(and(and(activity, subject), and(notPublic, tags)), and(role, target));
}

/** The next second at which the policy's time condition changes, if it is relevant (A5). */
export function nextChangeOf(verdict: Verdict, second: number | undefined): number {
  const { condition } = verdict.policy;
  if (condition === undefined || second === undefined || truthWithoutCondition(verdict) === FALSE) return Infinity;
  return nextChangeIn(condition, second);
}

/** The near miss of a policy, if exactly one part is false and its subject certainly is the principal (A8). */
export function nearMissOf({ policy, role, target, condition }: Verdict): NearMiss | undefined {
  // Tags are never false.
  const obstacle = onlyOne(
    policy.activity === FALSE && 'not-active',
    policy.notPublic === FALSE && 'public-access-group',
    role === FALSE && 'role',
    target === FALSE && 'target',
    condition === FALSE && 'condition',
  );
  return obstacle === undefined || policy.subject !== TRUE ? undefined : nearMiss(policy, obstacle);
}

export function nearMiss({ id, accessGroup }: ReadPolicy, obstacle: Obstacle): NearMiss {
  return accessGroup === undefined ? { policy: id, obstacle } : { policy: id, accessGroup, obstacle };
}

function onlyOne(...found: readonly (Obstacle | false)[]): Obstacle | undefined {
  let only: Obstacle | undefined;
  for (const obstacle of found) {
    if (obstacle === false) continue;
    if (only !== undefined) return undefined;
    only = obstacle;
  }
  return only;
}
