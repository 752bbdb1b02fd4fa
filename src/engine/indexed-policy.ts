import { TRUE, type Truth } from '../matching/ternary.ts';
import type { Account } from '../nouns/account.ts';
import { CREATE_SERVICE_ID, CREATE_SERVICE_ID_API_KEY, CREATE_USER_API_KEY, UPDATE_SETTING } from '../nouns/action.ts';
import type { Policy } from '../nouns/policy.ts';
import { type ReadPolicy, readPolicy } from '../rules/policy.ts';
import type { RequestContext } from '../rules/request-context.ts';
import type { RoleDefinitions } from '../rules/role.ts';
import { isOnAnotherService } from '../rules/target.ts';
import { evaluatePolicy, type Verdict } from '../rules/verdict.ts';
import type { ByAction } from './by-action.ts';

/**
 * A policy of the index, with its open verdict on the requests for each action. A verdict is computed when it is first
 * needed. It is the same for all principals of the policy.
 */
export interface IndexedPolicy extends ByAction<Verdict | undefined> {
  /** Its position among the policies of the account. */
  readonly place: number;
  readonly policy: ReadPolicy;
  /** The one service ID that its target is limited to. */
  readonly serviceId: string | undefined;
}

/** Policies by the id of their subject, each list in the order of the account. */
interface BySubject {
  readonly ofPrincipals: ReadonlyMap<string, readonly IndexedPolicy[]>;
  readonly ofGroups: ReadonlyMap<string, readonly IndexedPolicy[]>;
}

/** Reads the policies of an account, except those that are certainly about another service (A8). */
export function indexPolicies({ policies }: Account, roles: RoleDefinitions): BySubject {
  const ofPrincipals = new Map<string, IndexedPolicy[]>();
  const ofGroups = new Map<string, IndexedPolicy[]>();
  const seen = new Set<string>();
  let place = -1;
  for (const policy of policies) {
    place++;
    const { id, subject, target } = policy;
    if (isOnAnotherService(target) || seen.has(id)) continue;
    seen.add(id);
    // Parsed now and not later, because its data is still in the processor's cache.
    const indexed = newIndexedPolicy(place, readPolicy(policy, TRUE, roles), onlyServiceIdOf(policy));
    if (subject.accessGroup === undefined) add(ofPrincipals, subject.principal, indexed);
    else add(ofGroups, subject.accessGroup, indexed);
  }
  return { ofPrincipals, ofGroups };
}

function newIndexedPolicy(place: number, policy: ReadPolicy, serviceId: string | undefined): IndexedPolicy {
  return {
    place,
    policy,
    serviceId,
    [UPDATE_SETTING]: undefined,
    [CREATE_USER_API_KEY]: undefined,
    [CREATE_SERVICE_ID_API_KEY]: undefined,
    [CREATE_SERVICE_ID]: undefined,
  };
}

function onlyServiceIdOf({ target }: Policy): string | undefined {
  for (const { key, operator = 'stringEquals', value } of target.attributes) {
    if (key === 'resource' && operator === 'stringEquals' && typeof value === 'string') return value;
  }
  return undefined;
}

function add(lists: Map<string, IndexedPolicy[]>, id: string, policy: IndexedPolicy): void {
  const list = lists.get(id);
  if (list === undefined) lists.set(id, [policy]);
  else list.push(policy);
}

/**
 * The same policies with another value of `subject`. They were read as if the subject certainly were the principal.
 */
export function withSubject(policies: readonly IndexedPolicy[], subject: Truth): readonly IndexedPolicy[] {
  return policies.map(({ place, policy, serviceId }) => newIndexedPolicy(place, { ...policy, subject }, serviceId));
}

/**
 * The verdict of a policy on all requests for an action. The part of the service ID is open, and there is no time.
 *
 * @param anyRequest the context that stands for all these requests
 */
export function verdictOnAny(indexed: IndexedPolicy, anyRequest: RequestContext): Verdict {
  const { action } = anyRequest;
  indexed[action] ??= evaluatePolicy(indexed.policy, anyRequest);
  return indexed[action];
}
