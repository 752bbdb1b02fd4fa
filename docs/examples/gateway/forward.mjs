// What the gateways on Node share: reading a body to its end, answering, and passing a call on.
import { request } from 'node:http';
import { refusal } from './guard.mjs';

const LARGEST = 1024 * 1024;

/** These are between two neighbours, and not passed on; `host` and the length are set anew. */
const HOP_BY_HOP = /^(connection|content-length|expect|host|keep-alive|proxy-.*|te|trailer|transfer-encoding|upgrade)$/;

export function withoutHopByHop(headers) {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !HOP_BY_HOP.test(name)));
}

/** The bytes of a call's body as they came, or `undefined` where they are too many. */
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
  response.writeHead(status, { ...headers, 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}

/** Passes a call on with the bytes that were decided on, and its answer back with some more headers. */
export function forward(upstream, { method, path, headers, body }, response, moreHeaders) {
  const sent = request(upstream, {
    method,
    path,
    headers: { ...withoutHopByHop(headers), ...(body.length > 0 && { 'content-length': body.length }) },
  });
  sent.on('response', (received) => {
    response.writeHead(received.statusCode, { ...withoutHopByHop(received.headers), ...moreHeaders });
    received.pipe(response);
    received.on('error', () => response.destroy());
  });
  sent.on('error', () => {
    if (response.headersSent) response.destroy();
    else answer(response, refusal(502, 'bad_gateway', 'IBM Cloud cannot be reached.'));
  });
  response.on('close', () => sent.destroy());
  sent.end(body);
}

/** Guards one call, from its first byte to its answer. */
export async function handle(guard, upstream, incoming, response, path = incoming.url) {
  try {
    const { method, headers } = incoming;
    const body = await bytesOf(incoming);
    if (body === undefined) return answer(response, refusal(413, 'too_large', 'The body is too large.'));
    const call = { method, path, headers, body };
    const checked = await guard.check(call);
    if (checked.forward) forward(upstream, call, response, checked.headers);
    else answer(response, checked);
  } catch {
    if (response.headersSent) response.destroy();
    else answer(response, refusal(500, 'internal_error', 'The call could not be handled.'));
  }
}
