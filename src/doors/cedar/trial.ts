import {
  type Account,
  type Action,
  type Condition,
  compile,
  type Decision,
  kindOfIamId,
  type Policy,
  type Principal,
} from 'apikey-policy';

/** A request without its principal and time. */
export interface Operation {
  readonly action: Action;
  /** IAM ID of the service ID whose key it is. */
  readonly serviceId?: string | undefined;
}

/** Decides whether a policy would grant an operation under a condition, at a time or without one. */
export type Trial = (condition?: Condition) => (time?: number) => Decision;

/** Any member of a group: a group's policy grants the same to all members. */
const A_MEMBER = 'IBMid-member';

/**
 * Decides on one policy alone, in an account in which its subject is certainly active.
 *
 * So the core evaluates every part of the policy except the condition (G8), and the export repeats no rule.
 */
export function trialOf(account: Account, policy: Policy, { action, serviceId }: Operation): Trial {
  const { condition: _, ...unconditional } = policy;
  const { id, roles = [] } = account;
  const { subject } = policy;
  const principal = subject.principal ?? A_MEMBER;
  const others = serviceId === undefined ? [] : [actor(serviceId)];
  const alone = {
    id,
    roles,
    principals: [actor(principal), ...others],
    accessGroups: subject.accessGroup !== undefined ? [{ id: subject.accessGroup, members: [principal] }] : [],
  };
  return (condition) => {
    const rule = condition === undefined ? {} : { condition };
    const { decide } = compile({ ...alone, policies: [{ ...unconditional, ...rule }] });
    const request = { principal, action, ...(serviceId !== undefined && { resource: serviceId }) };
    return (time) => decide(time === undefined ? request : { ...request, time });
  };
}

function actor(id: string): Principal {
  const kind = kindOfIamId(id);
  return kind === 'user' ? { kind, id, state: 'ACTIVE' } : { kind, id };
}
