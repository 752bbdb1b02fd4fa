import type { Account } from '../../nouns/account.ts';
import { kindOfIamId, resourceNameOf, serviceIdForms } from '../../nouns/iam-id.ts';
import { catalogueRole, definitionsOf } from '../../rules/role.ts';
import { widthOf } from '../role-order.ts';
import { KIND_PHRASES } from './phrases.ts';
import { listed, listedBy, plain } from './plain-text.ts';

/** What an explanation calls the parts of an account: by name where the account is given and has one, else by id. */
export interface Names {
  /** A principal by its name alone; one without a name by its id. */
  principal(id: string): string;
  /** A principal that was mentioned with its id before: by its name, or as `this user`. */
  principalAgain(id: string): string;
  /** A principal at its first mention: `Ada Admin (IBMid-060001ADMN)`. */
  principalWithId(id: string): string;
  /** A service ID at its first mention, by either of its forms: `ci-deployer (ServiceId-3f1e6c1a)`. */
  serviceId(resource: string): string;
  group(id: string): string;
  /** `policy 11010101-6f1d`, or `policy "Keys for the team"` where no other policy has that name. */
  policy(id: string): string;
  /** `policy …` or `policies … and …`. */
  policies(ids: readonly string[]): string;
  /** Roles by name, each once, from narrow to wide. */
  roles(crns: readonly string[]): string[];
}

export function namesIn(account: Account | undefined): Names {
  const nameOf = (id: string): string | undefined =>
    account?.principals.find((principal) => principal.id === id)?.name || undefined;
  const withId = (id: string, name: string | undefined): string =>
    name === undefined || plain(name) === plain(id) ? plain(id) : `${plain(name)} (${plain(id)})`;
  const policy = (id: string): string => {
    const name = account?.policies.find((known) => known.id === id)?.name;
    const isUnique = name && !account?.policies.some((other) => other.name === name && other.id !== id);
    // IBM's policies have a description for a name: quotes keep it apart from the sentence around it.
    return isUnique ? `"${plain(name).replaceAll('"', "'")}"` : plain(id);
  };
  const definitions = account && definitionsOf(account);
  const roleName = (crn: string): string => catalogueRole(crn)?.name ?? plain(definitions?.get(crn)?.name || crn);
  return {
    principal: (id) => plain(nameOf(id) ?? id),
    principalAgain: (id) => plain(nameOf(id) ?? `this ${KIND_PHRASES[kindOfIamId(id)]}`),
    principalWithId: (id) => withId(id, nameOf(id)),
    serviceId: (resource) => withId(resourceNameOf(resource), nameOf(serviceIdForms(resource)?.iamId ?? '')),
    group: (id) => plain(account?.accessGroups.find((group) => group.id === id)?.name || id),
    policy: (id) => `policy ${policy(id)}`,
    policies: (ids) => `${ids.length === 1 ? 'policy' : 'policies'} ${listedBy(ids, policy)}`,
    roles: (crns) => [...new Set([...crns].sort((a, b) => widthOf(a) - widthOf(b)).map(roleName))],
  };
}

/** Whether IBM documents a role, so that its name says nothing about the account. */
export function isInCatalogue(crn: string): boolean {
  return catalogueRole(crn) !== undefined;
}

/** What would grant it, narrow first: `the User API key creator role`, `the role Operator, or the wider Administrator,`. */
export function requiredRoles(crns: readonly string[], names: Names): string {
  const [narrowest = '', ...wider] = names.roles(crns.filter(isInCatalogue));
  const own = names.roles(crns.filter((crn) => !isInCatalogue(crn)));
  if (wider.length === 0 && own.length === 0) return `the ${narrowest} role on IAM Identity`;
  const parts = [
    narrowest,
    ...(wider.length > 0 ? [`or the wider ${listed(wider, 'or')}`] : []),
    ...(own.length > 0 ? [`or the account's own ${listed(own, 'or')}`] : []),
  ];
  return `the role ${parts.join(', ')}, on IAM Identity`;
}
