import { FALSE } from '../matching/ternary.ts';
import type { Account } from '../nouns/account.ts';
import { kindOfIamId, serviceIdForms } from '../nouns/iam-id.ts';
import type { Principal, ServiceId } from '../nouns/principal.ts';
import type { AccountView } from '../rules/account-view.ts';
import { readMemberships } from '../rules/membership.ts';
import { isActive } from '../rules/policy.ts';
import { mayNameAnybody } from '../rules/precondition.ts';
import { definitionsOf, type RoleDefinitions, requirementOf } from '../rules/role.ts';
import { byAction } from './by-action.ts';
import { evaluatePolicies, withSubject } from './evaluated-policies.ts';
import { type KnownPrincipal, newPrincipal, type UnsureGroup } from './known-principal.ts';
import { newPolicyList, type PolicyList } from './policy-list.ts';

/** An account indexed by IAM ID: a question costs what bears on its principal. */
export interface AccountIndex extends AccountView {
  /** The listed principals in the order of the account, then those that are only named (P2), each once. */
  readonly principals: readonly Principal[];
  readonly unsureGroups: readonly UnsureGroup[];
  /** What the account says of an IAM ID; nothing of one that it nowhere mentions. */
  known(id: string): KnownPrincipal | undefined;
}

/**
 * Indexes an account, and evaluates each of its policies once for each action.
 *
 * Invariant: of an account that parses, every look-up finds what `scanAccount` and `policiesAbout` find.
 */
export function indexAccount(account: Account): AccountIndex {
  const roles = definitionsOf(account);
  const requirements = byAction((action) => requirementOf(action, roles));
  const principals = new Map<string, KnownPrincipal>();
  const known = (id: string): KnownPrincipal => {
    const entry = principals.get(id) ?? newPrincipal(id);
    principals.set(id, entry);
    return entry;
  };
  const serviceIds = new Map<string, ServiceId>();
  for (const principal of account.principals) {
    known(principal.id).principal = principal;
    if (principal.kind === 'service-id') addServiceId(serviceIds, principal);
  }
  const namesAnybody = mayNameAnybody(account);
  const named = nameOthers(account, known);
  const unsureGroups = addPolicies(account, roles, known);
  return {
    account,
    roles,
    principals: Object.freeze([...new Map(account.principals.map((one) => [one.id, one])).values(), ...named]),
    unsureGroups,
    known: (id) => principals.get(id),
    principal: (id) => principals.get(id)?.principal,
    serviceId: (form) => serviceIds.get(form),
    isNamed: (id) => principals.get(id)?.isNamed ?? false,
    mayNameAnybody: () => namesAnybody,
    requirement: (action) => requirements[action],
  };
}

/** By either form, so that no look-up has to make the other one. */
function addServiceId(serviceIds: Map<string, ServiceId>, serviceId: ServiceId): void {
  const forms = serviceIdForms(serviceId.id);
  if (forms === undefined) return;
  // A string of its own: one that is cut from another is slow to compare with.
  serviceIds.set(forms.iamId, serviceId).set([...forms.resource].join(''), serviceId);
}

/** Finds the service IDs and trusted profiles that the account names and does not list (P2), by code unit. */
function nameOthers(account: Account, known: (id: string) => KnownPrincipal): readonly Principal[] {
  const named: string[] = [];
  const name = (id: string): void => {
    if (kindOfIamId(id) === 'user') return;
    const entry = known(id);
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

/** Hands each principal its own policies and those of its groups. */
function addPolicies(
  account: Account,
  roles: RoleDefinitions,
  known: (id: string) => KnownPrincipal,
): readonly UnsureGroup[] {
  const { ofPrincipals, ofGroups } = evaluatePolicies(account, roles);
  const add = (id: string, list: PolicyList): void => {
    const entry = known(id);
    // Most have one list only, and a list that starts with its entry has no room for more.
    if (entry.lists.length === 0) entry.lists = [list];
    // A list of members can hold one twice.
    else if (entry.lists.at(-1) !== list) entry.lists.push(list);
  };
  for (const [id, policies] of ofPrincipals) add(id, newPolicyList(policies));
  const membershipOf = readMemberships(account);
  const unsure: UnsureGroup[] = [];
  for (const [id, policies] of ofGroups) {
    const { members, others } = membershipOf(id);
    const certain = newPolicyList(policies);
    if (others !== FALSE) unsure.push({ certain, possible: newPolicyList(withSubject(policies, others)) });
    for (const member of members) add(member, certain);
  }
  return unsure;
}
