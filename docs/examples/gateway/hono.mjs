// A gateway in front of IBM Cloud's IAM Identity API, with Hono: `createApp` runs wherever there is `fetch`.
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { refusal } from './guard.mjs';

const HOP_BY_HOP = [
  'connection',
  'content-length',
  'expect',
  'host',
  'keep-alive',
  'te',
  'trailer',
  'transfer-encoding',
];

const LARGEST = 1024 * 1024;

export function createApp({ guard, upstream }) {
  const app = new Hono();
  const tooLarge = refusal(413, 'too_large', 'The body is too large.');
  app.use(bodyLimit({ maxSize: LARGEST, onError: () => Response.json(tooLarge.body, tooLarge) }));

  app.all('*', async ({ req: { raw: request } }) => {
    // What is decided on is what `fetch` will ask for, after all that the URL standard does to a path.
    const { pathname, search } = new URL(request.url);
    const path = pathname + search;
    const { method } = request;
    const body = new Uint8Array(await request.arrayBuffer());
    const checked = await guard.check({ method, path, headers: Object.fromEntries(request.headers), body });
    if (!checked.forward) return Response.json(checked.body, { status: checked.status, headers: checked.headers });

    const headers = new Headers(request.headers);
    for (const name of HOP_BY_HOP) headers.delete(name);
    const received = await fetch(`${upstream}${path}`, {
      method,
      headers,
      redirect: 'manual',
      ...(body.length > 0 && { body }),
    });
    const answer = new Response(received.body, received);
    // `fetch` has unpacked the body.
    for (const name of ['content-encoding', ...HOP_BY_HOP]) answer.headers.delete(name);
    for (const [name, value] of Object.entries(checked.headers)) answer.headers.set(name, value);
    return answer;
  });

  app.onError(() => {
    const { status, body } = refusal(502, 'bad_gateway', 'IBM Cloud cannot be reached.');
    return Response.json(body, { status });
  });
  return app;
}

/** Serves it on Node; Deno, Bun and workers take `createApp(…).fetch` as it is. */
export async function start({ guard, upstream, port = 0 }) {
  const { serve } = await import('@hono/node-server');
  const { close } = await import('./upstream.mjs');
  const app = createApp({ guard, upstream });
  const server = await new Promise((listening) => {
    const opened = serve({ fetch: app.fetch, port, hostname: '127.0.0.1' }, () => listening(opened));
  });
  server.keepAliveTimeout = 60_000;
  return { url: `http://127.0.0.1:${server.address().port}`, close: () => close(server) };
}
