import { FALSE, type Truth, truth } from '../matching/ternary.ts';
import type { Account } from '../nouns/account.ts';
import type { Policy } from '../nouns/policy.ts';
import { weighAll } from '../rules/evidence.ts';
import { isMember, readMemberships } from '../rules/membership.ts';
import { type ApplicablePolicy, readPolicy } from '../rules/policy.ts';
import { questionOf } from '../rules/question.ts';
import { definitionsOf, requirementOf } from '../rules/role.ts';
import type { AccountView } from '../rules/view.ts';
import { distinct } from './distinct.ts';

/** An account looked through from end to end at every question: nothing is built, so one question is cheap. */
export function scan(account: Account): AccountView {
  const defined = definitionsOf(account);
  return {
    account,
    principal: (id) => account.principals.find((principal) => principal.id === id),
    evidence: (request) => {
      const policies = applicablePolicies(account, request.principal);
      return weighAll(account, policies, questionOf(account, request), defined);
    },
    requirement: (action) => requirementOf(action, defined),
  };
}

/** The policies whose subject is or may be a principal, in the order of the account, each id once (G1, I2). */
export function applicablePolicies(account: Account, principal: string): readonly ApplicablePolicy[] {
  const membershipOf = readMemberships(account);
  const isIn = (group: string): Truth => isMember(membershipOf(group), principal);
  // Each group is looked through once, however many policies it has.
  const inListed = new Map(account.accessGroups.map(({ id }) => [id, isIn(id)]));
  const subjectOf = ({ subject }: Policy): Truth =>
    'principal' in subject
      ? truth(subject.principal === principal)
      : (inListed.get(subject.accessGroup) ?? isIn(subject.accessGroup));
  const about = account.policies.filter((policy) => subjectOf(policy) !== FALSE);
  return distinct(about).map((policy) => ({ policy: readPolicy(policy), subject: subjectOf(policy) }));
}
