import { ACCOUNT, areOf, holdsGuardedWords, isCanonical } from './spelling.ts';

/** The calls whose questions are asked before they go through (GATE-2). */
export type GuardedCall = 'create-api-key' | 'create-service-id' | 'update-settings';

/** A guarded path, the one method that is guarded on it, and what is read of its body (GATE-4). */
interface Guarded {
  readonly call: GuardedCall;
  readonly method: string;
  /** Segment by segment. */
  readonly path: readonly string[];
  readonly keys: readonly string[];
}

/** The keys of a settings body of which either asks for the setting's change (GATE-4). */
export const SETTING_KEYS: readonly string[] = ['restrict_create_platform_apikey', 'restrict_create_service_id'];

const GUARDED: readonly Guarded[] = [
  { call: 'create-api-key', method: 'POST', path: ['', 'v1', 'apikeys'], keys: ['iam_id', 'account_id'] },
  { call: 'create-service-id', method: 'POST', path: ['', 'v1', 'serviceids'], keys: ['account_id'] },
  {
    call: 'update-settings',
    method: 'PUT',
    path: ['', 'v1', 'accounts', ACCOUNT, 'settings', 'identity'],
    keys: ['account_id', ...SETTING_KEYS],
  },
];

/** Where a call goes. */
export type Route =
  | {
      readonly kind: 'guarded';
      readonly call: GuardedCall;
      readonly keys: readonly string[];
      /** As the path names it, if it does. */
      readonly account: string | undefined;
    }
  | { readonly kind: 'not-ours' }
  | { readonly kind: 'method'; readonly expected: string }
  | { readonly kind: 'path' };

const READING = ['GET', 'HEAD', 'OPTIONS'];
const METHODS = [...READING, 'POST', 'PUT', 'PATCH', 'DELETE', 'CONNECT', 'TRACE'];

/** Ids begin with a letter or digit; what begins with a dot, some take for a suffix, or for a way back with a suffix. */
const BELOW_AN_ID = /^\/v1\/(?:apikeys|serviceids)(?:\/[A-Za-z0-9][^/]*)+$/;

const NOT_OURS: Route = { kind: 'not-ours' };

/**
 * Finds the guarded call that a method and a path are, or that some server could read in them (GATE-2).
 *
 * @param method what the call does; `undefined` where a header says otherwise, so that it may be any
 */
export function routeOf(method: string | undefined, path: string): Route {
  if (READING.some((reading) => reading === method)) return NOT_OURS;
  const spelled = path.replace(/\?.*/s, '');
  const canonical = isCanonical(spelled) ? spelled.replace(/\/$/, '') : '';
  const segments = canonical.split('/');
  const guarded = GUARDED.find((candidate) => areOf(candidate.path, segments));
  if (guarded !== undefined) {
    const { call, keys, path: pattern, method: expected } = guarded;
    if (method !== undefined && method !== expected) return { kind: 'method', expected: `\`${expected}\`` };
    return { kind: 'guarded', call, keys, account: segments[pattern.indexOf(ACCOUNT)] };
  }
  if (!holdsGuardedWords(spelled)) return NOT_OURS;
  if (!BELOW_AN_ID.test(canonical)) return { kind: 'path' };
  const isKnown = method === undefined || METHODS.includes(method);
  return isKnown ? NOT_OURS : { kind: 'method', expected: "one of HTTP's own, in capital letters" };
}
