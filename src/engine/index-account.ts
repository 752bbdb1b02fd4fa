import { FALSE } from '../matching/ternary.ts';
import type { Account } from '../nouns/account.ts';
import { kindOfIamId, serviceIdForms } from '../nouns/iam-id.ts';
import type { Principal, ServiceId } from '../nouns/principal.ts';
import type { AccountView } from '../rules/account-view.ts';
import { readMemberships } from '../rules/membership.ts';
import { isActive } from '../rules/policy.ts';
import { mayNameAnybody } from '../rules/precondition.ts';
import { anyRequestContext, type RequestContext } from '../rules/request-context.ts';
import { definitionsOf, type RoleDefinitions, requirementOf } from '../rules/role.ts';
import { type ByAction, byAction } from './by-action.ts';
import { indexPolicies, withSubject } from './indexed-policy.ts';
import { evaluateAhead, newPolicyList, type PolicyList } from './policy-list.ts';
import { newEntry, type PrincipalEntry, type UnsureGroup } from './principal-entry.ts';

/** An account indexed by IAM ID, so that a request costs only the policies of its principal. */
export interface AccountIndex extends AccountView {
  /** The listed principals in the order of the account, then those that are only named (P2), each once. */
  readonly principals: readonly Principal[];
  /** For each action, the context that stands for all requests. */
  readonly anyRequests: ByAction<RequestContext>;
  readonly unsureGroups: readonly UnsureGroup[];
  /** The entry of an IAM ID; `undefined` if the account does not mention it. */
  entry(id: string): PrincipalEntry | undefined;
}

/**
 * Indexes an account. The roles and the target of a policy are tested once for each action: those of a group's policies
 * here, as far as `allows` needs them, and all others when a request first needs them.
 *
 * Invariant: for an account that parses, every decision is the same as with `scanAccount` and `policiesAbout`.
 */
export function indexAccount(account: Account): AccountIndex {
  const roles = definitionsOf(account);
  const requirements = byAction((action) => requirementOf(action, roles));
  const entries = new Map<string, PrincipalEntry>();
  const entryOf = (id: string): PrincipalEntry => {
    const entry = entries.get(id);
    if (entry !== undefined) return entry;
    const added = newEntry(id);
    entries.set(id, added);
    return added;
  };
  const serviceIds = new Map<string, ServiceId>();
  for (const principal of account.principals) {
    entryOf(principal.id).principal = principal;
    if (principal.kind === 'service-id') addServiceId(serviceIds, principal);
  }
  const namesAnybody = mayNameAnybody(account);
  const named = nameOthers(account, entryOf);
  const anyRequests = byAction((action) => anyRequestContext(account.id, action));
  const unsureGroups = addPolicies(account, roles, anyRequests, entryOf);
  return {
    account,
    roles,
    principals: Object.freeze([...new Map(account.principals.map((one) => [one.id, one])).values(), ...named]),
    anyRequests,
    unsureGroups,
    entry: (id) => entries.get(id),
    principal: (id) => entries.get(id)?.principal,
    serviceId: (form) => serviceIds.get(form),
    isNamed: (id) => entries.get(id)?.isNamed ?? false,
    mayNameAnybody: () => namesAnybody,
    requirement: (action) => requirements[action],
  };
}

/** Adds a service ID under both forms, so that look-ups need no conversion. */
function addServiceId(serviceIds: Map<string, ServiceId>, serviceId: ServiceId): void {
  const forms = serviceIdForms(serviceId.id);
  if (forms === undefined) return;
  // The copy is a flat string: comparisons with a slice of another string are slow.
  serviceIds.set(forms.iamId, serviceId).set([...forms.resource].join(''), serviceId);
}

/** Finds the service IDs and trusted profiles that the account names and does not list (P2), sorted by code unit. */
function nameOthers(account: Account, entryOf: (id: string) => PrincipalEntry): readonly Principal[] {
  const named: string[] = [];
  const name = (id: string): void => {
    if (kindOfIamId(id) === 'user') return;
    const entry = entryOf(id);
    if (entry.principal === undefined && !entry.isNamed) named.push(id);
    entry.isNamed = true;
  };
  for (const policy of account.policies) {
    const { principal } = policy.subject;
    if (principal !== undefined && isActive(policy)) name(principal);
  }
  for (const { members } of account.accessGroups) for (const member of members) name(member);
  return named
    .sort()
    .map((id) => (kindOfIamId(id) === 'service-id' ? { kind: 'service-id', id } : { kind: 'trusted-profile', id }));
}

/** Gives each principal its own policies and those of its groups. */
function addPolicies(
  account: Account,
  roles: RoleDefinitions,
  anyRequests: ByAction<RequestContext>,
  entryOf: (id: string) => PrincipalEntry,
): readonly UnsureGroup[] {
  const { ofPrincipals, ofGroups } = indexPolicies(account, roles);
  const add = (id: string, list: PolicyList): void => {
    const entry = entryOf(id);
    // Most principals have one list, and an array that is created with its entry has no spare capacity.
    if (entry.lists.length === 0) entry.lists = [list];
    // A list of members can name a member twice.
    else if (entry.lists.at(-1) !== list) entry.lists.push(list);
  };
  const membershipOf = readMemberships(account);
  const unsure: UnsureGroup[] = [];
  for (const [id, policies] of ofGroups) {
    const { members, others } = membershipOf(id);
    const certain = newPolicyList(policies);
    // Evaluated now, so that the first member of a group to ask does not wait for it.
    evaluateAhead(certain, anyRequests);
    if (others !== FALSE) unsure.push({ certain, possible: newPolicyList(withSubject(policies, others)) });
    for (const member of members) add(member, certain);
  }
  // Own policies come last: `allows` often stops at a group's list, which is evaluated already.
  for (const [id, policies] of ofPrincipals) add(id, newPolicyList(policies));
  return unsure;
}
