// What the gateways on Node share: which headers pass, how a body is read to its end, and how a call is guarded.
import { once } from 'node:events';
import { refusal } from './guard.mjs';

const LARGEST = 1024 * 1024;

/** These headers are between two neighbours, and are never passed on. */
const HOP_BY_HOP = /^(connection|keep-alive|proxy-.*|te|trailer|transfer-encoding|upgrade)$/;

/** The headers without those of one hop: the ones above, and the ones that `connection` names. */
export function withoutHopByHop(headers) {
  const named = String(headers.connection ?? '')
    .toLowerCase()
    .split(',')
    .map((name) => name.trim());
  return Object.fromEntries(
    Object.entries(headers).filter(([name]) => !HOP_BY_HOP.test(name) && !named.includes(name)),
  );
}

/** The headers of a forwarded call, with the framing of its body: bytes that are known, or a stream of any length. */
export function headersToSend(headers, body) {
  const { host, expect, ...passed } = withoutHopByHop(headers);
  if (body !== undefined) return { ...passed, 'content-length': String(body.length) };
  return headers['transfer-encoding'] === undefined ? passed : { ...passed, 'transfer-encoding': 'chunked' };
}

/** The bytes of a call's body as they came, or `undefined` if they are too many. */
export async function bytesOf(incoming) {
  const chunks = [];
  let size = 0;
  for await (const chunk of incoming) {
    size += chunk.length;
    if (size <= LARGEST) chunks.push(chunk);
  }
  return size <= LARGEST ? Buffer.concat(chunks) : undefined;
}

export function answer(response, { status, body, headers }) {
  // A call that broke off gets no answer.
  if (response.headersSent || response.destroyed) return response.destroy();
  response.writeHead(status, { ...headers, 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}

export function badGateway(response) {
  answer(response, refusal(502, 'bad_gateway', 'IBM Cloud cannot be reached.'));
}

/**
 * Guards one call, from its first byte to its answer.
 *
 * @param pass forwards the call: with the bytes that were decided on, or as a stream if it is not guarded; its second
 *   argument are more headers for the answer
 */
export async function handle(guard, incoming, response, pass, path = incoming.url) {
  try {
    const { method, headers } = incoming;
    if (!guard.isGuarded({ method, path, headers })) return await pass(undefined, {});
    const body = await bytesOf(incoming);
    if (body === undefined) return answer(response, refusal(413, 'too_large', 'The body is too large.'));
    const checked = await guard.check({ method, path, headers, body });
    if (checked.forward) await pass(body, checked.headers);
    else answer(response, checked);
  } catch {
    answer(response, refusal(500, 'internal_error', 'The call could not be handled.'));
  }
}

/** Starts a server. Throws if it cannot listen, such as on a port that is in use. */
export async function listen(server, port) {
  server.keepAliveTimeout = 60_000;
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return { url: `http://127.0.0.1:${server.address().port}`, close: () => close(server) };
}

/** Stops a server and what is still connected to it. */
function close(server) {
  return new Promise((closed) => {
    server.close(closed);
    server.closeAllConnections();
  });
}
