import { FALSE, TRUE } from '../../matching/ternary.ts';
import type { Account } from '../../nouns/account.ts';
import { type Setting, valueIsFree } from '../../rules/setting.ts';
import type { Found } from './finding.ts';
import type { FindingCode } from './table.ts';

const SETTINGS: readonly (readonly [Setting, FindingCode])[] = [
  ['apiKeyCreation', 'api-key-creation-not-restricted'],
  ['serviceIdCreation', 'service-id-creation-not-restricted'],
];

/** AUD-1: the own value, what cannot be read, and what templates restrict, each by itself. */
export function findInSettings({ account }: { readonly account: Account }): Found[] {
  return SETTINGS.flatMap(([setting, notRestricted]) => {
    const own = valueIsFree(account[setting]);
    const templates = (account.enterprise?.[setting] ?? []).map(valueIsFree);
    const find = (code: FindingCode, isFound: boolean, detail = ''): Found[] =>
      isFound ? [{ code, subject: { setting }, detail }] : [];
    return [
      ...find(notRestricted, own === TRUE, `it is \`${account[setting]}\``),
      ...find(
        'setting-unreadable',
        [own, ...templates].some((free) => free !== TRUE && free !== FALSE),
      ),
      ...find('setting-restricted-by-template', templates.includes(FALSE)),
    ];
  });
}
