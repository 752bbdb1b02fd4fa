// A gateway in front of IBM Cloud's IAM Identity API, with Hono and its own proxy: `createApp` runs wherever there is
// `fetch`.
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { proxy } from 'hono/proxy';
import { refusal } from './guard.mjs';

const LARGEST = 1024 * 1024;

export function createApp({ guard, upstream }) {
  const app = new Hono();
  const limited = bodyLimit({
    maxSize: LARGEST,
    onError: () => answer(refusal(413, 'too_large', 'The body is too large.')),
  });

  app.use(async (context, next) => {
    const { raw } = context.req;
    const call = { method: raw.method, path: pathOf(raw), headers: Object.fromEntries(raw.headers) };
    if (!guard.isGuarded(call)) return forward(upstream, raw);
    context.set('call', call);
    return limited(context, next);
  });

  app.all('*', async (context) => {
    const { raw } = context.req;
    const body = new Uint8Array(await raw.arrayBuffer());
    const checked = await guard.check({ ...context.get('call'), body });
    if (!checked.forward) return answer(checked);
    const received = await forward(upstream, raw, body);
    for (const [name, value] of Object.entries(checked.headers)) received.headers.set(name, value);
    return received;
  });

  app.onError(() => answer(refusal(502, 'bad_gateway', 'IBM Cloud cannot be reached.')));
  return app;
}

/** The path that `fetch` will ask for, after all that the URL standard does to a path: the guard decides on this one. */
function pathOf({ url }) {
  const { pathname, search } = new URL(url);
  return pathname + search;
}

function forward(upstream, request, body = request.body) {
  const headers = new Headers(request.headers);
  // `fetch` sets these itself, and the last one is of one hop, too.
  for (const name of ['host', 'expect', 'content-length', 'proxy-connection']) headers.delete(name);
  const { method, signal } = request;
  const raw = new Request(request.url, { method, headers });
  const sent = body !== null && method !== 'GET' && method !== 'HEAD' ? { body, duplex: 'half' } : {};
  return proxy(upstream + pathOf(request), {
    raw,
    signal,
    redirect: 'manual',
    strictConnectionProcessing: true,
    ...sent,
  });
}

function answer({ status, body, headers }) {
  return Response.json(body, { status, headers });
}

/** Serves it on Node; Deno, Bun and workers take `createApp(…).fetch` as it is. */
export async function start({ guard, upstream, port = 0 }) {
  const { createAdaptorServer } = await import('@hono/node-server');
  const { listen } = await import('./forward.mjs');
  return listen(createAdaptorServer({ fetch: createApp({ guard, upstream }).fetch }), port);
}
