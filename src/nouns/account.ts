import type { AccessGroup } from './access-group.ts';
import type { Policy } from './policy.ts';
import type { Principal } from './principal.ts';
import type { Role } from './role.ts';

/** The value of a setting. Any other string is unknown (S4). */
export type SettingValue = 'RESTRICTED' | 'NOT_RESTRICTED' | 'NOT_SET' | (string & {});

/** A part of an account that a snapshot may not hold completely: one of its lists (I1), or the owner's access (I4). */
export type AccountPart = 'policies' | 'accessGroups' | 'principals' | 'roles' | 'owner';

/** The values of the enterprise-managed settings templates that are assigned to the account (S2). */
export interface EnterpriseSettings {
  /** One value for each template that names the setting. */
  readonly apiKeyCreation?: readonly SettingValue[] | undefined;
  /** One value for each template that names the setting. */
  readonly serviceIdCreation?: readonly SettingValue[] | undefined;
}

/**
 * A snapshot of the parts of an IBM Cloud account that the decisions need, as plain JSON data.
 *
 * A list may hold an identical entry twice. Two entries with the same id and different contents are malformed.
 */
export interface Account {
  /** Account ID: 32 hexadecimal digits in IBM Cloud. */
  readonly id: string;
  /** IAM ID of the account owner, for reports only: no rule uses it (P6). */
  readonly ownerId?: string | undefined;
  /** The account's own API key creation setting; unknown if absent (S4). */
  readonly apiKeyCreation?: SettingValue | undefined;
  /** The account's own service ID creation setting; unknown if absent (S4). */
  readonly serviceIdCreation?: SettingValue | undefined;
  readonly enterprise?: EnterpriseSettings | undefined;
  readonly principals: readonly Principal[];
  readonly accessGroups: readonly AccessGroup[];
  readonly policies: readonly Policy[];
  /** Roles that the account defines in addition to the catalogue (R1). */
  readonly roles?: readonly Role[] | undefined;
  /** The parts that are incomplete: lists that were not read completely (I1), or the owner's access (I4). */
  readonly partial?: readonly AccountPart[] | undefined;
}

/** Whether a part of an account is incomplete (I1, I4). */
export function isPartial({ partial = [] }: Account, list: AccountPart): boolean {
  return partial.includes(list);
}
