import { and, FALSE, TRUE, type Truth, unknownFor } from '../matching/ternary.ts';
import type { Account, SettingValue } from '../nouns/account.ts';
import type { Action } from '../nouns/action.ts';
import { CREATE_SERVICE_ID, CREATE_USER_API_KEY } from '../nouns/action.ts';

/** The two settings that restrict creation, by their names in an account. */
export type Setting = 'apiKeyCreation' | 'serviceIdCreation';

const UNKNOWN_SETTING = unknownFor('unknown-setting');

/** The setting that restricts an action (S6, S8); `undefined` for actions without a setting (S7). */
export function settingOf(action: Action): Setting | undefined {
  switch (action) {
    case CREATE_USER_API_KEY:
      return 'apiKeyCreation';
    case CREATE_SERVICE_ID:
      return 'serviceIdCreation';
    default:
      return undefined;
  }
}

/** Whether the setting allows the action to everyone (S5, S8). */
export function isFree(account: Account, action: Action): Truth {
  const setting = settingOf(action);
  return setting === undefined ? FALSE : isNotRestricted(account, setting);
}

/** Whether an enterprise template restricts a setting, whatever the account's own value is (S3). */
export function isRestrictedByTemplate({ enterprise }: Account, setting: Setting): boolean {
  return enterprise?.[setting]?.includes('RESTRICTED') ?? false;
}

/** Whether a template restricts a setting that the account's own value does not (S3). */
export function isRestrictedByTemplateAlone(account: Account, setting: Setting): boolean {
  return valueIsFree(account[setting]) === TRUE && isRestrictedByTemplate(account, setting);
}

/** Whether neither the account's own value nor any template restricts: the strictest of them is effective (S2). */
export function isNotRestricted(account: Account, setting: Setting): Truth {
  // False means restricted. One false value decides. Otherwise, one unknown value makes the result unknown.
  let all = valueIsFree(account[setting]);
  for (const value of account.enterprise?.[setting] ?? []) all = and(all, valueIsFree(value));
  return all;
}

/** Whether one value by itself allows the action to everyone. */
export function valueIsFree(value: SettingValue | undefined): Truth {
  switch (value) {
    case 'RESTRICTED':
      return FALSE;
    case 'NOT_RESTRICTED':
    case 'NOT_SET': // S1
      return TRUE;
    default:
      return UNKNOWN_SETTING; // S4
  }
}
