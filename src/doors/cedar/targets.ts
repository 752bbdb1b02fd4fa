import { type Account, kindOfIamId, type Matcher, type Policy, ROLES } from 'apikey-policy';
import { looksAt } from './condition.ts';
import type { CedarEntityUid } from './formats.ts';
import { escaped, uidOfParts } from './names.ts';
import { trialOf } from './trial.ts';

/** The service IDs that a policy's target matches, as an entity group (CED-5). */
export interface Target {
  readonly uid: CedarEntityUid;
  readonly serviceIds: readonly string[];
}

const ANY_RESOURCE = 'ServiceId-any';

/** A service ID for policies that do not depend on it. */
export const ANY_SERVICE_ID: string = `iam-${ANY_RESOURCE}`;

/** A policy whose parts, except for the tested one, certainly grant. */
const NEUTRAL: Policy = {
  id: 'neutral',
  subject: { principal: 'IBMid-neutral' },
  roles: [ROLES.operator],
  target: { attributes: [{ key: 'serviceName', value: 'iam-identity' }] },
};

/** The listed service IDs, each once. */
export function serviceIdsOf({ principals }: Account): readonly string[] {
  const listed = principals.filter(({ kind, id }) => kind === 'service-id' && kindOfIamId(id) === 'service-id');
  return [...new Set(listed.map(({ id }) => id))];
}

/** Whether the target of a policy narrows the service IDs. */
export function isNarrowed({ target }: Policy): boolean {
  return target.attributes.some(isAboutServiceId);
}

/** Whether the condition of a policy tests the service ID. */
export function testsServiceId({ condition }: Policy): boolean {
  return condition !== undefined && looksAt(condition, '{{resource.attributes.resource}}');
}

/** The policy with a target that matches `ANY_SERVICE_ID` in place of the service IDs that its own target matches. */
export function aboutAnyServiceId(policy: Policy): Policy {
  const attributes = policy.target.attributes.map((matcher) =>
    isAboutServiceId(matcher) ? { key: matcher.key, value: ANY_RESOURCE } : matcher,
  );
  return { ...policy, target: { ...policy.target, attributes } };
}

/** Finds the group of a policy's target. Policies with equal targets share it, and it is evaluated once. */
export function targetsIn(account: Account): (policy: Policy) => Target {
  const serviceIds = serviceIdsOf(account);
  const known = new Map<string, Target>();
  return (policy) => {
    const matchers = policy.target.attributes.filter(isAboutServiceId);
    const uid = uidOfParts('Target', nameOf(matchers) ?? ['policy', escaped(policy.id)]);
    const target = known.get(uid.id) ?? { uid, serviceIds: serviceIds.filter(matchedBy(account, matchers)) };
    known.set(uid.id, target);
    return target;
  };
}

function matchedBy(account: Account, matchers: readonly Matcher[]): (serviceId: string) => boolean {
  const { target, ...neutral } = NEUTRAL;
  const policy = { ...neutral, target: { attributes: [...target.attributes, ...matchers] } };
  const withCatalogue = { ...account, roles: [] };
  return (serviceId) => trialOf(withCatalogue, policy, { action: 'iam-identity.apikey.create', serviceId })()().allowed;
}

function isAboutServiceId({ key }: Matcher): boolean {
  return key === 'resource';
}

/** The parts of a name that says what the matchers match; `undefined` for values that are no valid matcher's. */
function nameOf(matchers: readonly Matcher[]): readonly string[] | undefined {
  const parts = matchers.flatMap(({ operator = 'stringEquals', value }) => [
    typeof operator === 'string' ? escaped(operator) : undefined,
    Array.isArray(value) ? listName(value) : valueName(value),
  ]);
  return parts.every((part) => part !== undefined) ? parts : undefined;
}

function listName(values: readonly unknown[]): string | undefined {
  const names = Array.from(values, valueName);
  return names.every((name) => name !== undefined) ? `[${names.join()}]` : undefined;
}

function valueName(value: unknown): string | undefined {
  if (typeof value === 'string') return escaped(value);
  return typeof value === 'number' || typeof value === 'boolean' ? `${typeof value}:${value}` : undefined;
}
