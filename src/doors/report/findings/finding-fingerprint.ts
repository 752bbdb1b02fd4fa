import type { Finding } from 'apikey-policy';
import { shortDigest } from '../../../json/short-digest.ts';

/**
 * A short string that tells one finding of an account from another: made of its code and its subject. It stays when the
 * lists of the account are reordered and when sentences change.
 *
 * @param finding one that `audit` answered
 * @returns letters and digits; it guards against mistakes, and not against somebody who makes two that are equal
 *
 * @example
 * ```ts
 * import { audit } from 'apikey-policy';
 * import { findingFingerprint } from 'apikey-policy/report';
 *
 * const account = { id: 'a', apiKeyCreation: 'NOT_SET', principals: [], accessGroups: [], policies: [] };
 * const [one, other] = audit(account).map(findingFingerprint);
 * one === other; // => false
 * ```
 */
export function findingFingerprint({ code, subject }: Finding): string {
  return shortDigest([code, subject]);
}
