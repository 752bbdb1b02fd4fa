import type { Issue } from 'apikey-policy';

const codes = {
  method: 'the path is guarded, and the method is another one or misspelled (GATE-2)',
  path: 'the path is a guarded path with another spelling (GATE-2)',
  'other-account': "the path or the body names another account than the caller's (GATE-1)",
  'method-override': 'a header changes the method (GATE-3)',
  'content-type': 'the content type is not `application/json`, or the character set is not UTF-8 (GATE-3)',
  'content-encoding': 'the body has a content encoding, so it cannot be read (GATE-3)',
  body: 'the body is missing, or is not a JSON object (GATE-3)',
  'duplicate-key': 'an object has the same key twice, so two readers may see different bodies (GATE-3)',
  'key-case': 'a key differs from a known key only in case (GATE-3)',
  missing: 'the field `iam_id`, which says who gets the key, is missing or empty (GATE-4)',
  'wrong-type': 'a field has the wrong type (GATE-3)',
} as const;

/** A code of an issue of `requestFromHttp`. */
export type GatewayIssueCode = keyof typeof codes;

/** The issues of `requestFromHttp`, by code. The codes never change. */
export const GATEWAY_ISSUES: Readonly<Record<GatewayIssueCode, string>> = Object.freeze(codes);

export function issueOf(code: GatewayIssueCode, path: Issue['path'], message: string): Issue {
  return { code, path, message };
}
