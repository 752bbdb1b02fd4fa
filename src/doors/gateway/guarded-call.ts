import { ACCOUNT, isCanonical, matches, mayBeGuarded } from './spelling.ts';

/** The calls that need a decision (GATE-2). */
export type GuardedCall = 'create-api-key' | 'create-service-id' | 'update-settings';

/** A guarded path, its method, and the keys that are read from its body (GATE-4). */
interface Guarded {
  readonly call: GuardedCall;
  readonly method: string;
  /** The segments of the path. */
  readonly path: readonly string[];
  readonly keys: readonly string[];
}

/** The keys of a settings body that change a setting (GATE-4). */
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

/** The kind of a call. */
export type Route =
  | {
      readonly kind: 'guarded';
      readonly call: GuardedCall;
      readonly keys: readonly string[];
      /** The account in the path, if the path has one. */
      readonly account: string | undefined;
    }
  | { readonly kind: 'not-ours' }
  | { readonly kind: 'method'; readonly expected: string }
  | { readonly kind: 'path' };

const READ_METHODS = ['GET', 'HEAD', 'OPTIONS'];
const METHODS = [...READ_METHODS, 'POST', 'PUT', 'PATCH', 'DELETE', 'CONNECT', 'TRACE'];

/** A path below an id. Ids begin with a letter or digit: servers may read a leading dot as a suffix or as `..`. */
const BELOW_AN_ID = /^\/v1\/(?:apikeys|serviceids)(?:\/[A-Za-z0-9][^/]*)+$/;

const NOT_OURS: Route = { kind: 'not-ours' };

/**
 * Finds the guarded call of a method and a path, or a guarded call that some server could read in them (GATE-2).
 *
 * @param method the method; `undefined` if a header overrides it, so that it can be any method
 */
export function routeOf(method: string | undefined, path: string): Route {
  if (READ_METHODS.some((name) => name === method)) return NOT_OURS;
  const spelled = path.replace(/\?.*/s, '');
  const canonical = isCanonical(spelled) ? spelled.replace(/\/$/, '') : '';
  const segments = canonical.split('/');
  const guarded = GUARDED.find((candidate) => matches(candidate.path, segments));
  if (guarded !== undefined) {
    const { call, keys, path: pattern, method: expected } = guarded;
    if (method !== undefined && method !== expected) return { kind: 'method', expected: `\`${expected}\`` };
    return { kind: 'guarded', call, keys, account: segments[pattern.indexOf(ACCOUNT)] };
  }
  if (!mayBeGuarded(spelled)) return NOT_OURS;
  if (!BELOW_AN_ID.test(canonical)) return { kind: 'path' };
  const isKnown = method === undefined || METHODS.includes(method);
  return isKnown ? NOT_OURS : { kind: 'method', expected: 'a standard HTTP method in capital letters' };
}
