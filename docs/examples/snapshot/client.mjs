// Calls IBM Cloud: with a token that is renewed in time, and again where a call may succeed later.
import { setTimeout as wait } from 'node:timers/promises';

const TOKEN_URL = 'https://iam.cloud.ibm.com/identity/token';
const ATTEMPTS = 6;
const CALL_TIMEOUT = 60_000;
const FIRST_WAIT = 500;
const LONGEST_WAIT = 60_000;

/** A client for one API key; once `signal` aborts, everything it does ends with the signal's reason. */
export function createClient(apiKey, signal) {
  const client = { retries: 0, get };
  // What calls use, and what is on its way where they can not any more.
  let token;
  let pending;

  /**
   * Gets a body and offers it to `take`, which says what is wrong with it, if anything. Gives `undefined` when the body
   * was taken, and otherwise why the call was given up.
   */
  async function get(url, take) {
    let renewals = 0;
    for (let attempt = 1; ; attempt++) {
      const used = await currentToken();
      const { status, body, message, headers } = await send(url, {
        headers: { authorization: `Bearer ${used.value}` },
      });
      const objection = status === 200 ? take(body) : message;
      if (status === 200 && objection === undefined) return undefined;
      if (status === 401 && renewals++ < 2) {
        // It ended before its time. Who finds out first forgets it, and all get the next one.
        if (token === used) token = undefined;
        attempt--;
        continue;
      }
      if (attempt === ATTEMPTS || !isWorthRetrying(status)) return { status, message: objection };
      client.retries++;
      await wait(delay(attempt, headers?.get('retry-after')), undefined, { signal });
    }
  }

  async function currentToken() {
    if (token !== undefined && Date.now() < token.ends) return token;
    pending ??= newToken().finally(() => {
      pending = undefined;
    });
    token = await pending;
    return token;
  }

  async function newToken() {
    const body = new URLSearchParams({ grant_type: 'urn:ibm:params:oauth:grant-type:apikey', apikey: apiKey });
    for (let attempt = 1; ; attempt++) {
      const { status, body: answer, message, headers } = await send(TOKEN_URL, { method: 'POST', body });
      // A minute early, so that no call is on its way with a token that ends.
      if (status === 200) return { value: answer.access_token, ends: Date.now() + (answer.expires_in - 60) * 1000 };
      if (attempt === ATTEMPTS || !isWorthRetrying(status)) throw new Error(`no token for the API key: ${message}`);
      client.retries++;
      await wait(delay(attempt, headers?.get('retry-after')), undefined, { signal });
    }
  }

  /** One call, whose failure is an answer like any other. */
  async function send(url, init) {
    try {
      const response = await fetch(url, {
        ...init,
        // Nobody but the host that was asked gets to see the token.
        redirect: 'error',
        signal: AbortSignal.any([signal, AbortSignal.timeout(CALL_TIMEOUT)]),
      });
      const { status, headers } = response;
      const text = await response.text();
      return { status, headers, ...read(text), ...(status !== 200 && { message: wordsOf(text, status) }) };
    } catch (error) {
      signal.throwIfAborted();
      return { message: error.cause?.message ?? error.message };
    }
  }

  return client;
}

/** No answer at all, too many calls, or a server in trouble; and a body that is not what was asked for. */
function isWorthRetrying(status) {
  return status === undefined || status === 200 || status === 429 || status >= 500;
}

/** As long as the service asks for; else twice as long each time, and not all at once. */
function delay(attempt, retryAfter) {
  const seconds = Number(retryAfter ?? Number.NaN);
  const until = Number.isNaN(seconds) ? Date.parse(retryAfter) - Date.now() : seconds * 1000;
  if (until >= 0) return Math.min(until, LONGEST_WAIT);
  const longest = Math.min(FIRST_WAIT * 2 ** (attempt - 1), LONGEST_WAIT);
  return longest * (0.5 + Math.random() / 2);
}

function read(text) {
  try {
    return { body: JSON.parse(text) };
  } catch {
    return { body: undefined };
  }
}

/** What IBM Cloud says of an error, in one line. */
function wordsOf(text, status) {
  const { body } = read(text);
  return body?.errors?.[0]?.message ?? body?.errorMessage ?? `status ${status}`;
}
