import type { Account } from '../../nouns/account.ts';
import type { Decision } from '../../nouns/decision.ts';
import { isRestrictedByTemplate, settingOf } from '../../rules/setting.ts';
import type { Explained } from './explained.ts';

/** What restricts an action: the account's own setting, an enterprise template, both; `unclear` without the account. */
export type Restriction = 'account' | 'template' | 'both' | 'unclear';

/** What restricts a denied action; `undefined` for one that no setting restricts (S7). */
export function restrictionOf({ request, caveats }: Decision, account: Account | undefined): Restriction | undefined {
  const setting = settingOf(request.action);
  if (setting === undefined) return undefined;
  if (account === undefined) return caveats.includes('enterprise-managed') ? 'template' : 'unclear';
  const byTemplate = isRestrictedByTemplate(account, setting);
  if (account[setting] !== 'RESTRICTED') return 'template';
  return byTemplate ? 'both' : 'account';
}

export const RESTRICTION_PHRASES: Readonly<Record<Restriction, string>> = {
  account: 'the account restricts it',
  template: 'an enterprise template restricts it',
  both: 'the account and an enterprise template restrict it',
  unclear: "it's restricted",
};

/** S3: a template stands whatever the account's own value is. */
export function settingWontHelp(restriction: Restriction): string[] {
  if (restriction === 'template') return ["Changing the account's own setting won't help."];
  return restriction === 'both' ? ["Changing only the account's own setting won't help."] : [];
}

/** S6, S8: said where the principal has the role Administrator, or may have it as the account owner. */
export function administratorIsNotEnough({ decision, account, verdicts }: Explained): string[] {
  const { request, nearMisses } = decision;
  if (settingOf(request.action) === undefined) return [];
  const near = new Set(nearMisses.flatMap(({ policy, obstacle }) => (obstacle === 'role' ? [policy] : [])));
  const isAdministrator =
    account === undefined
      ? near.size > 0
      : account.ownerId === request.principal ||
        [...near].some((id) =>
          verdicts()
            .get(id)
            ?.policy.roles.some(({ documented }) => documented?.name === 'Administrator'),
        );
  return isAdministrator ? ['Administrator is not enough, not even for the account owner.'] : [];
}
