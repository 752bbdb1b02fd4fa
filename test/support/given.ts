import { type Account, type Policy, parseAccount } from 'apikey-policy';
import { ANNA, BEN, GROUP, KEY_CREATOR, OPERATOR, PROFILE, ROBOT, SERVICE_ID_CREATOR } from './names.ts';

// Import all as `given`, so that a test says `given.account({ policies: [given.policy()] })`.

/** A type's fields with whatever a caller may write into them. */
export type Changes<Type> = { readonly [Field in keyof Type]?: unknown };

export const user = (id: string, state = 'ACTIVE'): object => ({ kind: 'user', id, state });

/**
 * An account that restricts both settings and has no policy, with some fields changed.
 * It is parsed, so a test can say what TypeScript would refuse, and none is about an account that nobody can have.
 */
export function account(changes: Changes<Account> = {}): Account {
  const parsed = parseAccount({
    id: 'account-1',
    apiKeyCreation: 'RESTRICTED',
    serviceIdCreation: 'RESTRICTED',
    principals: [user(ANNA), user(BEN), { kind: 'service-id', id: ROBOT }, { kind: 'trusted-profile', id: PROFILE }],
    accessGroups: [],
    policies: [],
    ...changes,
  });
  if (!parsed.ok) throw new Error(parsed.issues.map(({ path, message }) => `${path.join('.')} ${message}`).join('\n'));
  return parsed.value;
}

/** A policy that grants Anna all four actions, each by one role, with some fields changed. */
export function policy(changes: Changes<Policy> = {}): object {
  return {
    id: 'p',
    subject: { principal: ANNA },
    roles: [OPERATOR, KEY_CREATOR, SERVICE_ID_CREATOR],
    target: on(IAM_IDENTITY),
    ...changes,
  };
}

/** One attribute of a target; without an operator where none is given. */
export function attribute(key: string, value: unknown, operator?: unknown): object {
  return { key, operator, value };
}

export const IAM_IDENTITY: object = attribute('serviceName', 'iam-identity');
export const PLATFORM_SERVICES: object = attribute('serviceType', 'platform_service');
export const IAM_GROUP: object = attribute('service_group_id', 'IAM');

export function on(...attributes: readonly unknown[]): object {
  return { attributes };
}

/** IAM Identity, narrowed by further attributes. */
export function narrowedBy(...attributes: readonly unknown[]): object {
  return on(IAM_IDENTITY, ...attributes);
}

export const member = (...members: readonly string[]): object => ({ id: GROUP, members });

/** Holds on each day before this time of day. */
export function earlierThan(value: unknown): object {
  return { key: '{{environment.attributes.current_time}}', operator: 'timeLessThan', value };
}

/** Conditions that need no time: a resource attribute that matches, and one that does not. */
export const HOLDS: object = { key: '{{resource.attributes.serviceName}}', operator: 'stringExists', value: true };
export const FAILS: object = { key: '{{resource.attributes.serviceName}}', operator: 'stringExists', value: false };
/** A condition that nobody can read. */
export const UNREADABLE: object = {
  key: '{{environment.attributes.weather}}',
  operator: 'stringEquals',
  value: 'fair',
};

export const all = (...conditions: readonly unknown[]): object => ({ operator: 'and', conditions });
export const any = (...conditions: readonly unknown[]): object => ({ operator: 'or', conditions });
