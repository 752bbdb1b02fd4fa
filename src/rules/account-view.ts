import type { Account } from '../nouns/account.ts';
import type { Action } from '../nouns/action.ts';
import type { Requirement } from '../nouns/decision.ts';
import type { Principal, ServiceId } from '../nouns/principal.ts';
import type { RoleDefinitions } from './role.ts';

/** What the rules look up in an account. The index and the scan give the same results, at different costs. */
export interface AccountView {
  readonly account: Account;
  /** The roles that the account defines (R1). */
  readonly roles: RoleDefinitions;
  /** The principal that the account lists under an IAM ID. */
  principal(id: string): Principal | undefined;
  /** The service ID that the account lists, by either of its two forms (I3). */
  serviceId(form: string): ServiceId | undefined;
  /**
   * Whether an active policy names a service ID or trusted profile as its subject, or a listed group names it as a member
   * (P2).
   */
  isNamed(id: string): boolean;
  /** Whether a part of the account that was not read may name any IAM ID (P2). */
  mayNameAnybody(): boolean;
  /** The roles that would grant an action (A4). */
  requirement(action: Action): Requirement;
}
