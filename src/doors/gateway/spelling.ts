import { decoded } from './decoded.ts';

/** Stands for the segment of a path that is the account's id. */
export const ACCOUNT = '{id}';

/** Whether a path, given by its segments, is of a pattern. */
export function areOf(pattern: readonly string[], segments: readonly string[]): boolean {
  return segments.length === pattern.length && pattern.every((word, at) => word === ACCOUNT || word === segments[at]);
}

/** All but letters and digits, and but what could end a segment or a path, or be decoded again. */
const OTHER = '[._~-]|%(?:2[0-246-9A-Ca-c]|3[ACDEacde]|40|5[BDEbde]|60|7[B-Db-d])';
const CANONICAL = new RegExp(`^(?:/(?:${OTHER})*[A-Za-z0-9](?:[A-Za-z0-9]|${OTHER})*)+/?$`);

/** Whether a path is written in the one way that every server reads alike (GATE-2). */
export function isCanonical(path: string): boolean {
  return CANONICAL.test(path);
}

/** Whether some server could read the words of a guarded path in a path, however it is written (GATE-2). */
export function holdsGuardedWords(path: string): boolean {
  // Some servers hand over the bytes of a path, one by one, as characters.
  const asBytes = path.replace(/[\u0080-\u00FF]/g, (byte) => `%${byte.charCodeAt(0).toString(16)}`);
  return [...new Set([path, asBytes])].map(decoded).some((text) => {
    const settings = text.indexOf('settings');
    return /apikeys|serviceids/.test(text) || (settings >= 0 && text.includes('identity', settings));
  });
}
