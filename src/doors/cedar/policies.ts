import { ACTIONS, type Account, type Action, type Policy, type PolicySubject } from 'apikey-policy';
import { formulaOf, looksAt } from './condition.ts';
import type { CedarScope } from './formats.ts';
import { ALWAYS, isNever, termOf } from './formula.ts';
import { accountUid, escaped, principalUid, typeName, uid } from './names.ts';
import { OWN_KEY, type Permit } from './permit.ts';
import { type Question, trialOf } from './trial.ts';

/** A question that a policy may answer, and the resources that Cedar asks it about. */
interface Case extends Question {
  readonly resource: CedarScope;
}

/** Whichever service ID: where a policy does not look at it, they are all alike. */
const ANY_SERVICE_ID = 'iam-ServiceId-any';

/** The permits that the account's policies come to, those that stand twice once. */
export function permitsOfPolicies(account: Account, acting: ReadonlySet<string>): Permit[] {
  const groups = new Set(account.accessGroups.map(({ id }) => id));
  const serviceIds = new Set(account.principals.flatMap(({ kind, id }) => (kind === 'service-id' ? [id] : [])));
  const policies = new Map(account.policies.map((policy) => [policy.id, policy]));
  // Nobody certainly is a member of a group that is not listed (M1, I2).
  const reached = [...policies.values()].filter(({ subject }) =>
    subject.principal !== undefined ? acting.has(subject.principal) : groups.has(subject.accessGroup),
  );
  return reached.flatMap((policy) =>
    ACTIONS.flatMap((action) =>
      casesOf(policy, action, serviceIds).flatMap((asked) => permitOf(account, policy, asked) ?? []),
    ),
  );
}

/** One case, or where the policy looks at the service ID one for each that is listed (CED-2). */
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

/** P5: those of a group's members are told from others' by a condition. */
function ownKeysOf(subject: PolicySubject): CedarScope {
  return subject.principal !== undefined ? { op: '==', entity: uid('User', subject.principal) } : { op: 'All' };
}

function looksAtServiceId({ target, condition }: Policy): boolean {
  const isNarrowed = target.attributes.some(({ key }) => key === 'resource');
  return isNarrowed || (condition !== undefined && looksAt(condition, '{{resource.attributes.resource}}'));
}

/** What a policy permits in one case; nothing where it certainly or possibly does not grant it, whatever the time. */
function permitOf(account: Account, policy: Policy, asked: Case): Permit | undefined {
  const { condition, subject } = policy;
  const { action, resource } = asked;
  const trial = trialOf(account, policy, asked);
  if (!trial()().allowed) return undefined;
  const formula = condition === undefined ? ALWAYS : formulaOf(trial, condition);
  if (isNever(formula)) return undefined;
  const ownKey = resource.op === 'All' ? [OWN_KEY] : [];
  return {
    id: idOf(policy, asked),
    principal: scopeOf(subject, action),
    action,
    resource,
    conditions: [...ownKey, ...termOf(formula)],
  };
}

/** Apart from each other, as no escaped id has a slash in it. */
function idOf({ id }: Policy, { action, resource, serviceId = '' }: Case): string {
  const about = resource.op === 'in' || serviceId === '' ? [] : [escaped(serviceId)];
  return [escaped(id), action, ...about].join('/');
}

function scopeOf(subject: PolicySubject, action: Action): CedarScope {
  if (subject.principal !== undefined) return { op: '==', entity: principalUid(subject.principal) };
  const group = { entity: uid('AccessGroup', subject.accessGroup) };
  // P4: a group's members may be of any kind.
  return action === 'iam-identity.user-apikey.create'
    ? { op: 'is', entity_type: typeName('User'), in: group }
    : { op: 'in', ...group };
}
