import { decoded } from './decoded.ts';

/** The segment of a pattern that matches any account ID. */
export const ACCOUNT = '{id}';

/** Whether a path matches a pattern, segment by segment. */
export function matches(pattern: readonly string[], segments: readonly string[]): boolean {
  return (
    segments.length === pattern.length &&
    pattern.every((segment, at) => segment === ACCOUNT || segment === segments[at])
  );
}

/** Characters other than letters and digits that cannot end a segment or a path, and cannot be decoded again. */
const OTHER = '[._~-]|%(?:2[0-246-9A-Ca-c]|3[ACDEacde]|40|5[BDEbde]|60|7[B-Db-d])';
const CANONICAL = new RegExp(`^(?:/(?:${OTHER})*[A-Za-z0-9](?:[A-Za-z0-9]|${OTHER})*)+/?$`);

/** Whether every server reads a path in the same way (GATE-2). */
export function isCanonical(path: string): boolean {
  return CANONICAL.test(path);
}

/** Whether some server could read a path as a guarded one, in whatever spelling (GATE-2). */
export function mayBeGuarded(path: string): boolean {
  // Some servers pass each byte of a path as a character.
  const asBytes = path.replace(/[\u0080-\u00FF]/g, (byte) => `%${byte.charCodeAt(0).toString(16)}`);
  return [...new Set([path, asBytes])].map(decoded).some((text) => {
    const settings = text.indexOf('settings');
    return /apikeys|serviceids/.test(text) || (settings >= 0 && text.includes('identity', settings));
  });
}
