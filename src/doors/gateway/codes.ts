import type { Issue } from 'apikey-policy';

const codes = {
  method: 'a method that a guarded path does not have, or that is nearly one that it has (GATE-2)',
  path: 'a path that is nearly a guarded one, but spelled in another way (GATE-2)',
  'other-account': "the path or the body names another account than the caller's (GATE-1)",
  'method-override': 'a header that would make it another method (GATE-3)',
  'content-type': 'a content type other than `application/json`, or another character set than UTF-8 (GATE-3)',
  'content-encoding': 'a body that is encoded, so that it cannot be read here (GATE-3)',
  body: 'no body, or one that is no JSON object (GATE-3)',
  'duplicate-key': 'a key that stands twice in one object, so that two readers may see different bodies (GATE-3)',
  'key-case': 'a key that equals one that is read but for its case (GATE-3)',
  missing: 'the field that says who gets the key is not there, or empty (GATE-4)',
  'wrong-type': 'a field that is read is not of its type (GATE-3)',
} as const;

/** A code of an issue that `requestFromHttp` finds. */
export type GatewayIssueCode = keyof typeof codes;

/** The codes of issues that `requestFromHttp` finds, and what each means. They stay. */
export const GATEWAY_ISSUES: Readonly<Record<GatewayIssueCode, string>> = Object.freeze(codes);

export function issueOf(code: GatewayIssueCode, path: Issue['path'], message: string): Issue {
  return { code, path, message };
}
