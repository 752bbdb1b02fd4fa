// A small stand-in for IBM Cloud's IAM Identity API, which does whatever it is asked, and remembers it.
import { createServer } from 'node:http';
import { bytesOf } from './forward.mjs';

/** @returns its `url`, the calls that it `received`, with the bytes of their bodies, and `close` */
export async function startUpstream(port = 0) {
  const received = [];
  const server = createServer({ keepAliveTimeout: 60_000 }, async (request, response) => {
    const { method, url: path, headers } = request;
    const body = await bytesOf(request);
    received.push({ method, path, headers, body });
    const { status, content } = answerTo(method, path.replace(/\/?(\?.*)?$/, ''), body.toString());
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(method === 'HEAD' ? undefined : JSON.stringify(content));
  });
  await new Promise((listening) => server.listen(port, '127.0.0.1', listening));
  return { url: `http://127.0.0.1:${server.address().port}`, received, close: () => close(server) };
}

function answerTo(method, path, body) {
  switch (`${method} ${path}`) {
    case 'POST /v1/apikeys':
      return { status: 201, content: { id: 'ApiKey-1', ...JSON.parse(body), apikey: 'not-a-real-key' } };
    case 'POST /v1/serviceids':
      return { status: 201, content: { id: 'ServiceId-1', iam_id: 'iam-ServiceId-1', ...JSON.parse(body) } };
    case 'GET /v1/apikeys':
      return { status: 200, content: { apikeys: [{ id: 'ApiKey-1', name: 'deploy' }] } };
    case 'GET /v1/serviceids/ServiceId-1':
      return { status: 200, content: { id: 'ServiceId-1', name: 'ci' } };
    default:
      return { status: 200, content: method === 'PUT' ? JSON.parse(body || '{}') : {} };
  }
}

/** Stops a server and what is still connected to it. */
export function close(server) {
  return new Promise((closed) => {
    server.close(closed);
    server.closeAllConnections();
  });
}
