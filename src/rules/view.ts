import type { Account } from '../nouns/account.ts';
import type { Principal } from '../nouns/principal.ts';
import type { Bearing } from './policy.ts';
import type { RoleDefinitions } from './role.ts';

/** What the rules ask of an account. However it is looked up, the answers are the same. */
export interface AccountView {
  readonly account: Account;
  readonly roles: RoleDefinitions;
  /** The principal that the account lists under an IAM ID. */
  principal(id: string): Principal | undefined;
  /** The policies whose subject is or may be this principal, in the order of the account, each id once. */
  policiesAbout(principal: string): readonly Bearing[];
}
