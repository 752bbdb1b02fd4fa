import type { Account } from 'apikey-policy';

/**
 * Bodies of IBM Cloud's REST API, as `JSON.parse` or its Node SDK's `result` gives them. Only what is read is named
 * here; every body may carry more. Lists are given page by page, in any order.
 */
export interface IbmCloudPayloads {
  /** Account ID. Bodies and rows of another account are refused (B3). */
  readonly accountId: string;
  /** IAM ID of the account owner: adds the policy `account-owner` (B4, P6). */
  readonly ownerId?: string;
  /** `false` leaves the owner's policy out. */
  readonly ownerPolicy?: boolean;
  /** `GET /v1/accounts/{id}/settings/identity` */
  readonly accountSettings?: SettingsBody;
  /** `GET /v1/accounts/{id}/effective_settings/identity` */
  readonly effectiveSettings?: EffectiveSettingsBody;
  /** Pages of `GET /v1/policies`. */
  readonly policies?: readonly PoliciesPage[];
  /** Pages of `GET /v2/policies`. */
  readonly v2Policies?: readonly PoliciesPage[];
  /** `GET /v2/roles?service_name=iam-identity` */
  readonly roles?: RolesBody;
  /** Pages of `GET /v2/groups`. */
  readonly accessGroups?: readonly GroupsPage[];
  /** Access group id → pages of `GET /v2/groups/{id}/members`. */
  readonly accessGroupMembers?: Readonly<Record<string, readonly MembersPage[]>>;
  /** Pages of `GET /v2/accounts/{id}/users`. */
  readonly users?: readonly UsersPage[];
  /** Pages of `GET /v1/serviceids`. */
  readonly serviceIds?: readonly ServiceIdsPage[];
  /** Pages of `GET /v1/profiles`. */
  readonly trustedProfiles?: readonly ProfilesPage[];
  /** `GET /v4/accounts/{id}`: its `owner_iamid` is the owner where `ownerId` is not given. */
  readonly account?: AccountBody;
  /** `GET /v1/serviceid_groups` */
  readonly serviceIdGroups?: ServiceIdGroupsBody;
  /** Service ID group id → pages of `GET /v1/serviceids?group_id=…`. */
  readonly groupServiceIds?: Readonly<Record<string, readonly ServiceIdsPage[]>>;
  /** Calls that were given up (N4). */
  readonly failures?: readonly Failure[];
  /** Whether the bodies are still being read: a call that is missing then counts as given up (N7). */
  readonly reading?: boolean;
  /** Lists that the caller knows to be incomplete. */
  readonly partial?: Account['partial'];
}

/** A call that was given up: of which list, of which group, at which page, and why. */
export interface Failure {
  readonly list: PayloadList;
  readonly key?: string;
  readonly page: number;
  readonly status?: number;
  readonly message?: string;
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

/** The fields whose bodies are asked group by group. */
export const BY_GROUP: readonly PayloadList[] = ['accessGroupMembers', 'groupServiceIds'];

/** The two settings, as every settings body has them. */
export interface SettingsBody {
  readonly account_id?: string;
  readonly restrict_create_platform_apikey: string;
  readonly restrict_create_service_id: string;
}

/** What is in force, the account's own settings, and those of the templates that are assigned to it. */
export interface EffectiveSettingsBody {
  readonly account_id?: string;
  readonly effective?: Partial<SettingsBody>;
  readonly account: SettingsBody;
  readonly assigned_templates?: readonly object[];
}

/** A page of policies of either version. */
export interface PoliciesPage {
  readonly policies: readonly object[];
  readonly next?: object;
}

/** A page of access groups. */
export interface GroupsPage {
  readonly groups?: readonly object[];
  readonly total_count?: number;
  readonly next?: object;
}

/** A page of an access group's members. */
export interface MembersPage {
  readonly members?: readonly object[];
  readonly total_count?: number;
  readonly next?: object;
}

/** A page of users. */
export interface UsersPage {
  readonly resources?: readonly object[];
  readonly total_results?: number;
  readonly next_url?: string;
}

/** A page of service IDs. */
export interface ServiceIdsPage {
  readonly serviceids: readonly object[];
  readonly next?: string;
}

/** A page of trusted profiles. */
export interface ProfilesPage {
  readonly profiles: readonly object[];
  readonly next?: string;
}

/** Role definitions. */
export interface RolesBody {
  readonly custom_roles: readonly object[];
  readonly service_roles: readonly object[];
  readonly system_roles: readonly object[];
}

/** The account itself. */
export interface AccountBody {
  readonly id?: string;
  readonly owner_iamid?: string;
}

/** Groups of service IDs; the service IDs of each are listed apart. */
export interface ServiceIdGroupsBody {
  readonly serviceid_groups: readonly object[];
}
