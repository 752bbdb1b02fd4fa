import { ACTIONS, type Account, type Action, type Policy, type PolicySubject } from 'apikey-policy';
import { formulaOf, looksAt } from './condition.ts';
import type { CedarScope } from './formats.ts';
import { ALWAYS, isNever, termOf } from './formula.ts';
import { accountUid, escaped, principalUid, typeName, uid } from './names.ts';
import { OWN_KEY, type Permit } from './permit.ts';
import { type Operation, trialOf } from './trial.ts';

/** An operation that a policy may grant, and the resources of the Cedar policy. */
interface Case extends Operation {
  readonly resource: CedarScope;
}

/** Any service ID, for policies that do not depend on it. */
const ANY_SERVICE_ID = 'iam-ServiceId-any';

/** The permits of the account's policies; a repeated policy counts once. */
export function permitsOfPolicies(account: Account, active: ReadonlySet<string>): Permit[] {
  const groups = new Set(account.accessGroups.map(({ id }) => id));
  const serviceIds = new Set(account.principals.flatMap(({ kind, id }) => (kind === 'service-id' ? [id] : [])));
  const policies = new Map(account.policies.map((policy) => [policy.id, policy]));
  // No principal certainly is a member of an unlisted group (M1, I2).
  const reached = [...policies.values()].filter(({ subject }) =>
    subject.principal !== undefined ? active.has(subject.principal) : groups.has(subject.accessGroup),
  );
  return reached.flatMap((policy) =>
    ACTIONS.flatMap((action) =>
      casesOf(policy, action, serviceIds).flatMap((one) => permitOf(account, policy, one) ?? []),
    ),
  );
}

/** One case, or one for each listed service ID if the policy depends on it (CED-2). */
function casesOf(policy: Policy, action: Action, serviceIds: ReadonlySet<string>): Case[] {
  switch (action) {
    case 'iam-identity.account.update':
    case 'iam-identity.serviceid.create':
      return [{ action, resource: { op: '==', entity: accountUid() } }];
    case 'iam-identity.user-apikey.create':
      return [{ action, resource: ownKeysOf(policy.subject) }];
    case 'iam-identity.apikey.create': {
      if (!looksAtServiceId(policy)) {
        return [{ action, serviceId: ANY_SERVICE_ID, resource: { op: 'in', entity: accountUid() } }];
      }
      const about = (serviceId: string): Case => ({
        action,
        serviceId,
        resource: { op: '==', entity: principalUid(serviceId) },
      });
      return Array.from(serviceIds, about);
    }
  }
}

/** P5: for the members of a group, a condition requires that the key is their own. */
function ownKeysOf(subject: PolicySubject): CedarScope {
  return subject.principal !== undefined ? { op: '==', entity: uid('User', subject.principal) } : { op: 'All' };
}

function looksAtServiceId({ target, condition }: Policy): boolean {
  const isNarrowed = target.attributes.some(({ key }) => key === 'resource');
  return isNarrowed || (condition !== undefined && looksAt(condition, '{{resource.attributes.resource}}'));
}

/** The permit of a policy in one case, if the policy certainly grants it at some time. */
function permitOf(account: Account, policy: Policy, operation: Case): Permit | undefined {
  const { condition, subject } = policy;
  const { action, resource } = operation;
  const trial = trialOf(account, policy, operation);
  if (!trial()().allowed) return undefined;
  const formula = condition === undefined ? ALWAYS : formulaOf(trial, condition);
  if (isNever(formula)) return undefined;
  const ownKey = resource.op === 'All' ? [OWN_KEY] : [];
  return {
    id: idOf(policy, operation),
    principal: scopeOf(subject, action),
    action,
    resource,
    conditions: [...ownKey, ...termOf(formula)],
  };
}

/** Unique, because no escaped id has a slash. */
function idOf({ id }: Policy, { action, resource, serviceId = '' }: Case): string {
  const about = resource.op === 'in' || serviceId === '' ? [] : [escaped(serviceId)];
  return [escaped(id), action, ...about].join('/');
}

function scopeOf(subject: PolicySubject, action: Action): CedarScope {
  if (subject.principal !== undefined) return { op: '==', entity: principalUid(subject.principal) };
  const group = { entity: uid('AccessGroup', subject.accessGroup) };
  // P4: only users have user API keys, but the members of a group may be of any kind.
  return action === 'iam-identity.user-apikey.create'
    ? { op: 'is', entity_type: typeName('User'), in: group }
    : { op: 'in', ...group };
}
