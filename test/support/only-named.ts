import type { Account } from 'apikey-policy';

/**
 * P2: the service IDs and trusted profiles that the account does not list, and that a policy that counts or a listed
 * access group names, by code unit (WHO-1).
 */
export function onlyNamedIn({ principals, policies, accessGroups }: Account): readonly string[] {
  const subjects = policies.flatMap(({ subject, type = 'access', state = 'active' }) =>
    'principal' in subject && type === 'access' && state === 'active' ? [subject.principal] : [],
  );
  const named = new Set([...subjects, ...accessGroups.flatMap(({ members }) => members)]);
  return [...named]
    .filter((id) => /^iam-(ServiceId|Profile)-/.test(id) && !principals.some((listed) => listed.id === id))
    .sort();
}
