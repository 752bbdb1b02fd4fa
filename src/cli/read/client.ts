import { setTimeout as wait } from 'node:timers/promises';
import { commandError, messageOf } from '../command-error.ts';

const TOKEN_URL = 'https://iam.cloud.ibm.com/identity/token';
const ATTEMPTS = 6;
/** Without a token nothing can be read, so a person who has no network is not kept waiting. */
const TOKEN_ATTEMPTS = 3;
const CALL_TIMEOUT = 60_000;
const FIRST_WAIT = 500;
const LONGEST_WAIT = 60_000;

/** Why a call was given up. */
interface GivenUp {
  readonly status?: number | undefined;
  readonly message?: string | undefined;
}

/** Calls IBM Cloud with a token that is renewed in time, and again where a call may succeed later. */
export interface Client {
  /** How many calls were made again. */
  readonly retries: () => number;
  /**
   * Gets a body and offers it to `take`, which says what is wrong with it, if anything. Gives `undefined` when the body
   * was taken, and otherwise why the call was given up.
   */
  readonly get: (url: string, take: (body: unknown) => string | undefined) => Promise<GivenUp | undefined>;
}

interface Token {
  readonly value: string;
  /** Epoch milliseconds. */
  readonly ends: number;
}

interface Sent {
  /** None where there was no answer. */
  readonly status?: number;
  readonly body?: unknown;
  /** What is wrong, unless the status is 200. */
  readonly message?: string;
  readonly retryAfter?: string | null;
}

/** A client for one API key; once `signal` aborts, everything it does ends with the signal's reason. */
export function createClient(apiKey: string, signal: AbortSignal): Client {
  let retries = 0;
  // What calls use, and what is on its way where they can't any more.
  let token: Token | undefined;
  let pending: Promise<Token> | undefined;

  async function get(url: string, take: (body: unknown) => string | undefined): Promise<GivenUp | undefined> {
    let renewals = 0;
    for (let attempt = 1; ; attempt++) {
      const used = await currentToken();
      const sent = await send(url, { headers: { authorization: `Bearer ${used.value}` } }, signal);
      const objection = sent.status === 200 ? take(sent.body) : (sent.message ?? 'no answer');
      if (objection === undefined) return undefined;
      if (sent.status === 401 && renewals++ < 2) {
        // It ended before its time. Who finds out first forgets it, and all get the next one.
        if (token === used) token = undefined;
        attempt--;
        continue;
      }
      if (attempt === ATTEMPTS || !isWorthRetrying(sent)) return { status: sent.status, message: objection };
      await pause(attempt, sent);
    }
  }

  async function currentToken(): Promise<Token> {
    if (token !== undefined && Date.now() < token.ends) return token;
    pending ??= newToken().finally(() => {
      pending = undefined;
    });
    token = await pending;
    return token;
  }

  async function newToken(): Promise<Token> {
    const body = new URLSearchParams({ grant_type: 'urn:ibm:params:oauth:grant-type:apikey', apikey: apiKey });
    for (let attempt = 1; ; attempt++) {
      const sent = await send(TOKEN_URL, { method: 'POST', body }, signal);
      const granted = sent.status === 200 ? tokenIn(sent.body) : undefined;
      if (granted !== undefined) return granted;
      if (attempt === TOKEN_ATTEMPTS || !isWorthRetrying(sent))
        throw commandError(
          `no token for the API key in IBMCLOUD_API_KEY: ${sent.message ?? "the answer isn't a token"}`,
        );
      await pause(attempt, sent);
    }
  }

  async function pause(attempt: number, { retryAfter }: Sent): Promise<void> {
    retries++;
    await wait(delay(attempt, retryAfter ?? undefined), undefined, { signal });
  }

  return { retries: () => retries, get };
}

/** One call, whose failure is an answer like any other. */
async function send(url: string, init: RequestInit, signal: AbortSignal): Promise<Sent> {
  try {
    const response = await fetch(url, {
      ...init,
      // No other host may get the token.
      redirect: 'error',
      signal: AbortSignal.any([signal, AbortSignal.timeout(CALL_TIMEOUT)]),
    });
    const { status, headers } = response;
    const body = jsonOf(await response.text());
    const said = status === 200 ? {} : { message: errorMessageIn(body) ?? `status ${status}` };
    return { status, body, retryAfter: headers.get('retry-after'), ...said };
  } catch (error) {
    signal.throwIfAborted();
    // `fetch failed` says nothing; its cause does.
    const cause = error instanceof Error ? (error.cause ?? error) : error;
    return { message: `no answer from ${new URL(url).host} (${messageOf(cause) || 'no connection'})` };
  }
}

/** True without an answer, after too many calls or a server error, and if the body is not the expected one. */
function isWorthRetrying({ status }: Sent): boolean {
  return status === undefined || status === 200 || status === 429 || status >= 500;
}

/** As long as the service asks for; else twice as long each time, and not all at once. */
function delay(attempt: number, retryAfter: string | undefined): number {
  const seconds = Number(retryAfter ?? Number.NaN);
  const until = Number.isNaN(seconds) ? Date.parse(retryAfter ?? '') - Date.now() : seconds * 1000;
  if (until >= 0) return Math.min(until, LONGEST_WAIT);
  return Math.min(FIRST_WAIT * 2 ** (attempt - 1), LONGEST_WAIT) * (0.5 + Math.random() / 2);
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function tokenIn(body: unknown): Token | undefined {
  const value = fieldOf(body, 'access_token');
  const seconds = fieldOf(body, 'expires_in');
  if (typeof value !== 'string' || typeof seconds !== 'number') return undefined;
  // A minute early, so that no call is on its way with a token that ends.
  return { value, ends: Date.now() + (seconds - 60) * 1000 };
}

/** IBM Cloud's own message about an error. */
function errorMessageIn(body: unknown): string | undefined {
  const errors = fieldOf(body, 'errors');
  const said = [fieldOf(Array.isArray(errors) ? errors[0] : undefined, 'message'), fieldOf(body, 'errorMessage')];
  return said.find((message) => typeof message === 'string');
}

function fieldOf(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Object.getOwnPropertyDescriptor(value, key)?.value : undefined;
}
