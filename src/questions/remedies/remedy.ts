import type { PrincipalKind } from '../../nouns/principal.ts';
import type { Setting } from '../../rules/setting.ts';
import type { AccessChange } from '../compare/access-change.ts';

/** Whom a change gives access, as the forms that it can be rendered in name it (REM-7). */
export interface Beneficiary {
  readonly kind: PrincipalKind;
  /** IAM ID. */
  readonly id: string;
  readonly email?: string;
  /** Of a service ID that is locked: IBM refuses changes to it. */
  readonly locked?: true;
}

/** The principal becomes a member of an access group whose policies grant it (REM-2). */
export interface JoinAccessGroup {
  readonly kind: 'join-access-group';
  /** Account ID. */
  readonly account: string;
  readonly principal: Beneficiary;
  readonly group: { readonly id: string; readonly name?: string };
}

/** The principal gets a role on IAM Identity by a new policy (REM-2). */
export interface AssignRole {
  readonly kind: 'assign-role';
  /** Account ID. */
  readonly account: string;
  readonly principal: Beneficiary;
  /** `name` as IBM displays it, where it is known. */
  readonly role: { readonly crn: string; readonly name?: string };
  /** The service ID that the policy is narrowed to, as `ServiceId-…`. */
  readonly resource?: string;
}

/** The account's own setting restricts nobody any more (REM-2). */
export interface RelaxSetting {
  readonly kind: 'relax-setting';
  /** Account ID. */
  readonly account: string;
  readonly setting: Setting;
}

/** The request says when it is asked (REM-3). */
export interface SupplyTime {
  readonly kind: 'supply-time';
  /** The first instant at which it is allowed, at or after 1970, else the last one before; in epoch milliseconds. */
  readonly example: number;
}

/** Something that could not be read turns out to be so that it allows (REM-3). */
export interface SupplyData {
  readonly kind: 'supply-data';
  /**
   * `state`: the user's is `ACTIVE`. `principal`, `service-id`: the account has it, a user as `ACTIVE`.
   * `setting`: the account's own is `NOT_RESTRICTED`. `role`: it carries the action.
   */
  readonly data: 'state' | 'principal' | 'service-id' | 'setting' | 'role';
  /** What it is about: an IAM ID, the name of the setting, or a role's CRN. */
  readonly id: string;
}

/** One step towards an allow (REM-2, REM-3). */
export type Change = JoinAccessGroup | AssignRole | RelaxSetting | SupplyTime | SupplyData;

/** Changes that together allow what no part of them allows (REM-1). */
export interface Remedy {
  readonly changes: readonly [Change, ...Change[]];
  readonly sideEffects: SideEffects;
}

/** What a remedy does beside what was asked (REM-5). */
export interface SideEffects {
  /** The other answers that it changes. */
  readonly questions: readonly AccessChange[];
  /** The ids of the other policies, on any service, that joining a group brings. */
  readonly carries: readonly string[];
}
