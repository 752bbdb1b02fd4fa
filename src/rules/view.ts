import type { Account } from '../nouns/account.ts';
import type { Action } from '../nouns/action.ts';
import type { Requirement } from '../nouns/decision.ts';
import type { Principal } from '../nouns/principal.ts';
import type { Request } from '../nouns/request.ts';
import type { Evidence } from './evidence.ts';

/** What the rules ask of an account. However it is looked up, the answers are the same. */
export interface AccountView {
  readonly account: Account;
  /** The principal that the account lists under an IAM ID. */
  principal(id: string): Principal | undefined;
  /** What the policies about who asks say to a request. */
  evidence(request: Request): Evidence;
  /** What is missing where nothing grants an action (A4). */
  requirement(action: Action): Requirement;
}
