import type { Account } from 'apikey-policy';
import { findPrincipal } from 'apikey-policy/report';
import { quote } from '../text/quote.ts';
import { commandError } from './command-error.ts';

/** The IAM ID that an argument means: an e-mail of exactly one user, or the ID itself. */
export function readPrincipal(text: string, option: string, account: Account, warn: (line: string) => void): string {
  const found = findPrincipal(account, text);
  if (!found.ok) throw commandError(`\`--${option}\` must be one user: ${found.message}`);
  if (found.listed) return found.id;
  // Service IDs and trusted profiles have an ID without the prefix of their IAM ID, too.
  const withPrefix = `iam-${text}`;
  if (account.principals.some(({ id }) => id === withPrefix)) return withPrefix;
  warn(`warning: ${quote(text)} isn't a principal that the account lists; it is used as it is`);
  return text;
}
