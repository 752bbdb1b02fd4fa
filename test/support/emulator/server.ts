import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ACCOUNTS, type Answered, type Asked, failed, IAM, USERS } from './answer.ts';

/** How the emulator treats its callers. */
export interface ServerOptions {
  readonly answer: (asked: Asked) => Answered;
  /** Whether calls need a token; by default they do. */
  readonly needsToken?: boolean;
  /** After how many calls a token ends; by default it does not. */
  readonly callsPerToken?: number;
}

export interface Emulator {
  /** Where it listens, on loopback. */
  readonly url: string;
  /** Every call that had a token, in order. */
  readonly calls: Asked[];
  /** The tokens that were given out. */
  readonly tokens: string[];
  close(): Promise<void>;
}

export const API_KEY = 'an-api-key';

/**
 * IBM Cloud's calls on loopback: one server for all hosts. A caller that knows nothing of hosts is taken to mean the
 * host that has such a path; one that says which it means, in `x-asked-host`, must mean the right one.
 */
export async function startEmulator({
  answer,
  needsToken = true,
  callsPerToken = Infinity,
}: ServerOptions): Promise<Emulator> {
  const calls: Asked[] = [];
  const tokens: string[] = [];
  const left = new Map<string, number>();
  const server = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://loopback');
    const host = String(request.headers['x-asked-host'] ?? hostOf(pathname));
    if (request.method === 'POST' && host === IAM && pathname === '/identity/token') {
      if (!(await hasApiKey(request))) {
        send(response, failed(400, 'Provided API key could not be found.'));
        return;
      }
      const token = `token-${tokens.length + 1}`;
      tokens.push(token);
      left.set(token, callsPerToken);
      const body = { access_token: token, token_type: 'Bearer', expires_in: 3600 };
      send(response, { status: 200, headers: {}, body });
      return;
    }
    if (needsToken && !mayCall(request, left)) {
      send(response, failed(401, 'The token is missing, unknown or has ended'));
      return;
    }
    const asked = { host, path: pathname, query: Object.fromEntries(searchParams) };
    calls.push(asked);
    send(response, request.method === 'GET' ? answer(asked) : failed(405, 'Not here'));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    calls,
    tokens,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function hostOf(path: string): string {
  if (path.startsWith('/v4/accounts/')) return ACCOUNTS;
  return /^\/v2\/accounts\/[^/]+\/users$/.test(path) ? USERS : IAM;
}

async function hasApiKey(request: IncomingMessage): Promise<boolean> {
  let text = '';
  for await (const part of request) text += part;
  const form = new URLSearchParams(text);
  return form.get('grant_type') === 'urn:ibm:params:oauth:grant-type:apikey' && form.get('apikey') === API_KEY;
}

function mayCall({ headers }: IncomingMessage, left: Map<string, number>): boolean {
  const token = headers.authorization?.replace(/^Bearer /, '') ?? '';
  const calls = left.get(token) ?? 0;
  if (calls > 0) left.set(token, calls - 1);
  return calls > 0;
}

function send(response: ServerResponse, { status, headers, body }: Answered): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(body));
}
