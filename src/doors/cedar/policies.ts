import { ACTIONS, type Account, type Action, type Policy, type PolicySubject } from 'apikey-policy';
import { formulaOf } from './condition.ts';
import type { CedarEntityUid, CedarScope } from './formats.ts';
import { ALWAYS, type Formula, isNever, termOf } from './formula.ts';
import { accountUid, escaped, principalUid, typeName, uid, uidOfParts } from './names.ts';
import { OWN_KEY, type Permit } from './permit.ts';
import {
  ANY_SERVICE_ID,
  aboutAnyServiceId,
  isNarrowed,
  serviceIdsOf,
  type Target,
  targetsIn,
  testsServiceId,
} from './targets.ts';
import type { Term } from './term.ts';
import { type Operation, trialOf } from './trial.ts';

/** A permit of an account's policy. */
export interface PolicyPermit extends Permit {
  /** The principal or the access group of the policy. */
  readonly subject: CedarEntityUid;
  /** The service IDs that it is about, if it is not about all of them. */
  readonly target?: Target | undefined;
  /** When the policy grants. */
  readonly when: readonly Term[];
}

/** What a policy grants for an action. */
interface Granted {
  readonly action: Action;
  readonly formula: Formula;
  readonly target?: Target | undefined;
}

/** The permits of the account's policies; a repeated policy counts once. */
export function permitsOfPolicies(account: Account, active: ReadonlySet<string>): PolicyPermit[] {
  const groups = new Set(account.accessGroups.map(({ id }) => id));
  const targetOf = targetsIn(account);
  // No principal certainly is a member of an unlisted group (M1, I2).
  const reached = policiesOf(account).filter(({ subject }) =>
    subject.principal !== undefined ? active.has(subject.principal) : groups.has(subject.accessGroup),
  );
  return reached.flatMap((policy) =>
    ACTIONS.flatMap((action) => grantedBy(account, policy, action, targetOf)).map((granted) =>
      permitOf(policy, granted),
    ),
  );
}

/** The policies, each id once. */
export function policiesOf({ policies }: Account): readonly Policy[] {
  return [...new Map(policies.map((policy) => [policy.id, policy])).values()];
}

function grantedBy(
  account: Account,
  policy: Policy,
  action: Action,
  targetOf: (policy: Policy) => Target,
): readonly Granted[] {
  if (action !== 'iam-identity.apikey.create') return grantedIn(account, policy, { action });
  if (testsServiceId(policy)) return grantedByCondition(account, policy, action);
  if (!isNarrowed(policy)) return grantedIn(account, policy, { action, serviceId: ANY_SERVICE_ID });
  const granted = grantedIn(account, aboutAnyServiceId(policy), { action, serviceId: ANY_SERVICE_ID });
  const target = granted.length > 0 ? targetOf(policy) : undefined;
  return target === undefined || target.serviceIds.length === 0 ? [] : granted.map((one) => ({ ...one, target }));
}

/** What a policy certainly grants of an operation, if it does so at some time. */
function grantedIn(account: Account, policy: Policy, operation: Operation): readonly Granted[] {
  const trial = trialOf(account, policy, operation);
  if (!trial()().allowed) return [];
  const formula = policy.condition === undefined ? ALWAYS : formulaOf(trial, policy.condition);
  return isNever(formula) ? [] : [{ action: operation.action, formula }];
}

/** A condition that tests the service ID: one group for all service IDs with the same times. */
function grantedByCondition(account: Account, policy: Policy, action: Action): readonly Granted[] {
  const byTimes = new Map<string, { readonly formula: Formula; readonly serviceIds: string[] }>();
  for (const serviceId of serviceIdsOf(account)) {
    for (const { formula } of grantedIn(account, policy, { action, serviceId })) {
      const times = textOfTimes(termOf(formula));
      const others = byTimes.get(times);
      if (others === undefined) byTimes.set(times, { formula, serviceIds: [serviceId] });
      else others.serviceIds.push(serviceId);
    }
  }
  return Array.from(byTimes, ([times, { formula, serviceIds }]) => ({
    action,
    formula,
    target: { uid: uidOfParts('Target', ['policy', escaped(policy.id), ...(times === '' ? [] : [times])]), serviceIds },
  }));
}

/** The times at which a permit grants, as a part of a name; empty for all times. */
export function textOfTimes(when: readonly Term[]): string {
  return when.map(({ text }) => escaped(text)).join('/');
}

function permitOf(policy: Policy, { action, formula, target }: Granted): PolicyPermit {
  const when = termOf(formula);
  const { subject } = policy;
  const resource = resourceOf(subject, action, target);
  return {
    // Unique, because no escaped id has a slash.
    id: [escaped(policy.id), action, ...(testsServiceId(policy) && target ? [textOfTimes(when)] : [])]
      .filter((part) => part !== '')
      .join('/'),
    subject: subjectUid(subject),
    principal: scopeOf(subject, action),
    action,
    resource,
    conditions: resource.op === 'All' ? [OWN_KEY, ...when] : when,
    target,
    when,
  };
}

function resourceOf(subject: PolicySubject, action: Action, target: Target | undefined): CedarScope {
  switch (action) {
    case 'iam-identity.account.update':
    case 'iam-identity.serviceid.create':
      return { op: '==', entity: accountUid() };
    case 'iam-identity.user-apikey.create':
      // P5: for the members of a group, a condition requires that the key is their own.
      return subject.principal !== undefined ? { op: '==', entity: uid('User', subject.principal) } : { op: 'All' };
    case 'iam-identity.apikey.create':
      return { op: 'in', entity: target?.uid ?? accountUid() };
  }
}

function subjectUid(subject: PolicySubject): CedarEntityUid {
  return subject.principal !== undefined ? principalUid(subject.principal) : uid('AccessGroup', subject.accessGroup);
}

function scopeOf(subject: PolicySubject, action: Action): CedarScope {
  const entity = subjectUid(subject);
  if (subject.principal !== undefined) return { op: '==', entity };
  return membersOf(entity, action);
}

/** The members of a group that an action is for: only users have user API keys, but members may be of any kind (P4). */
export function membersOf(entity: CedarEntityUid, action: Action): CedarScope {
  return action === 'iam-identity.user-apikey.create'
    ? { op: 'is', entity_type: typeName('User'), in: { entity } }
    : { op: 'in', entity };
}
