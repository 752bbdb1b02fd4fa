import type { Account } from 'apikey-policy';
import { suggestion } from './arguments/nearest.ts';
import { commandError } from './command-error.ts';
import { quoted } from './plain.ts';

/** The IAM ID that an argument means: an e-mail of exactly one user, or the ID itself. */
export function readPrincipal(text: string, option: string, account: Account, warn: (line: string) => void): string {
  if (!text.includes('@')) {
    // Service IDs and trusted profiles have an ID without the prefix of their IAM ID, too.
    const listed = account.principals.find(({ id }) => id === text || id === `iam-${text}`);
    if (listed !== undefined) return listed.id;
    warn(`warning: ${quoted(text)} isn't a principal that the account lists; it is used as it is`);
    return text;
  }
  const users = account.principals.filter(({ kind, email }) => kind === 'user' && email !== undefined);
  const [user, second] = users.filter(({ email }) => email?.toLowerCase() === text.toLowerCase());
  if (user === undefined) {
    const hint = suggestion(
      text,
      users.flatMap(({ email = [] }) => email),
    );
    throw commandError(`no user has the e-mail ${quoted(text)} of \`--${option}\`${hint}`);
  }
  if (second !== undefined)
    throw commandError(
      `several users have the e-mail ${quoted(text)}: give \`--${option}\` an IAM ID, such as ${quoted(user.id)}`,
    );
  return user.id;
}
