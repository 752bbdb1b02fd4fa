// The heap that an account takes, and what its compiled form keeps beside it.
import { setTimeout } from 'node:timers/promises';
import { requestsOf } from './accounts.mjs';
import { indexByHand } from './by-hand.mjs';
import { median } from './clock.mjs';
import { compile } from './library.mjs';

const RUNS = 3;

export async function heap({ size, fresh }, record) {
  const requests = requestsOf(6000);
  const account = fresh();
  const makers = {
    'heap.account': fresh,
    'heap.here': () => {
      const pdp = compile(account);
      for (const request of requests) pdp.allows(request);
      return pdp;
    },
    'heap.byHand': () => indexByHand(account),
  };
  for (const [key, make] of Object.entries(makers)) {
    // What stays for good, such as compiled code, counts in the first run only.
    await keptBy(make);
    const samples = [];
    for (let run = 0; run < RUNS; run++) samples.push((await keptBy(make)) / size);
    record({ kind: 'heap', key, size, figure: median(samples), samples });
  }
}

/** Bytes between two forced collections, while what is made is still in use. */
async function keptBy(make) {
  const before = await heapUsed();
  const held = [make()];
  const after = await heapUsed();
  if (held.pop() === undefined) throw new Error('nothing was made');
  return after - before;
}

async function heapUsed() {
  // Time for compilations in the background to end: until then, they keep what they saw alive.
  await setTimeout(100);
  globalThis.gc();
  globalThis.gc();
  return process.memoryUsage().heapUsed;
}
