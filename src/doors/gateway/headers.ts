import type { Issue } from 'apikey-policy';
import { issueOf } from './codes.ts';

/** Headers from an HTTP server: an object, or pairs as in the Fetch API. Names may have any case. */
export type HttpHeaders =
  | Readonly<Record<string, string | readonly string[] | undefined>>
  | Iterable<readonly [name: string, value: string]>;

const OVERRIDES = ['x-http-method-override', 'x-http-method', 'x-method-override'];

/** Reports headers that override the method (GATE-3). */
export function overrideIssues(headers: HttpHeaders): Issue[] {
  return OVERRIDES.filter((name) => valuesOf(headers, name).length > 0).map((name) =>
    issueOf('method-override', [name], `the call must not have the header \`${name}\``),
  );
}

/** Reports headers that would change how the body is read (GATE-3). */
export function bodyHeaderIssues(headers: HttpHeaders): Issue[] {
  const issues: Issue[] = [];
  const types = valuesOf(headers, 'content-type');
  if (types.length > 1 || !types.every(isJson)) {
    issues.push(issueOf('content-type', ['content-type'], 'the content type must be `application/json` in UTF-8'));
  }
  if (valuesOf(headers, 'content-encoding').length > 0) {
    issues.push(
      issueOf('content-encoding', ['content-encoding'], 'the call must not have the header `content-encoding`'),
    );
  }
  return issues;
}

/** In another character set, the same bytes could be a different body. */
function isJson(type: string): boolean {
  const parts = type.toLowerCase().split(';');
  return parts.every((part, at) =>
    at === 0 ? part.trim() === 'application/json' : !part.includes('charset') || /^\s*charset="?utf-8"?\s*$/.test(part),
  );
}

/** All values of a header. Some servers treat `_` in a name as `-`. */
function valuesOf(headers: HttpHeaders, name: string): readonly string[] {
  const pairs = arePairs(headers) ? [...headers] : Object.entries(headers);
  return pairs.flatMap(([key, value]) =>
    value === undefined || key.toLowerCase().replaceAll('_', '-') !== name ? [] : value,
  );
}

function arePairs(headers: HttpHeaders): headers is Iterable<readonly [string, string]> {
  return Symbol.iterator in headers;
}
