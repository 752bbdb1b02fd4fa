import { CREATE_SERVICE_ID, CREATE_SERVICE_ID_API_KEY, CREATE_USER_API_KEY, UPDATE_SETTING } from '../nouns/action.ts';
import type { Principal } from '../nouns/principal.ts';
import type { ByAction } from './by-action.ts';
import { type EvaluatedPolicies, inOrder } from './evaluated-policies.ts';
import type { FoldedEvidence, Stage } from './folded-evidence.ts';

/**
 * What an account says of one IAM ID. The evidence is worked out when it is first needed, and never changes.
 */
export interface KnownPrincipal extends ByAction<KnownEvidence | undefined> {
  readonly id: string;
  /** As the account lists it. */
  principal: Principal | undefined;
  /** Whether a counting policy names it as its subject, or a listed group as a member. */
  isNamed: boolean;
  /** Its own policies, and those of each of its groups, until they are merged. */
  lists: readonly EvaluatedPolicies[];
  /** The policies whose subject is or may be this principal. */
  policies: EvaluatedPolicies | undefined;
}

/** What policies say to one action of one principal. */
export interface KnownEvidence {
  readonly folded: FoldedEvidence;
  /** Whether a request is allowed that is about one's own key, or a service ID that the account lists. */
  readonly allowed: boolean | 'depends-on-request';
  /** What the policies said at the last time that was asked about, which they have been saying since a second. */
  latest: { readonly since: number; readonly stage: Stage } | undefined;
}

/** The policies of a group of which anybody may be a member, as they are about members and about others. */
export interface OpenGroup {
  readonly certain: EvaluatedPolicies;
  readonly possible: EvaluatedPolicies;
}

const NONE: readonly [] = [];

export function newPrincipal(id: string): KnownPrincipal {
  return {
    id,
    principal: undefined,
    isNamed: false,
    lists: NONE,
    policies: undefined,
    [UPDATE_SETTING]: undefined,
    [CREATE_USER_API_KEY]: undefined,
    [CREATE_SERVICE_ID_API_KEY]: undefined,
    [CREATE_SERVICE_ID]: undefined,
  };
}

/** The policies whose subject is or may be a principal, in the order of the account. */
export function policiesOf(known: KnownPrincipal, open: readonly OpenGroup[]): EvaluatedPolicies {
  if (known.policies !== undefined) return known.policies;
  const others = open.filter(({ certain }) => !known.lists.includes(certain)).map(({ possible }) => possible);
  known.policies = inOrder([...known.lists, ...others]);
  known.lists = NONE;
  return known.policies;
}
