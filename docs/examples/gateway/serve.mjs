// node docs/examples/gateway/serve.mjs [node-http | fastify | hono | express]
// Starts a stand-in for IBM Cloud and a gateway before it; a change of snapshot.json is taken up while it runs.
import { readFileSync, watch } from 'node:fs';
import { createGuard } from './guard.mjs';
import { startUpstream } from './upstream.mjs';

const [, , framework = 'node-http'] = process.argv;
const { start } = await import(`./${framework}.mjs`);

const file = new URL('snapshot.json', import.meta.url);
const guard = createGuard({ account: '1a2b3c4d5e6f40718293a4b5c6d7e8f9' });
const load = () => guard.swap(snapshotOf(readFileSync(file, 'utf8')));
load();
watch(file, load);

const upstream = await startUpstream();
const { url } = await start({ guard, upstream: upstream.url, port: 8080 });
console.error(`${framework} on ${url}, in front of ${upstream.url}`);

/** A file that is no JSON, as one that is half written, is a broken snapshot like any other. */
function snapshotOf(text) {
  try {
    const { version, account } = JSON.parse(text);
    return { version, account };
  } catch {
    return { version: 'unreadable', account: undefined };
  }
}
