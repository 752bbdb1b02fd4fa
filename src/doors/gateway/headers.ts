import type { Issue } from 'apikey-policy';
import { checkObject } from '../../json/argument.ts';
import { issueOf } from './codes.ts';

/** Headers from an HTTP server: an object, or pairs as in the Fetch API. Names may have any case. */
export type HttpHeaders =
  | Readonly<Record<string, string | readonly string[] | undefined>>
  | Iterable<readonly [name: string, value: string]>;

/** All values of the headers by name. Names are in lower case with `-`, because some servers read `_` as `-`. */
export type HeaderValues = ReadonlyMap<string, readonly string[]>;

const FORM = 'an object of strings, or `[name, value]` pairs';

const OVERRIDES = ['x-http-method-override', 'x-http-method', 'x-method-override'];

/** Reports headers that override the method (GATE-3). */
export function overrideIssues(headers: HeaderValues): Issue[] {
  return OVERRIDES.filter((name) => headers.get(name)?.length).map((name) =>
    issueOf('method-override', [name], `the call must not have the header \`${name}\``),
  );
}

/** Reports headers that would change how the body is read (GATE-3). */
export function bodyHeaderIssues(headers: HeaderValues): Issue[] {
  const issues: Issue[] = [];
  const types = headers.get('content-type') ?? [];
  if (types.length > 1 || !types.every(isJson)) {
    issues.push(issueOf('content-type', ['content-type'], 'the content type must be `application/json` in UTF-8'));
  }
  if (headers.get('content-encoding')?.length) {
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

/**
 * Reads headers once, because an iterator gives its pairs only once.
 *
 * @throws TypeError if they have another form, such as the flat array of Node's `rawHeaders`
 */
export function readHeaders(headers: HttpHeaders): HeaderValues {
  checkObject('headers', FORM, headers);
  const values = new Map<string, string[]>();
  const entries: Iterable<unknown> = Symbol.iterator in headers ? headers : Object.entries(headers);
  for (const entry of entries) {
    const [name, value] = pairOf(entry);
    const key = name.toLowerCase().replaceAll('_', '-');
    const sofar = values.get(key);
    if (sofar === undefined) values.set(key, [...value]);
    else sofar.push(...value);
  }
  return values;
}

function pairOf(entry: unknown): readonly [name: string, values: readonly string[]] {
  if (!Array.isArray(entry) || entry.length !== 2) {
    refuseHeaders("is a flat list: pass Node's `headers`, not its `rawHeaders`");
  }
  const [name, value]: readonly unknown[] = entry;
  const values: readonly unknown[] = Array.isArray(value) ? value : value === undefined ? [] : [value];
  if (typeof name !== 'string' || !values.every(isString))
    return refuseHeaders('has a name or a value that is not a string');
  return [name, values];
}

function refuseHeaders(problem: string): never {
  throw new TypeError(`\`headers\` must be ${FORM}, but ${problem}`);
}

function isString(value: unknown): value is string {
  return typeof value === 'string';
}
