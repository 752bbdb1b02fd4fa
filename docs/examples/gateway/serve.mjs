// node docs/examples/gateway/serve.mjs [node-http | fastify | hono | express]
//   [--port 8080] [--snapshot FILE] [--max-age SECONDS] [--trust-header]
// Starts a stand-in for IBM Cloud and a gateway in front of it.
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createGuard, principalFromProxy } from './guard.mjs';
import { principalFromToken } from './principal-from-token.mjs';
import { snapshotFile } from './snapshot-file.mjs';
import { startUpstream } from './upstream.mjs';

const GATEWAYS = {
  'node-http': () => import('./node-http.mjs'),
  fastify: () => import('./fastify.mjs'),
  hono: () => import('./hono.mjs'),
  express: () => import('./express.mjs'),
};

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    port: { type: 'string', default: '8080' },
    snapshot: { type: 'string', default: fileURLToPath(new URL('snapshot.json', import.meta.url)) },
    'max-age': { type: 'string', default: 'Infinity' },
    // Only behind a proxy that authenticates.
    'trust-header': { type: 'boolean', default: false },
  },
});
const [framework = 'node-http'] = positionals;

const load = GATEWAYS[framework];
if (load === undefined) {
  console.error(`There is no gateway \`${framework}\`: choose one of ${Object.keys(GATEWAYS).join(', ')}.`);
  process.exit(1);
}

const maxAge = Number(options['max-age']);
if (!(maxAge > 0)) {
  console.error('--max-age must be a number of seconds above 0.');
  process.exit(1);
}

const account = '1a2b3c4d5e6f40718293a4b5c6d7e8f9';
const upstream = await startUpstream(account);
const guard = createGuard({
  account,
  current: snapshotFile(options.snapshot, account),
  maxAge,
  principalOf: options['trust-header']
    ? principalFromProxy
    : principalFromToken({ account, issuer: `${upstream.url}/identity` }),
});

try {
  const { start } = await load();
  const { url } = await start({ guard, upstream: upstream.url, port: Number(options.port) });
  console.error(`${framework} on ${url}, in front of ${upstream.url}`);
} catch (error) {
  if (error.code !== 'EADDRINUSE') throw error;
  console.error(`Port ${options.port} is in use: choose another one with --port.`);
  process.exitCode = 1;
  await upstream.close();
}
