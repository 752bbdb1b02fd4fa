// What all gateways here share: it says of each call whether it goes through, by a snapshot that can be exchanged.
import { compile, parseAccount } from 'apikey-policy';
import { denialResponse, invalidResponse, requestFromHttp } from 'apikey-policy/gateway';

/** More answers than this are not kept: who calls chooses what is asked. */
const CACHED_AT_MOST = 10_000;

/** What cannot be read as UTF-8 must not be decided on: the server behind would read something else. */
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * The caller as an authenticating proxy in front has found it. Only where nobody can go round that proxy, and it
 * removes this header from what comes from outside.
 */
export const principalFromProxy = (headers) => headers['x-iam-id'];

/**
 * @param options `account`: the account that is guarded; `principalOf`: who calls, from the headers (in small letters);
 *   `log` takes an audit line; `now` is the clock
 */
export function createGuard({ account, principalOf = principalFromProxy, log = console.log, now = Date.now }) {
  /** The snapshot in force with its answers so far; none while there is no good one. */
  let current;

  /** Takes the next snapshot, between two decisions. A broken one stops all guarded calls, until a good one comes. */
  function swap({ version, account: input }) {
    current = undefined;
    const parsed = parseAccount(input);
    const problem = parsed.ok ? parsed.value.id !== account && 'it is of another account' : parsed.issues[0].message;
    if (problem) return log(JSON.stringify({ time: new Date(now()).toISOString(), snapshot: version, problem }));
    current = { version, pdp: compile(parsed.value), answers: new Map() };
  }

  /**
   * Decides on a call: exactly these bytes are to be forwarded where `forward` is true; otherwise the rest is the answer.
   * After the caller is known nothing is awaited, so that one snapshot answers all of it.
   */
  async function check({ method, path, headers, body }) {
    const principal = await Promise.resolve(headers)
      .then(principalOf)
      .catch(() => undefined);
    if (!principal) return refusal(401, 'unauthorized', 'The caller is not known.');
    const time = now();
    const read = requestFromHttp({ method, path, headers, body: textOf(body) }, { principal, account, time });
    if (read.kind === 'not-ours') return { forward: true, headers: {} };
    const { answer, ...said } = read.kind === 'invalid' ? unreadable(read.issues) : decided(read.requests, time);
    const snapshot = current?.version;
    const status = answer.forward ? 'forwarded' : answer.status;
    log(JSON.stringify({ time: new Date(time).toISOString(), snapshot, principal, method, path, status, ...said }));
    return { ...answer, headers: snapshot === undefined ? {} : { 'x-snapshot': String(snapshot) } };
  }

  /** A call goes through only where all its requests are allowed. */
  function decided(requests, time) {
    if (current === undefined) {
      return { answer: refusal(503, 'service_unavailable', 'Access cannot be decided at the moment.') };
    }
    const answers = requests.map((request) => answerTo(request, time, current));
    const decisive = answers.find(({ decision }) => !decision.allowed) ?? answers[0];
    const { action, resource } = decisive.decision.request;
    const { effect, reason, grants } = decisive.decision;
    return { answer: decisive.response ?? { forward: true }, action, resource, effect, reason, grants };
  }

  return { swap, check };
}

/** A decision holds from its time until `validUntil`, or else as long as its snapshot. */
function answerTo(request, time, { pdp, answers }) {
  const key = JSON.stringify([request.principal, request.action, request.resource]);
  const cached = answers.get(key);
  if (cached && time >= cached.decision.request.time && time < (cached.decision.validUntil ?? Infinity)) return cached;
  const decision = pdp.decide(request);
  const response = decision.allowed ? undefined : { forward: false, ...denialResponse(decision, { account: pdp }) };
  if (answers.size >= CACHED_AT_MOST) answers.clear();
  answers.set(key, { decision, response });
  return { decision, response };
}

function unreadable(issues) {
  return { answer: { forward: false, ...invalidResponse(issues) }, issues: issues.map(({ code }) => code) };
}

/** An answer in the shape of IBM's errors that no decision is behind. */
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
