import { TRUE, type Truth } from '../matching/ternary.ts';
import type { Account } from '../nouns/account.ts';
import {
  type Action,
  CREATE_SERVICE_ID,
  CREATE_SERVICE_ID_API_KEY,
  CREATE_USER_API_KEY,
  UPDATE_SETTING,
} from '../nouns/action.ts';
import type { Policy } from '../nouns/policy.ts';
import type { AccountView } from '../rules/account-view.ts';
import { type ReadPolicy, readPolicy } from '../rules/policy.ts';
import { openContext, type RequestContext } from '../rules/request-context.ts';
import { isOnAnotherService } from '../rules/target.ts';
import { closeVerdict, evaluatePolicy, isOpenVerdict, type Verdict } from '../rules/verdict.ts';
import type { ByAction } from './by-action.ts';

/**
 * A policy of the index, with its open verdict on the requests for each action. It is parsed and evaluated when that is
 * first needed. The verdicts are the same for all principals of the policy.
 */
export interface IndexedPolicy extends ByAction<Verdict | undefined> {
  /** Its position among the policies of the account. */
  readonly place: number;
  readonly policy: Policy;
  /** Whether its subject is the principal: true, or unknown for the unknown members of a group (I2). */
  readonly subject: Truth;
  read: ReadPolicy | undefined;
}

/** Policies by the id of their subject, each list in the order of the account. */
interface BySubject {
  readonly ofPrincipals: ReadonlyMap<string, readonly IndexedPolicy[]>;
  readonly ofGroups: ReadonlyMap<string, readonly IndexedPolicy[]>;
}

/** Sorts the policies of an account by subject, except those that are certainly about another service (A8). */
export function indexPolicies({ policies }: Account): BySubject {
  const ofPrincipals = new Map<string, IndexedPolicy[]>();
  const ofGroups = new Map<string, IndexedPolicy[]>();
  const seen = new Set<string>();
  let place = -1;
  for (const policy of policies) {
    place++;
    const { id, subject, target } = policy;
    if (isOnAnotherService(target) || seen.has(id)) continue;
    seen.add(id);
    const indexed = newIndexedPolicy(place, policy, TRUE);
    if (subject.accessGroup === undefined) add(ofPrincipals, subject.principal, indexed);
    else add(ofGroups, subject.accessGroup, indexed);
  }
  return { ofPrincipals, ofGroups };
}

function newIndexedPolicy(place: number, policy: Policy, subject: Truth): IndexedPolicy {
  return {
    place,
    policy,
    subject,
    read: undefined,
    [UPDATE_SETTING]: undefined,
    [CREATE_USER_API_KEY]: undefined,
    [CREATE_SERVICE_ID_API_KEY]: undefined,
    [CREATE_SERVICE_ID]: undefined,
  };
}

function add(lists: Map<string, IndexedPolicy[]>, id: string, policy: IndexedPolicy): void {
  const list = lists.get(id);
  if (list === undefined) lists.set(id, [policy]);
  else list.push(policy);
}

/** The same policies with another value of `subject`. */
export function withSubject(policies: readonly IndexedPolicy[], subject: Truth): readonly IndexedPolicy[] {
  return policies.map(({ place, policy }) => newIndexedPolicy(place, policy, subject));
}

/** The one service ID that the target of a policy is limited to. */
export function onlyServiceIdOf({ policy: { target } }: IndexedPolicy): string | undefined {
  for (const { key, operator = 'stringEquals', value } of target.attributes) {
    if (key === 'resource' && operator === 'stringEquals' && typeof value === 'string') return value;
  }
  return undefined;
}

/** The verdict of a policy on all requests for an action. What depends on the service ID or the time is open. */
export function openVerdict({ account, roles }: AccountView, indexed: IndexedPolicy, action: Action): Verdict {
  const known = indexed[action];
  if (known !== undefined) return known;
  indexed.read ??= readPolicy(indexed.policy, indexed.subject, roles);
  const verdict = evaluatePolicy(indexed.read, openContext(account.id, action));
  indexed[action] = verdict;
  return verdict;
}

/** The verdict of a policy on a request. */
export function verdictOn(view: AccountView, indexed: IndexedPolicy, context: RequestContext): Verdict {
  const verdict = openVerdict(view, indexed, context.action);
  return isOpenVerdict(verdict) ? closeVerdict(verdict, context) : verdict;
}
