import { UNSEEN } from '../text/quote.ts';

/** JSON in which no character is left that a terminal could obey. */
export function safeJson(value: unknown): string {
  const escapeOf = (character: string) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  // JSON's own line breaks stay; those of strings are escaped already. A character beyond the first plane is two units.
  return JSON.stringify(value, undefined, 2).replace(UNSEEN, (found) =>
    found === '\n' ? found : found.split('').map(escapeOf).join(''),
  );
}
