// A gateway in front of IBM Cloud's IAM Identity API, with Fastify and its own proxy `@fastify/reply-from`.
import replyFrom from '@fastify/reply-from';
import fastify from 'fastify';
import { bytesOf, headersToSend, withoutHopByHop } from './forward.mjs';
import { refusal } from './guard.mjs';

export async function start({ guard, upstream, port = 0 }) {
  const app = fastify({ keepAliveTimeout: 60_000, forceCloseConnections: true });
  await app.register(replyFrom, { base: upstream, http: {} });

  // This hook stands before all parsing: a body is forwarded as it came, of whatever type it says it is.
  app.addHook('onRequest', async (request, reply) => {
    const { method, headers, originalUrl: path } = request;
    if (!guard.isGuarded({ method, path, headers })) return forward(request, reply);
    const body = await bytesOf(request.raw);
    if (body === undefined) return send(reply, refusal(413, 'too_large', 'The body is too large.'));
    const checked = await guard.check({ method, path, headers, body });
    if (!checked.forward) return send(reply, checked);
    reply.headers(checked.headers);
    return forward(request, reply, body);
  });

  app.setErrorHandler((error, _request, reply) => {
    const { statusCode = 500 } = error;
    return send(reply, refusal(statusCode, 'error', 'The call could not be handled.'));
  });

  const url = await app.listen({ port, host: '127.0.0.1' });
  return { url, close: () => app.close() };
}

function send(reply, { status, body, headers }) {
  return reply.code(status).headers(headers).send(body);
}

function forward(request, reply, body) {
  const { method, headers, originalUrl } = request;
  // It forwards no body of these, so the length must not announce one.
  const hasBody = method !== 'GET' && method !== 'HEAD';
  if (body === undefined && hasBody) request.body = request.raw;
  return reply.from(originalUrl, {
    ...(body !== undefined && { body, contentType: headers['content-type'] ?? 'application/json' }),
    rewriteRequestHeaders: (_request, { host }) => {
      const { 'content-length': length, 'transfer-encoding': coding, ...others } = headersToSend(headers, body);
      const framing = { ...(length && { 'content-length': length }), ...(coding && { 'transfer-encoding': coding }) };
      return { ...others, ...(hasBody && framing), host };
    },
    rewriteHeaders: withoutHopByHop,
    retryDelay: () => null,
    onError: (failed) => send(failed, refusal(502, 'bad_gateway', 'IBM Cloud cannot be reached.')),
  });
}
