import { FALSE, TRUE, type Truth } from '../matching/ternary.ts';
import type { Account } from '../nouns/account.ts';
import { serviceIdForms } from '../nouns/iam-id.ts';
import type { Policy } from '../nouns/policy.ts';
import type { AccountView } from '../rules/account-view.ts';
import { isMember, readMemberships } from '../rules/membership.ts';
import { isActive, type ReadPolicy, readPolicy } from '../rules/policy.ts';
import { mayNameAnybody } from '../rules/precondition.ts';
import { definitionsOf, requirementOf } from '../rules/role.ts';
import { isOnAnotherService } from '../rules/target.ts';

/** A view that searches the whole account at each look-up. It builds no index, so deciding one request is cheap. */
export function scanAccount(account: Account): AccountView {
  const roles = definitionsOf(account);
  const principal = (id: string) => account.principals.find((listed) => listed.id === id);
  return {
    account,
    roles,
    principal,
    serviceId: (form) => {
      const listed = principal(serviceIdForms(form)?.iamId ?? '');
      return listed?.kind === 'service-id' ? listed : undefined;
    },
    isNamed: (id) =>
      account.policies.some((policy) => policy.subject.principal === id && isActive(policy)) ||
      account.accessGroups.some(({ members }) => members.includes(id)),
    mayNameAnybody: () => mayNameAnybody(account),
    requirement: (action) => requirementOf(action, roles),
  };
}

/**
 * The policies whose subject is or may be a principal, in the order of the account, each id once. Those that are certainly
 * about another service are left out (A8).
 */
export function policiesAbout({ account, roles }: AccountView, principal: string): readonly ReadPolicy[] {
  const membershipOf = readMemberships(account);
  const isIn = (group: string): Truth => isMember(membershipOf(group), principal);
  // Each group is searched once, even if it has many policies.
  const inListed = new Map(account.accessGroups.map(({ id }) => [id, isIn(id)]));
  const subjectOf = ({ subject }: Policy): Truth => {
    if (subject.accessGroup === undefined) return subject.principal === principal ? TRUE : FALSE;
    return inListed.get(subject.accessGroup) ?? isIn(subject.accessGroup);
  };
  const seen = new Set<string>();
  const about: ReadPolicy[] = [];
  for (const policy of account.policies) {
    const subject = subjectOf(policy);
    if (subject === FALSE || seen.has(policy.id) || isOnAnotherService(policy.target)) continue;
    seen.add(policy.id);
    about.push(readPolicy(policy, subject, roles));
  }
  return about;
}
