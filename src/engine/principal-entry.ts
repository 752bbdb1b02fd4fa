import { CREATE_SERVICE_ID, CREATE_SERVICE_ID_API_KEY, CREATE_USER_API_KEY, UPDATE_SETTING } from '../nouns/action.ts';
import type { Principal } from '../nouns/principal.ts';
import type { ByAction } from './by-action.ts';
import type { OpenEvidence } from './open-evidence.ts';
import { mergedList, type PolicyList } from './policy-list.ts';

/**
 * What the index has about one IAM ID, with its lists of policies. Two things are computed when they are first
 * needed: the merged list, and for each action whether requests with a valid resource are allowed.
 */
export interface PrincipalEntry extends ByAction<Allowed | undefined> {
  readonly id: string;
  /** The principal as the account lists it. */
  principal: Principal | undefined;
  /** P2: whether an active policy or a listed group names it. For users, this is not recorded. */
  isNamed: boolean;
  /** Its own policies, and those of each of its groups. */
  lists: PolicyList[];
  /** The policies whose subject is or may be this principal. */
  policies: PolicyList | undefined;
}

/** Whether requests are allowed. Where the answers differ: the evidence of the lists that make the difference. */
export type Allowed = boolean | readonly OpenEvidence[];

/** The policies of a group that may have other members: `certain` for its listed members, `possible` for all others. */
export interface UnsureGroup {
  readonly certain: PolicyList;
  readonly possible: PolicyList;
}

export function newEntry(id: string): PrincipalEntry {
  return {
    id,
    principal: undefined,
    isNamed: false,
    lists: [],
    policies: undefined,
    [UPDATE_SETTING]: undefined,
    [CREATE_USER_API_KEY]: undefined,
    [CREATE_SERVICE_ID_API_KEY]: undefined,
    [CREATE_SERVICE_ID]: undefined,
  };
}

/** The policies whose subject is or may be a principal, in the order of the account. */
export function policiesOf(entry: PrincipalEntry, unsure: readonly UnsureGroup[]): PolicyList {
  entry.policies ??= mergedList(listsOf(entry, unsure));
  return entry.policies;
}

/** The same policies, list by list: its own, those of its groups, and those of groups that may have it as a member. */
export function listsOf({ lists }: PrincipalEntry, unsure: readonly UnsureGroup[]): readonly PolicyList[] {
  if (unsure.length === 0) return lists;
  const own = new Set(lists);
  return [...lists, ...unsure.filter(({ certain }) => !own.has(certain)).map(({ possible }) => possible)];
}
