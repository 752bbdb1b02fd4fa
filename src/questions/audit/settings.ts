import { FALSE, TRUE } from '../../matching/ternary.ts';
import type { Account } from '../../nouns/account.ts';
import { isNotRestricted, isRestrictedByTemplateAlone, type Setting, valueIsFree } from '../../rules/setting.ts';
import type { Found } from './finding.ts';
import type { FindingCode } from './table.ts';

const SETTINGS: readonly (readonly [Setting, FindingCode])[] = [
  ['apiKeyCreation', 'api-key-creation-not-restricted'],
  ['serviceIdCreation', 'service-id-creation-not-restricted'],
];

/** AUD-1: settings that do not restrict, that have an unknown value, or that only a template restricts. */
export function findInSettings({ account }: { readonly account: Account }): Found[] {
  return SETTINGS.flatMap(([setting, notRestricted]) => {
    const values = [account[setting], ...(account.enterprise?.[setting] ?? [])].map(valueIsFree);
    const find = (code: FindingCode, isFound: boolean, detail = ''): Found[] =>
      isFound ? [{ code, subject: { setting }, detail }] : [];
    return [
      ...find(notRestricted, isNotRestricted(account, setting) === TRUE, `it is \`${account[setting]}\``),
      ...find(
        'setting-unreadable',
        values.some((free) => free !== TRUE && free !== FALSE),
      ),
      ...find('setting-restricted-by-template', isRestrictedByTemplateAlone(account, setting)),
    ];
  });
}
