import type { Account } from '../nouns/account.ts';
import { frozen } from '../nouns/frozen.ts';
import type { Issue } from '../nouns/issue.ts';
import { parseAccount } from './account.ts';

/** The part of Standard Schema v1 that this library implements. Any library that supports the standard accepts it. */
export interface AccountSchema {
  readonly '~standard': {
    readonly version: 1;
    readonly vendor: 'apikey-policy';
    /** The account, or the issues of `parseAccount`. */
    readonly validate: (value: unknown) => { readonly value: Account } | { readonly issues: readonly Issue[] };
    readonly types?: { readonly input: Account; readonly output: Account } | undefined;
  };
}

/**
 * `parseAccount` as a Standard Schema v1, for libraries that validate with such schemas.
 *
 * @example
 * ```ts
 * import { accountSchema } from 'apikey-policy';
 *
 * 'issues' in accountSchema['~standard'].validate({}); // => true
 * ```
 */
export const accountSchema: AccountSchema = frozen({
  '~standard': {
    version: 1,
    vendor: 'apikey-policy',
    validate: (value) => {
      const parsed = parseAccount(value);
      return parsed.ok ? { value: parsed.value } : { issues: parsed.issues };
    },
  },
});
