// A gateway in front of IBM Cloud's IAM Identity API, as a reverse proxy on nothing but Node.
import { createServer, request } from 'node:http';
import { pipeline } from 'node:stream';
import { badGateway, handle, headersToSend, listen, withoutHopByHop } from './forward.mjs';

export function start({ guard, upstream, port = 0 }) {
  const server = createServer((incoming, response) =>
    handle(guard, incoming, response, (body, moreHeaders) => forward(upstream, incoming, response, body, moreHeaders)),
  );
  return listen(server, port);
}

function forward(upstream, incoming, response, body, moreHeaders) {
  const { method, url: path, headers } = incoming;
  const sent = request(upstream, { method, path, headers: headersToSend(headers, body) });
  sent.on('response', (received) => {
    response.writeHead(received.statusCode, { ...withoutHopByHop(received.headers), ...moreHeaders });
    pipeline(received, response, () => {});
  });
  sent.on('error', () => badGateway(response));
  response.on('close', () => sent.destroy());
  if (body === undefined) incoming.pipe(sent);
  else sent.end(body);
}
