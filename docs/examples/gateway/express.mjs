// A gateway in front of IBM Cloud's IAM Identity API, with Express.
import express from 'express';
import { handle } from './forward.mjs';
import { close } from './upstream.mjs';

export async function start({ guard, upstream, port = 0 }) {
  const app = express().disable('x-powered-by');

  // No body parser stands before it: `express.json()` and `express.raw()` take bodies apart, or unpack them.
  app.use((request, response) => handle(guard, upstream, request, response, request.originalUrl));

  const server = await new Promise((listening) => {
    const opened = app.listen(port, '127.0.0.1', () => listening(opened));
  });
  server.keepAliveTimeout = 60_000;
  return { url: `http://127.0.0.1:${server.address().port}`, close: () => close(server) };
}
