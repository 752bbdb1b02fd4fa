// A gateway in a process of its own, so that all of its memory is the gateway's: node --expose-gc, started by the soak.
import { setTimeout } from 'node:timers/promises';
import { createGuard, principalFromProxy } from '../../docs/examples/gateway/guard.mjs';
import { snapshotFile } from '../../docs/examples/gateway/snapshot-file.mjs';

const [framework, account, file, upstream] = process.argv.slice(2);
const guard = createGuard({
  account,
  current: snapshotFile(file, account),
  principalOf: principalFromProxy,
  log: () => {},
});
const { start } = await import(`../../docs/examples/gateway/${framework}.mjs`);
const { url } = await start({ guard, upstream });

// Each message asks for the memory that is in use. What is collected can let go of more, in a later turn.
process.on('message', async () => {
  for (let time = 0; time < 4; time++) {
    globalThis.gc();
    await setTimeout(50);
  }
  const { heapUsed, external, rss } = process.memoryUsage();
  process.send({ heap: heapUsed + external, rss });
});
process.on('disconnect', () => process.exit());
process.send(url);
