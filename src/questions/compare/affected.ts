import { contentsInterner } from '../../json/contents.ts';
import { type AccessGroup, PUBLIC_ACCESS_GROUP } from '../../nouns/access-group.ts';
import { type Account, isPartial } from '../../nouns/account.ts';
import { type Action, CREATE_SERVICE_ID, CREATE_SERVICE_ID_API_KEY, CREATE_USER_API_KEY } from '../../nouns/action.ts';
import { resourceNameOf } from '../../nouns/iam-id.ts';
import type { PolicySubject } from '../../nouns/policy.ts';
import type { Role } from '../../nouns/role.ts';
import { definitionsOf } from '../../rules/role.ts';
import type { Setting } from '../../rules/setting.ts';

/** The questions whose answers may differ between two accounts. All other answers are the same. */
export interface Affected {
  /** Whether any answer may differ, for every principal. */
  readonly isForAll: boolean;
  /** IAM IDs of principals for which any answer may differ. */
  readonly principals: ReadonlySet<string>;
  /** Service IDs, as `ServiceId-…`, for whose API keys the answer of every principal may differ. */
  readonly serviceIds: ReadonlySet<string>;
  /** Actions for which the answer of every principal may differ; for API keys of service IDs, only of `serviceIds`. */
  readonly actions: ReadonlySet<Action>;
}

/** Whether two pieces of plain data have the same contents. */
type Same = (a: unknown, b: unknown) => boolean;

/**
 * Finds the questions that a change can affect (CMP-2): a setting affects its action, a policy affects its subject, a
 * role affects the subjects of its policies, and a group affects the members that join or leave it. If those are
 * unknown, as for an incomplete group, the change affects all principals.
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
  for (const { id, kind } of changed(before.principals, after.principals, idOf, isSame)) {
    principals.add(id);
    if (kind === 'service-id') serviceIds.add(resourceNameOf(id));
  }
  if (serviceIds.size > 0) actions.add(CREATE_SERVICE_ID_API_KEY);
  const groups = new Set<string>();
  const [groupsBefore, groupsAfter] = [groupsOf(before), groupsOf(after)];
  for (const subject of changedSubjects(before, after, isSame)) {
    if (subject.accessGroup === undefined) principals.add(subject.principal);
    else groups.add(subject.accessGroup);
  }
  for (const { id } of changed(before.accessGroups, after.accessGroups, idOf, isSame)) {
    const [was, is] = [groupsBefore.get(id), groupsAfter.get(id)];
    if (was === undefined || is === undefined || was.partial !== is.partial) groups.add(id);
    for (const member of difference(was?.members ?? [], is?.members ?? [])) principals.add(member);
  }
  // The public access group grants nothing (M2).
  groups.delete(PUBLIC_ACCESS_GROUP);
  let isForAll = !isSame(before.partial, after.partial);
  for (const [account, listed] of [
    [before, groupsBefore],
    [after, groupsAfter],
  ] as const) {
    for (const id of groups) {
      const group = listed.get(id);
      for (const member of group?.members ?? []) principals.add(member);
      isForAll ||= group === undefined ? isPartial(account, 'accessGroups') : (group.partial ?? false);
    }
  }
  return { isForAll, principals, serviceIds, actions };
}

/** The subjects of the policies that differ, or whose roles differ. */
function changedSubjects(before: Account, after: Account, isSame: Same): readonly PolicySubject[] {
  const policies = changed(before.policies, after.policies, idOf, isSame);
  const [was, is] = [rolesOf(before), rolesOf(after)];
  const roles = new Set(changed(was, is, ({ crn }) => crn, isSame).map(({ crn }) => crn));
  if (roles.size === 0) return policies.map(({ subject }) => subject);
  const withRoles = after.policies.filter((policy) => policy.roles.some((role) => roles.has(role)));
  return [...policies, ...withRoles].map(({ subject }) => subject);
}

/** The roles that the account defines and the catalogue does not have (R1). */
function rolesOf(account: Account): readonly Role[] {
  return [...definitionsOf(account).values()];
}

function settingsOf(account: Account, setting: Setting): readonly unknown[] {
  return [account[setting], account.enterprise?.[setting] ?? []];
}

/** The entries that are in only one of two lists, or differ between them. */
function changed<Entry extends object>(
  before: readonly Entry[],
  after: readonly Entry[],
  keyOf: (entry: Entry) => string,
  isSame: Same,
): readonly Entry[] {
  if (before === after) return [];
  const byKey = new Map(before.map((entry) => [keyOf(entry), entry]));
  const seen = new Set<string>();
  const entries: Entry[] = [];
  for (const entry of after) {
    const was = byKey.get(keyOf(entry));
    seen.add(keyOf(entry));
    if (was === undefined) entries.push(entry);
    else if (!isSame(was, entry)) entries.push(was, entry);
  }
  return [...entries, ...before.filter((entry) => !seen.has(keyOf(entry)))];
}

function idOf({ id }: { readonly id: string }): string {
  return id;
}

function groupsOf({ accessGroups }: Account): ReadonlyMap<string, AccessGroup> {
  return new Map(accessGroups.map((group) => [group.id, group]));
}

function difference(a: readonly string[], b: readonly string[]): readonly string[] {
  const [inA, inB] = [new Set(a), new Set(b)];
  return [...a.filter((member) => !inB.has(member)), ...b.filter((member) => !inA.has(member))];
}
