import type { Account } from 'apikey-policy';

/**
 * Bodies of IBM Cloud's REST API, as `await response.json()` or `response.result` of its Node SDK gives them. They come
 * from outside, so their type is `unknown`, and `accountFromIbmCloud` checks them. Lists are given page by page, in any
 * order.
 */
export interface IbmCloudPayloads {
  /** Account ID. Bodies and rows of another account are refused (B3). */
  readonly accountId: string;
  /** IAM ID of the account owner: adds the policy `account-owner` (B4, P6). */
  readonly ownerId?: string | undefined;
  /** `false` leaves the owner's policy out. */
  readonly ownerPolicy?: boolean | undefined;
  /** `GET /v1/accounts/{id}/settings/identity` */
  readonly accountSettings?: unknown;
  /** `GET /v1/accounts/{id}/effective_settings/identity` */
  readonly effectiveSettings?: unknown;
  /** Pages of `GET /v1/policies`. */
  readonly policies?: readonly unknown[] | undefined;
  /** Pages of `GET /v2/policies`. */
  readonly v2Policies?: readonly unknown[] | undefined;
  /** `GET /v2/roles?service_name=iam-identity` */
  readonly roles?: unknown;
  /** Pages of `GET /v2/groups`. */
  readonly accessGroups?: readonly unknown[] | undefined;
  /** Access group id → pages of `GET /v2/groups/{id}/members`. */
  readonly accessGroupMembers?: Readonly<Record<string, readonly unknown[]>> | undefined;
  /** Pages of `GET /v2/accounts/{id}/users`. */
  readonly users?: readonly unknown[] | undefined;
  /** Pages of `GET /v1/serviceids`. */
  readonly serviceIds?: readonly unknown[] | undefined;
  /** Pages of `GET /v1/profiles`. */
  readonly trustedProfiles?: readonly unknown[] | undefined;
  /** `GET /v4/accounts/{id}`: its `owner_iamid` is the owner where `ownerId` is not given. */
  readonly account?: unknown;
  /** `GET /v1/serviceid_groups` */
  readonly serviceIdGroups?: unknown;
  /** Service ID group id → pages of `GET /v1/serviceids?group_id=…`. */
  readonly groupServiceIds?: Readonly<Record<string, readonly unknown[]>> | undefined;
  /** Calls that were given up (N4). */
  readonly failures?: readonly Failure[] | undefined;
  /** Whether the bodies are still being read: a call that is missing then counts as given up (N7). */
  readonly reading?: boolean | undefined;
  /** Lists that the caller knows to be incomplete. */
  readonly partial?: Account['partial'] | undefined;
}

/** A call that was given up: its list, the id of its group, its page, the HTTP status and a message. */
export interface Failure {
  readonly list: PayloadList;
  readonly key?: string | undefined;
  readonly page: number;
  readonly status?: number | undefined;
  readonly message?: string | undefined;
}

/** A field of the input that holds bodies. */
export type PayloadList = Exclude<
  keyof IbmCloudPayloads,
  'accountId' | 'ownerId' | 'ownerPolicy' | 'failures' | 'reading' | 'partial'
>;

/** The fields of the input that hold bodies. */
export const PAYLOAD_LISTS: readonly PayloadList[] = [
  'account',
  'accountSettings',
  'effectiveSettings',
  'policies',
  'v2Policies',
  'roles',
  'accessGroups',
  'accessGroupMembers',
  'users',
  'serviceIds',
  'serviceIdGroups',
  'groupServiceIds',
  'trustedProfiles',
];

/** The fields whose bodies are requested for each group. */
export const BY_GROUP: readonly PayloadList[] = ['accessGroupMembers', 'groupServiceIds'];
