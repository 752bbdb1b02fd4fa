// What all gateways here share: it says of each call whether it may pass, by the snapshot that is in force at that moment.
import { decisionRecord, denialResponse, invalidResponse, requestFromHttp } from 'apikey-policy/gateway';
import { principalFromToken } from './principal-from-token.mjs';

/** The guard keeps no more answers than this, because the callers choose the requests. */
const CACHED_AT_MOST = 10_000;

/** A body that is not UTF-8 must not be decided on: the server behind would read something else. */
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * The caller as an authenticating proxy in front names it. This is safe only if nobody can bypass that proxy, and if it
 * removes this header from what comes from outside.
 */
export const principalFromProxy = (headers) => headers['x-iam-id'];

/**
 * @param options `account`: the ID of the guarded account; `current`: returns the snapshot in force, as `snapshotFile`
 *   does; `maxAge`: the age in seconds from which a snapshot is too old; `principalOf`: the IAM ID of the caller, from
 *   the headers (names in lower case); `log` takes an audit line; `now` is the clock
 */
export function createGuard({
  account,
  current,
  maxAge = Number.POSITIVE_INFINITY,
  principalOf = principalFromToken({ account }),
  log = console.log,
  now = Date.now,
}) {
  if (!(maxAge > 0)) throw new TypeError('`maxAge` must be a number of seconds above 0');

  /**
   * Whether a call may need a decision. Every other call is forwarded as it comes, without an identity. A call without its
   * `body` is guarded if some body would make it so.
   */
  function isGuarded(call) {
    return requestFromHttp(call, { principal: 'anybody', account }).kind !== 'not-ours';
  }

  /**
   * Decides on a call. If `forward` is true, exactly these bytes are to be forwarded. Otherwise the rest is the answer.
   * Nothing is awaited after the principal is known, so that one snapshot answers the whole call.
   */
  async function check({ method, path, headers, body }) {
    const call = { method, path, headers, body: textOf(body) };
    if (!isGuarded(call)) return { forward: true, headers: {} };
    const principal = await Promise.resolve(headers)
      .then(principalOf)
      .catch(() => undefined);
    const at = now();
    const { answer, snapshot, ...more } = answerTo(call, principal, at);
    const status = answer.forward ? 'forwarded' : answer.status;
    const line = {
      at: new Date(at).toISOString(),
      method,
      path,
      principal,
      status,
      snapshot: named(snapshot, at),
      ...more,
    };
    log(JSON.stringify(line));
    return { ...answer, headers: snapshot?.version === undefined ? {} : { 'x-snapshot': snapshot.version } };
  }

  function answerTo(call, principal, at) {
    if (!principal) return { answer: refusal(401, 'unauthorized', 'The caller is not known.') };
    const read = requestFromHttp(call, { principal, account, time: at });
    if (read.kind === 'invalid') {
      const issues = read.issues.map(({ code }) => code);
      return { answer: { forward: false, ...invalidResponse(read.issues) }, issues };
    }
    const snapshot = usable(current(), at);
    return snapshot.problem === undefined
      ? { snapshot, ...decided(read.requests, at, snapshot) }
      : { snapshot, answer: refusal(503, 'service_unavailable', 'Access cannot be decided at the moment.') };
  }

  function usable(snapshot, at) {
    if (snapshot.problem !== undefined) return snapshot;
    const age = ageOf(snapshot, at);
    if (age <= maxAge && -age <= maxAge) return snapshot;
    // A wrong clock must not make a snapshot seem newer than it is.
    return { ...snapshot, problem: age < 0 ? 'it comes from the future' : `it is older than ${maxAge} seconds` };
  }

  return { isGuarded, check };
}

/** What an audit line says of the snapshot that answered. */
function named(snapshot, at) {
  if (snapshot?.version === undefined) return snapshot;
  const { version, fingerprint, problem } = snapshot;
  return { version, fingerprint, age: ageOf(snapshot, at), problem };
}

function ageOf({ takenAt }, at) {
  return Math.floor((at - takenAt) / 1000);
}

/** A call is forwarded only if all its requests are allowed. */
function decided(requests, at, snapshot) {
  const decisions = requests.map((request) => decisionOn(request, at, snapshot));
  const decision = decisions.find(({ allowed }) => !allowed) ?? decisions[0];
  const { fingerprint, version } = snapshot;
  const record = decisionRecord(decision, { id: crypto.randomUUID(), at, snapshot: { fingerprint, version } });
  const answer = decision.allowed
    ? { forward: true }
    : { forward: false, ...denialResponse(decision, { account: snapshot.pdp }) };
  return { answer, record };
}

/** A decision holds from its time until `validUntil`, or else as long as its snapshot. */
function decisionOn(request, at, { pdp, decisions }) {
  const key = JSON.stringify([request.principal, request.action, request.resource]);
  const cached = decisions.get(key);
  if (cached && at >= cached.request.time && at < (cached.validUntil ?? Number.POSITIVE_INFINITY)) return cached;
  const decision = pdp.decide(request);
  if (decisions.size >= CACHED_AT_MOST) decisions.clear();
  decisions.set(key, decision);
  return decision;
}

/** An answer in the shape of IBM's errors, without a decision. */
export function refusal(status, code, message) {
  return {
    forward: false,
    status,
    body: { status_code: String(status), errors: [{ code, message_code: code, message }] },
    headers: {},
  };
}

function textOf(body) {
  try {
    return body === undefined ? undefined : utf8.decode(body);
  } catch {
    return undefined;
  }
}
