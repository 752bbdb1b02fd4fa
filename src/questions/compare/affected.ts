import { PUBLIC_ACCESS_GROUP } from '../../nouns/access-group.ts';
import type { Account } from '../../nouns/account.ts';
import { type Action, CREATE_SERVICE_ID, CREATE_USER_API_KEY } from '../../nouns/action.ts';
import { contentsInterner } from '../../parsing/contents.ts';

/** The questions whose answers may differ between two accounts; no other can. */
export interface Affected {
  /** Whether anything at all may differ for anybody. */
  readonly everybody: boolean;
  /** IAM IDs for which any answer may differ. */
  readonly principals: ReadonlySet<string>;
  /** IAM IDs of service IDs of which everybody's answers on keys may differ. */
  readonly serviceIds: ReadonlySet<string>;
  /** Actions on which everybody's answers may differ. */
  readonly actions: ReadonlySet<Action>;
}

/** Whether two pieces of plain data say the same. */
type Same = (a: unknown, b: unknown) => boolean;

/**
 * What a change can reach (CMP-2): a setting its action, a policy its subject, a group its members.
 * Where that is not known, as for a group that was not read whole, everybody.
 */
export function affectedBy(before: Account, after: Account): Affected {
  const contentsOf = contentsInterner();
  const isSame: Same = (a, b) => a === b || contentsOf(a) === contentsOf(b);
  const actions = new Set<Action>();
  if (!isSame(settingsOf(before, 'apiKeyCreation'), settingsOf(after, 'apiKeyCreation'))) {
    actions.add(CREATE_USER_API_KEY);
  }
  if (!isSame(settingsOf(before, 'serviceIdCreation'), settingsOf(after, 'serviceIdCreation'))) {
    actions.add(CREATE_SERVICE_ID);
  }
  const principals = new Set<string>();
  const serviceIds = new Set<string>();
  for (const principal of changed(before.principals, after.principals, isSame)) {
    principals.add(principal.id);
    if (principal.kind === 'service-id') serviceIds.add(principal.id);
  }
  const groups = new Set<string>();
  for (const { subject } of changed(before.policies, after.policies, isSame)) {
    if ('principal' in subject) principals.add(subject.principal);
    else groups.add(subject.accessGroup);
  }
  for (const { id } of changed(before.accessGroups, after.accessGroups, isSame)) groups.add(id);
  // The public access group grants nothing (M2).
  groups.delete(PUBLIC_ACCESS_GROUP);
  let everybody = !isSame(before.roles, after.roles) || !isSame(before.partial, after.partial);
  for (const account of [before, after]) {
    const listed = new Set<string>();
    for (const { id, members, partial } of account.accessGroups) {
      listed.add(id);
      if (!groups.has(id)) continue;
      for (const member of members) principals.add(member);
      everybody ||= partial === true;
    }
    const isUnread = account.partial?.includes('accessGroups') ?? false;
    everybody ||= isUnread && [...groups].some((group) => !listed.has(group));
  }
  return { everybody, principals, serviceIds, actions };
}

function settingsOf(account: Account, setting: 'apiKeyCreation' | 'serviceIdCreation'): readonly unknown[] {
  return [account[setting], account.enterprise?.[setting] ?? []];
}

/** The entries that only one of two lists has, or that differ; more than those does no harm. */
function changed<Entry extends { readonly id: string }>(
  before: readonly Entry[],
  after: readonly Entry[],
  isSame: Same,
): readonly Entry[] {
  if (before === after) return [];
  const old = new Map(before.map((entry) => [entry.id, entry]));
  const entries: Entry[] = [];
  for (const entry of after) {
    const was = old.get(entry.id);
    old.delete(entry.id);
    if (was === undefined) entries.push(entry);
    else if (!isSame(was, entry)) entries.push(was, entry);
  }
  return [...entries, ...old.values()];
}
