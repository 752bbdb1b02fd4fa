import type { AccessGroup } from './access-group.ts';
import type { Policy } from './policy.ts';
import type { Principal } from './principal.ts';
import type { Role } from './role.ts';

/** A restriction setting's value; any other text is unknown (S4). */
export type SettingValue = 'RESTRICTED' | 'NOT_RESTRICTED' | 'NOT_SET' | (string & {});

/** What a snapshot of an account may not know completely: one of its lists (I1), or who the owner is (I4). */
export type AccountList = 'policies' | 'accessGroups' | 'principals' | 'roles' | 'owner';

/** What enterprise-managed settings templates that are assigned to the account say (S2). */
export interface EnterpriseSettings {
  /** One value for each template that names the setting. */
  readonly apiKeyCreation?: readonly SettingValue[] | undefined;
  /** One value for each template that names the setting. */
  readonly serviceIdCreation?: readonly SettingValue[] | undefined;
}

/**
 * A snapshot of an IBM Cloud account, as far as its decisions on API keys need it: plain JSON data.
 *
 * Lists may hold an entry twice; two entries with one id and different contents are malformed.
 */
export interface Account {
  /** Account ID, 32 hexadecimal digits at IBM. */
  readonly id: string;
  /** IAM ID of the account owner, for reports only: no rule looks at it (P6). */
  readonly ownerId?: string | undefined;
  /** The account's own API key creation setting; absent is unknown (S4). */
  readonly apiKeyCreation?: SettingValue | undefined;
  /** The account's own service ID creation setting; absent is unknown (S4). */
  readonly serviceIdCreation?: SettingValue | undefined;
  readonly enterprise?: EnterpriseSettings | undefined;
  readonly principals: readonly Principal[];
  readonly accessGroups: readonly AccessGroup[];
  readonly policies: readonly Policy[];
  /** Roles that the account defines beyond the catalogue (R1). */
  readonly roles?: readonly Role[] | undefined;
  /** What is incomplete: lists that were not read completely (I1), or who the owner is (I4). */
  readonly partial?: readonly AccountList[] | undefined;
}

/** Whether a list of an account was not read whole (I1). */
export function isPartial({ partial = [] }: Account, list: AccountList): boolean {
  return partial.includes(list);
}
