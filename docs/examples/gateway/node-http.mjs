// A gateway in front of IBM Cloud's IAM Identity API, as a reverse proxy on nothing but Node.
import { createServer } from 'node:http';
import { handle } from './forward.mjs';
import { close } from './upstream.mjs';

export async function start({ guard, upstream, port = 0 }) {
  const server = createServer({ keepAliveTimeout: 60_000 }, (request, response) =>
    handle(guard, upstream, request, response),
  );
  await new Promise((listening) => server.listen(port, '127.0.0.1', listening));
  return { url: `http://127.0.0.1:${server.address().port}`, close: () => close(server) };
}
