import type { Issue } from 'apikey-policy';
import { issueOf } from './codes.ts';
import { repeatedKey } from './repeated-key.ts';

/** A JSON object, as it came; of its fields these are read as they are. */
export interface Body extends Readonly<Record<string, unknown>> {
  readonly iam_id?: unknown;
  readonly account_id?: unknown;
}

/** What a guarded body holds, or why another reader could see something else in it (GATE-3). */
export type ReadBody = { readonly ok: true; readonly body: Body } | { readonly ok: false; readonly issue: Issue };

/**
 * Reads the text of a body.
 *
 * @param keys those that are read of it
 */
export function readBody(text: string | undefined, keys: readonly string[]): ReadBody {
  if (typeof text !== 'string') return noObject();
  const body = parsed(text);
  if (body === undefined) return noObject();
  const twice = repeatedKey(text);
  if (twice !== undefined) {
    return refused(issueOf('duplicate-key', [twice], `\`${shown(twice)}\` stands twice in one object of the body`));
  }
  for (const key of Object.keys(body)) {
    const meant = keys.find((known) => known !== key && folded(known) === folded(key));
    if (meant !== undefined) {
      return refused(issueOf('key-case', [key], `\`${shown(key)}\` must be written \`${meant}\``));
    }
  }
  return { ok: true, body };
}

function noObject(): ReadBody {
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

/** The same for all that some reader takes for the same but for case: `K` in Kelvin, long `s`, `i` with any dot. */
function folded(key: string): string {
  return key.toUpperCase().toLowerCase().replaceAll('\u0307', '');
}

const LONGEST = 60;

function shown(key: string): string {
  return key.slice(0, LONGEST).replace(/[\p{C}\p{Z}`]/gu, ' ');
}
