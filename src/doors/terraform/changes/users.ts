import type { Account } from 'apikey-policy';
import { plannedId } from '../values/planned-ids.ts';

/** Finds users by what Terraform names them by (TF-7). */
export interface Users {
  /** The IAM IDs of the users with an e-mail address or id, without regard to case, and of those that are invited. */
  named(name: string): readonly string[];
  /** The IAM IDs of the users of the account with this e-mail address. */
  withEmail(email: string): readonly string[];
}

/** The users of an account, and those that a plan invites. */
export function usersOf({ principals }: Account, invited: readonly string[]): Users {
  const byEmail = new Map<string, Set<string>>();
  const byName = new Map<string, Set<string>>();
  for (const principal of principals) {
    if (principal.kind !== 'user') continue;
    const { id, email } = principal;
    add(byName, id, id);
    if (email === undefined) continue;
    add(byName, email, id);
    add(byEmail, email, id);
  }
  for (const email of invited) {
    if (!byEmail.has(email.toLowerCase())) add(byName, email, invitedId(email));
  }
  return {
    named: (name) => [...(byName.get(name.toLowerCase()) ?? [])],
    withEmail: (email) => [...(byEmail.get(email.toLowerCase()) ?? [])],
  };
}

/** The id of a user who is not in the account yet (TF-5). */
export function invitedId(email: string): string {
  return plannedId(email.toLowerCase(), 'IBMid-');
}

function add(ids: Map<string, Set<string>>, name: string, id: string): void {
  const key = name.toLowerCase();
  const known = ids.get(key) ?? new Set();
  ids.set(key, known.add(id));
}
