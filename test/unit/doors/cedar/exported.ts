import type { Account, Policy } from 'apikey-policy';
import { toCedar } from 'apikey-policy/cedar';
import { account, policy, UPDATE_SETTING } from '../../../support/build.ts';

/** The ids of the permits that an account with these fields comes to. */
export function permitsOf(changes: { readonly [Field in keyof Account]?: unknown }): readonly string[] {
  return Object.keys(toCedar(account(changes)).policies.json.staticPolicies);
}

/** The same where the account has one policy, `p`, which is so changed. */
export function permitsBy(changes: { readonly [Field in keyof Policy]?: unknown }): readonly string[] {
  return permitsOf({ policies: [policy(changes)] });
}

/** What stands under `when` in the one permit to change the setting; nothing where there is none. */
export function clauseOf(condition: unknown): string | undefined {
  const { text } = toCedar(account({ policies: [policy({ condition })] })).policies;
  const permit = text.split('@id').find((part) => part.includes(`/${UPDATE_SETTING}"`));
  return permit === undefined ? undefined : (/when \{ (.*) \};/.exec(permit)?.[1] ?? 'always');
}
