import type { PrincipalKind } from '../../nouns/principal.ts';
import type { Setting } from '../../rules/setting.ts';
import type { AccessChange } from '../compare/access-change.ts';

/** The principal that a change gives access, with what the forms of a remedy need to name it (REM-7). */
export interface Beneficiary {
  readonly kind: PrincipalKind;
  /** IAM ID. */
  readonly id: string;
  readonly name?: string | undefined;
  readonly email?: string | undefined;
  /** Set for a locked service ID: IBM refuses changes to it. */
  readonly locked?: true | undefined;
}

/** The principal becomes a member of an access group whose policies grant it (REM-2). */
export interface JoinAccessGroup {
  readonly kind: 'join-access-group';
  /** Account ID. */
  readonly account: string;
  readonly principal: Beneficiary;
  readonly group: JoinedGroup;
}

/** An access group that a principal joins. */
export interface JoinedGroup {
  /** Of a group that the remedy creates, its name: IBM gives it an id when it exists. */
  readonly id: string;
  readonly name?: string | undefined;
  /** Set for a group that an enterprise template made: the enterprise decides who may change its members (REM-9). */
  readonly managed?: true | undefined;
  /** Set for a group that an earlier change of the remedy creates (REM-8). */
  readonly created?: true | undefined;
}

/** A new access group gets a role on IAM Identity by a new policy (REM-8). */
export interface CreateAccessGroup {
  readonly kind: 'create-access-group';
  /** Account ID. */
  readonly account: string;
  /** A name that no group of the account has. */
  readonly name: string;
  /** `name` as IBM displays it, where it is known. */
  readonly role: { readonly crn: string; readonly name?: string | undefined };
  /** The service ID that the policy is narrowed to, as `ServiceId-…`. */
  readonly resource?: string | undefined;
}

/** The principal gets a role on IAM Identity by a new policy (REM-2). */
export interface AssignRole {
  readonly kind: 'assign-role';
  /** Account ID. */
  readonly account: string;
  readonly principal: Beneficiary;
  /** `name` as IBM displays it, where it is known. */
  readonly role: { readonly crn: string; readonly name?: string | undefined };
  /** The service ID that the policy is narrowed to, as `ServiceId-…`. */
  readonly resource?: string | undefined;
}

/** The account's own setting becomes `NOT_RESTRICTED` (REM-2). */
export interface RelaxSetting {
  readonly kind: 'relax-setting';
  /** Account ID. */
  readonly account: string;
  readonly setting: Setting;
}

/** The request gets a time (REM-3). */
export interface SupplyTime {
  readonly kind: 'supply-time';
  /** The first instant at which it is allowed, at or after 1970, else the last one before; in epoch milliseconds. */
  readonly example: number;
}

/** Something that is not known turns out to be such that the request is allowed (REM-3). */
export interface SupplyData {
  readonly kind: 'supply-data';
  /**
   * `state`: the state of the user is `ACTIVE`. `principal`, `service-id`: the account lists it, a user as `ACTIVE`.
   * `setting`: the account's own value is `NOT_RESTRICTED`. `role`: the role carries the action.
   */
  readonly data: 'state' | 'principal' | 'service-id' | 'setting' | 'role';
  /** An IAM ID, the name of the setting, or the CRN of the role. */
  readonly id: string;
}

/** One step towards an allow (REM-2, REM-3, REM-8). */
export type Change = CreateAccessGroup | JoinAccessGroup | AssignRole | RelaxSetting | SupplyTime | SupplyData;

/** Changes after which the request is allowed. Without any one of them it is not (REM-1). */
export interface Remedy {
  readonly changes: readonly [Change, ...Change[]];
  readonly sideEffects: SideEffects;
}

/** What a remedy does beside allowing the request (REM-5). */
export interface SideEffects {
  /** The other answers that it changes. */
  readonly questions: readonly AccessChange[];
  /** The ids of the other policies, on any service, that joining a group brings. */
  readonly carries: readonly string[];
}
