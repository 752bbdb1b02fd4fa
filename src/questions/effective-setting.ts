import type { PolicyDecisionPoint } from '../engine/compile.ts';
import { accountOf } from '../json/argument.ts';
import { FALSE, TRUE } from '../matching/ternary.ts';
import type { Account } from '../nouns/account.ts';
import { isNotRestricted, type Setting } from '../rules/setting.ts';

/** The value of a setting that is in force, given the account's own value and its enterprise templates. */
export type EffectiveSetting = 'restricted' | 'not-restricted' | 'unknown';

/**
 * Answers which value of a setting is in force: the strictest of the account's own value and those of its enterprise
 * templates (S1, S2, S4).
 *
 * @param from an account, or its compiled form
 * @param setting `apiKeyCreation` or `serviceIdCreation`
 * @returns `unknown` if a value is unknown and no value restricts (S4)
 * @throws TypeError if an argument is invalid
 *
 * @example
 * ```ts
 * import { effectiveSetting } from 'apikey-policy';
 *
 * const account = {
 *   id: '1a2b3c4d5e6f40718293a4b5c6d7e8f9',
 *   apiKeyCreation: 'NOT_RESTRICTED',
 *   enterprise: { apiKeyCreation: ['RESTRICTED'] },
 *   principals: [],
 *   accessGroups: [],
 *   policies: [],
 * };
 * effectiveSetting(account, 'apiKeyCreation'); // => 'restricted'
 * effectiveSetting(account, 'serviceIdCreation'); // => 'unknown'
 * ```
 */
export function effectiveSetting(from: Account | PolicyDecisionPoint, setting: Setting): EffectiveSetting {
  const account = accountOf(from);
  if (setting !== 'apiKeyCreation' && setting !== 'serviceIdCreation') {
    throw new TypeError('`setting` must be one of `apiKeyCreation`, `serviceIdCreation`');
  }
  const isFree = isNotRestricted(account, setting);
  if (isFree === TRUE) return 'not-restricted';
  return isFree === FALSE ? 'restricted' : 'unknown';
}
