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

/** A question without who asks it and when. */
export interface Question {
  readonly action: Action;
  /** IAM ID of the service ID whose key it is. */
  readonly serviceId?: string | undefined;
}

/** Asks whether a policy would grant it under some condition; the answer is about an instant, or about none. */
export type Trial = (condition?: Condition) => (time?: number) => Decision;

/** Any member of a group: what is granted to one is granted to all. */
const A_MEMBER = 'IBMid-member';

/**
 * Has the core decide on one policy alone, in an account where its subject certainly acts.
 *
 * So every part of its verdict but the condition (G8) is the core's to weigh, and nothing here says what they mean.
 */
export function trialOf(account: Account, policy: Policy, { action, serviceId }: Question): Trial {
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
