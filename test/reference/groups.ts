import type { Account, Policy, Request } from 'apikey-policy';
import { type Truth, unknown } from './truth.ts';

// rules.md, section 7, M1 and M2, with G1 and I2: the subject of a policy, and whether the policy counts.

const PUBLIC = 'AccessGroupId-PublicAccess';

/** G1: activity, type and state. */
export function isActive({ type, state }: Policy): boolean {
  return (type === undefined || type === 'access') && (state === undefined || state === 'active');
}

/** M2 */
export function isNotPublic({ subject }: Policy): Truth {
  return !('accessGroup' in subject && subject.accessGroup === PUBLIC);
}

/** G1, M1, I2; every principal is a subject of the public access group (A8). */
export function isSubject({ subject }: Policy, account: Account, { principal }: Request): Truth {
  if ('principal' in subject) return subject.principal === principal;
  if (subject.accessGroup === PUBLIC) return true;
  const group = account.accessGroups.find(({ id }) => id === subject.accessGroup);
  if (group === undefined) return account.partial?.includes('accessGroups') ? unknown('partial-data') : false;
  if (group.members.includes(principal)) return true;
  return group.partial === true ? unknown('partial-data') : false;
}
