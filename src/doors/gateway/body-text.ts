import type { Issue } from 'apikey-policy';
import { quote } from '../../text/quote.ts';
import { issueOf } from './codes.ts';
import { repeatedKey } from './repeated-key.ts';

/** A parsed JSON object, with the fields that are read without change. */
export interface Body extends Readonly<Record<string, unknown>> {
  readonly iam_id?: unknown;
  readonly account_id?: unknown;
}

/** The body of a guarded call, or why another reader could read it in another way (GATE-3). */
export type ReadBody = { readonly ok: true; readonly body: Body } | { readonly ok: false; readonly issue: Issue };

/**
 * Parses a body.
 *
 * @param keys the keys that are read
 */
export function readBody(text: string | undefined, keys: readonly string[]): ReadBody {
  if (typeof text !== 'string') return notAnObject();
  const body = parsed(text);
  if (body === undefined) return notAnObject();
  const twice = repeatedKey(text);
  if (twice !== undefined) {
    return refused(
      issueOf('duplicate-key', [twice], `the body must not have the key ${quote(twice)} twice in one object`),
    );
  }
  for (const key of Object.keys(body)) {
    const suggestion = keys.find((known) => known !== key && folded(known) === folded(key));
    if (suggestion !== undefined) {
      return refused(issueOf('key-case', [key], `${quote(key)} must be spelled \`${suggestion}\``));
    }
  }
  return { ok: true, body };
}

function notAnObject(): ReadBody {
  return refused(issueOf('body', [], 'the body must be a JSON object'));
}

function refused(issue: Issue): ReadBody {
  return { ok: false, issue };
}

function parsed(text: string): Body | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isBody(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isBody(value: unknown): value is Body {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Equal for keys that some reader considers equal except for case: also the Kelvin sign, long `s` and dotted `i`. */
function folded(key: string): string {
  return key.toUpperCase().toLowerCase().replaceAll('\u0307', '');
}
