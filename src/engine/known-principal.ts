import { CREATE_SERVICE_ID, CREATE_SERVICE_ID_API_KEY, CREATE_USER_API_KEY, UPDATE_SETTING } from '../nouns/action.ts';
import type { Principal } from '../nouns/principal.ts';
import type { ByAction } from './by-action.ts';
import { mergedList, type PolicyList } from './policy-list.ts';

/**
 * What an account says of one IAM ID. The index fills in who it is and its lists of policies. The merged list, and for
 * each action whether requests whose resource fits are allowed, are worked out when they are first needed.
 */
export interface KnownPrincipal extends ByAction<Allowed | undefined> {
  readonly id: string;
  /** As the account lists it. */
  principal: Principal | undefined;
  /** Whether a counting policy names it as its subject, or a listed group as a member. */
  isNamed: boolean;
  /** Its own policies, and those of each of its groups, until they are merged. */
  lists: PolicyList[];
  /** The policies whose subject is or may be this principal. */
  policies: PolicyList | undefined;
}

type Allowed = boolean | 'depends-on-request';

/** The policies of a group of which anybody may be a member, as they are about members and about others. */
export interface UnsureGroup {
  readonly certain: PolicyList;
  readonly possible: PolicyList;
}

export function newPrincipal(id: string): KnownPrincipal {
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
export function policiesOf(known: KnownPrincipal, unsure: readonly UnsureGroup[]): PolicyList {
  if (known.policies !== undefined) return known.policies;
  known.policies = mergedList(unsure.length === 0 ? known.lists : [...known.lists, ...possibleLists(known, unsure)]);
  known.lists = [];
  return known.policies;
}

/** The lists of the groups that may have it as a member, unless they certainly have. */
function possibleLists({ lists }: KnownPrincipal, unsure: readonly UnsureGroup[]): readonly PolicyList[] {
  const own = new Set(lists);
  return unsure.filter(({ certain }) => !own.has(certain)).map(({ possible }) => possible);
}
