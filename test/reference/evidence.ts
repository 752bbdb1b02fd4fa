import type { Account, Grant, NearMiss, Obstacle, Policy, Request } from 'apikey-policy';
import { formsOf } from './attributes.ts';
import { holds, timeLeavesOf } from './condition.ts';
import { isActive, isNotPublic, isSubject } from './groups.ts';
import { carries, type Row } from './roles.ts';
import { isCovered, isOfAnotherService, selectorsOf, tagsMatch } from './target.ts';
import { firstChange } from './time.ts';
import { all, any, type Truth } from './truth.ts';

/** G8: the parts of a policy's verdict. */
interface Parts {
  readonly activity: Truth;
  readonly subject: Truth;
  readonly notPublic: Truth;
  readonly role: Truth;
  readonly target: Truth;
  readonly tags: Truth;
  readonly condition: Truth;
}

export interface Verdict {
  readonly policy: Policy;
  readonly parts: Parts;
  /** The roles that certainly carry the action. */
  readonly roles: readonly string[];
  /** A8: whether the policy is about another service. */
  readonly isOfAnotherService: boolean;
}

function verdictOf(policy: Policy, account: Account, request: Request, table: readonly Row[]): Verdict {
  const forms = formsOf(account, request);
  const selectors = selectorsOf(policy.target, request.action, forms);
  const roles = policy.roles.map((crn) => ({ crn, carries: carries(crn, request.action, selectors, account, table) }));
  return {
    policy,
    parts: {
      activity: isActive(policy),
      subject: isSubject(policy, account, request),
      notPublic: isNotPublic(policy),
      role: any(roles.map((role) => role.carries)),
      target: isCovered(policy.target, request.action, forms),
      tags: tagsMatch(policy.target),
      condition: policy.condition === undefined ? true : holds(policy.condition, forms, request.time),
    },
    roles: roles.filter((role) => role.carries === true).map(({ crn }) => crn),
    isOfAnotherService: isOfAnotherService(policy.target, request.action, forms),
  };
}

/** G8: every policy's verdict on the action; an entry that stands twice counts once (A6). */
export function verdictsOf(account: Account, request: Request, table: readonly Row[]): readonly Verdict[] {
  return account.policies
    .filter(({ id }, position, policies) => policies.findIndex((other) => other.id === id) === position)
    .map((policy) => verdictOf(policy, account, request, table));
}

export function truthOf({ parts }: Verdict): Truth {
  return all(Object.values(parts));
}

function groupOf({ subject }: Policy): { readonly accessGroup?: string } {
  return 'accessGroup' in subject ? { accessGroup: subject.accessGroup } : {};
}

/** A4, G8: each role of a policy that certainly grants. */
export function grantsOf(verdicts: readonly Verdict[]): readonly Grant[] {
  return verdicts
    .filter((verdict) => truthOf(verdict) === true)
    .flatMap(({ policy, roles }) =>
      [...new Set(roles)].map((role) => ({ policy: policy.id, role, ...groupOf(policy) })),
    );
}

/** A8: the part that alone is false, in a policy that is not about another service. */
function obstacleOf({ parts, isOfAnotherService }: Verdict): Obstacle | undefined {
  if (isOfAnotherService) return undefined;
  if (parts.subject !== true || Object.values(parts).filter((part) => part === false).length !== 1) return undefined;
  if (parts.activity === false) return 'not-active';
  if (parts.notPublic === false) return 'public-access-group';
  if (parts.role === false) return 'role';
  return parts.target === false ? 'target' : 'condition';
}

/** A8; the principal is an obstacle where the decision says so. */
export function nearMissesOf(verdicts: readonly Verdict[], isPrincipalObstacle: boolean): readonly NearMiss[] {
  return verdicts.flatMap((verdict): readonly NearMiss[] => {
    const obstacle = truthOf(verdict) === true && isPrincipalObstacle ? 'principal' : obstacleOf(verdict);
    return obstacle === undefined ? [] : [{ policy: verdict.policy.id, ...groupOf(verdict.policy), obstacle }];
  });
}

/** A5: in play is a policy none of whose parts but the condition is false. */
export function validUntil(verdicts: readonly Verdict[], time: number): number | undefined {
  const inPlay = verdicts.filter(({ parts }) => !Object.values({ ...parts, condition: true }).includes(false));
  return firstChange(
    inPlay.flatMap(({ policy }) => timeLeavesOf(policy.condition)),
    time,
  );
}
