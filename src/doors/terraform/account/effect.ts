import type { AccessGroup, AccountPart, Policy, Principal, Role } from 'apikey-policy';

/** A list of an account whose entries a plan adds, replaces and removes. */
export type ChangedList = Exclude<AccountPart, 'owner'>;

/** One of the two settings of an account. */
export type SettingName = 'apiKeyCreation' | 'serviceIdCreation';

/** What a plan does to an account, in parts so small that their order does not matter. */
export type Effect =
  | { readonly kind: 'remove'; readonly list: ChangedList; readonly id: string }
  /** Like a removal, but what belongs to the entry stays: it is unknown what the entry becomes. */
  | { readonly kind: 'take-out'; readonly list: ChangedList; readonly id: string }
  | { readonly kind: 'put-policy'; readonly policy: Policy }
  | { readonly kind: 'put-role'; readonly role: Role }
  /** A group that the account already has keeps everything but its name. */
  | { readonly kind: 'put-group'; readonly group: AccessGroup }
  | { readonly kind: 'put-principal'; readonly principal: Principal }
  /** A user who is invited; several invitations of one user are no conflict. */
  | { readonly kind: 'invite'; readonly principal: Principal }
  /** Without a value, the setting is unknown. */
  | { readonly kind: 'setting'; readonly setting: SettingName; readonly value: string | undefined }
  | { readonly kind: 'leave' | 'join'; readonly group: string; readonly member: string }
  /** A member that a resource lists, and that a change of dynamic rules does not take away. */
  | { readonly kind: 'listed'; readonly group: string; readonly member: string }
  /** A group all of whose members but the listed ones are unknown. */
  | { readonly kind: 'only-listed'; readonly group: string }
  | { readonly kind: 'dynamic-group'; readonly group: string }
  | { readonly kind: 'partial-group'; readonly group: string }
  | { readonly kind: 'partial-groups' }
  | { readonly kind: 'partial'; readonly list: ChangedList };

export function partial(list: ChangedList): Effect {
  return { kind: 'partial', list };
}

/** The effects on a group that a plan does not name: it may be any group (TF-6). */
export const ANY_GROUP: readonly Effect[] = [{ kind: 'partial-groups' }, partial('accessGroups')];
