import { type Account, type AccountPart, kindOfIamId, type Policy, type Principal } from 'apikey-policy';

/** The account with one of its lists complete or incomplete. */
export function reading({ partial = [], ...account }: Account, list: AccountPart, isPartial: boolean): Account {
  const others = partial.filter((name) => name !== list);
  return { ...account, partial: isPartial ? [...others, list] : others };
}

/** The account without the principals that have this id. */
export function without({ principals, ...account }: Account, principal: string): Account {
  return { ...account, principals: principals.filter(({ id }) => id !== principal) };
}

/** The account with a principal, which replaces the one with the same id. */
export function withPrincipal(account: Account, principal: Principal): Account {
  const others = without(account, principal.id);
  return { ...others, principals: [...others.principals, principal] };
}

/** The account with one more policy, at the end. */
export function withPolicy(account: Account, policy: Policy): Account {
  return { ...account, policies: [...account.policies, policy] };
}

/** A principal with this id: the prefix says the kind (P1), and a user is active. */
export function principalOf(id: string): Principal {
  const kind = kindOfIamId(id);
  return kind === 'user' ? { kind, id, state: 'ACTIVE' } : { kind, id };
}
