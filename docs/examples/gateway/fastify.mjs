// A gateway in front of IBM Cloud's IAM Identity API, with Fastify.
import fastify from 'fastify';
import { handle } from './forward.mjs';

export async function start({ guard, upstream, port = 0 }) {
  const app = fastify({ keepAliveTimeout: 60_000, forceCloseConnections: true });

  // This hook stands before all parsing: a body is forwarded as it came, of whatever type it says it is.
  app.addHook('onRequest', async (request, reply) => {
    reply.hijack();
    await handle(guard, upstream, request.raw, reply.raw, request.originalUrl);
  });

  const url = await app.listen({ port, host: '127.0.0.1' });
  return { url, close: () => app.close() };
}
