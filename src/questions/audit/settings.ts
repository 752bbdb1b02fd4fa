import { FALSE, TRUE } from '../../matching/ternary.ts';
import type { Account } from '../../nouns/account.ts';
import { type Action, CREATE_SERVICE_ID, CREATE_USER_API_KEY } from '../../nouns/action.ts';
import { isFree } from '../../rules/setting.ts';
import type { AuditedSetting, Found } from './finding.ts';
import type { FindingCode } from './table.ts';

const SETTINGS: readonly (readonly [AuditedSetting, Action, FindingCode])[] = [
  ['apiKeyCreation', CREATE_USER_API_KEY, 'api-key-creation-not-restricted'],
  ['serviceIdCreation', CREATE_SERVICE_ID, 'service-id-creation-not-restricted'],
];

/** AUD-1: the own value, what cannot be read, and what templates restrict, each by itself. */
export function findInSettings({ account: { enterprise, ...account } }: { readonly account: Account }): Found[] {
  return SETTINGS.flatMap(([setting, action, notRestricted]) => {
    const own = isFree(account, action);
    const templates = enterprise?.[setting] ?? [];
    const others = templates.map((value) => isFree({ ...account, [setting]: value }, action));
    const find = (code: FindingCode, isFound: boolean, detail = ''): Found[] =>
      isFound ? [{ code, subject: { setting }, detail }] : [];
    return [
      ...find(notRestricted, own === TRUE, `it is \`${account[setting]}\``),
      ...find(
        'setting-unreadable',
        [own, ...others].some((free) => free !== TRUE && free !== FALSE),
      ),
      ...find('setting-restricted-by-template', others.includes(FALSE)),
    ];
  });
}
