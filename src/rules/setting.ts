import { and, FALSE, TRUE, type Truth, unknown } from '../matching/ternary.ts';
import type { Account, SettingValue } from '../nouns/account.ts';
import type { Action } from '../nouns/action.ts';
import { CREATE_SERVICE_ID, CREATE_USER_API_KEY } from '../nouns/action.ts';

/** The two settings that restrict creation, by their names in an account. */
export type Setting = 'apiKeyCreation' | 'serviceIdCreation';

const UNKNOWN_SETTING = unknown('unknown-setting');

/** Whether the setting leaves the action free for everybody (S5, S8); the setting never touches any other (S7). */
export function isFree(account: Account, action: Action): Truth {
  switch (action) {
    case CREATE_USER_API_KEY:
      return isNotRestricted(account, 'apiKeyCreation');
    case CREATE_SERVICE_ID:
      return isNotRestricted(account, 'serviceIdCreation');
    default:
      return FALSE;
  }
}

/** Whether an enterprise template restricts API key creation, whatever the account's own value is (S3). */
export function isEnterpriseManaged(account: Account): boolean {
  return account.enterprise?.apiKeyCreation?.includes('RESTRICTED') ?? false;
}

/** The effective setting: the strictest of the account's own value and every template's (S2). */
export function isNotRestricted(account: Account, setting: Setting): Truth {
  const values = [account[setting], ...(account.enterprise?.[setting] ?? [])];
  // False, restricted, stands over unknown, and unknown over true: the conjunction of all of them.
  return values.map(valueIsFree).reduce(and, TRUE);
}

function valueIsFree(value: SettingValue | undefined): Truth {
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
