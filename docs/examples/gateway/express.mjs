// A gateway in front of IBM Cloud's IAM Identity API, with Express and the proxy `httpxy`.
import { createServer } from 'node:http';
import { Readable } from 'node:stream';
import express from 'express';
import { createProxyServer } from 'httpxy';
import { badGateway, handle, headersToSend, listen, withoutHopByHop } from './forward.mjs';

export function start({ guard, upstream, port = 0 }) {
  const proxy = createProxyServer({ target: upstream, changeOrigin: true });
  proxy.on('error', (_error, _request, response) => badGateway(response));
  proxy.on('proxyRes', (received) => {
    received.headers = withoutHopByHop(received.headers);
  });

  const app = express().disable('x-powered-by');
  // No body parser stands before it: `express.json()` and `express.raw()` take bodies apart, or unpack them.
  app.use((request, response) => {
    const pass = (body, moreHeaders) => {
      for (const [name, value] of Object.entries(moreHeaders)) response.setHeader(name, value);
      request.headers = headersToSend(request.headers, body);
      request.url = request.originalUrl;
      return proxy.web(request, response, body && { buffer: Readable.from([body]) });
    };
    return handle(guard, request, response, pass, request.originalUrl);
  });
  return listen(createServer(app), port);
}
