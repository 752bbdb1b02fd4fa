// An AuthZEN decision point for one account, on loopback:
//   node docs/examples/authzen/server.mjs https://pdp.example.com docs/examples/authzen/account.json
// What faces others stands before it: it ends TLS for that base, and lets in only enforcement points that it knows.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { pathToFileURL } from 'node:url';
import { parseAccount } from 'apikey-policy';
import { AUTHZEN_PATHS, authzenMetadata, authzenMetadataPath, authzenPdp } from 'apikey-policy/authzen';

const LARGEST_BODY = 1_000_000;

/** A server, not yet listening, for an account that has been parsed and the base that callers know it by. */
export function authzenServer(account, base) {
  const pdp = authzenPdp(account, { pageSize: 1000 });
  const metadata = authzenMetadata(base);
  const metadataPath = authzenMetadataPath(base);
  const { pathname } = new URL(base);
  const endpoints = new Map(
    Object.entries(AUTHZEN_PATHS).map(([name, path]) => [pathname.replace(/\/$/, '') + path, pdp[name]]),
  );

  async function answer(request) {
    const { method, url, headers } = request;
    const [path] = url.split('?');
    if (path === metadataPath) {
      return method === 'GET' || method === 'HEAD' ? { status: 200, body: metadata } : wrongMethod('GET, HEAD');
    }
    const endpoint = endpoints.get(path);
    if (endpoint === undefined) return failure(404, 'there is no such endpoint');
    if (method !== 'POST') return wrongMethod('POST');
    if (!/^application\/json *(;|$)/i.test(headers['content-type'] ?? '')) {
      return failure(400, 'the content type must be application/json');
    }
    const text = await textOf(request);
    if (text === undefined) return failure(413, 'the body is too large');
    try {
      return endpoint(JSON.parse(text));
    } catch (error) {
      if (error instanceof SyntaxError) return failure(400, 'the body must be JSON');
      throw error;
    }
  }

  return createServer(async (request, response) => {
    const id = request.headers['x-request-id'];
    if (id !== undefined) response.setHeader('X-Request-ID', id);
    const { status, body, allow } = await answer(request).catch(() => failure(500, 'something went wrong here'));
    if (allow !== undefined) response.setHeader('Allow', allow);
    // To HEAD, Node sends the headers only.
    response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
  });
}

function failure(status, body) {
  return { status, body };
}

function wrongMethod(allow) {
  return { status: 405, body: `use ${allow.replace(', ', ' or ')}`, allow };
}

async function textOf(request) {
  const chunks = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size <= LARGEST_BODY) chunks.push(chunk);
  }
  return size <= LARGEST_BODY ? Buffer.concat(chunks).toString('utf8') : undefined;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [base = 'https://pdp.example.com', file = new URL('account.json', import.meta.url)] = process.argv.slice(2);
  const parsed = parseAccount(JSON.parse(readFileSync(file, 'utf8')));
  if (!parsed.ok) throw new Error(parsed.issues.map(({ message }) => message).join('\n'));
  const server = authzenServer(parsed.value, base).listen(8080, '127.0.0.1', () => {
    console.log(`Answering for ${base} on http://127.0.0.1:${server.address().port}`);
  });
}
