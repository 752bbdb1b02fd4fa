// One run of everything side by side: `npm run bench` in the project's root. Agreement comes before any time.
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { audit, compareAccess, compile, decide, remedies, whoMay, withApiKeyCreation, withPolicy } from 'apikey-policy';
import { do_not_optimize, measure } from 'mitata';
import { accountOf, requestsOf, TIME } from './accounts.mjs';
import { allowsByHand, indexByHand, internByHand, invertByHand, scanByHand, whoMayByHand } from './by-hand.mjs';
import { importTimes } from './importing.mjs';
import { accessControl, casl, cedarWasm } from './peers.mjs';

const SIZES = (process.env.SIZES ?? '100,4000,100000,1000000').split(',').map(Number);
/** Beyond this many policies, what takes seconds to load or minutes to ask is left out, and the table says so. */
const MOST_FOR_PEERS = 100_000;

/**
 * The middle and the tail of one call, in nanoseconds, after a warm-up: whether what it makes is short-lived is for the
 * engine to learn while it is, and the first answer is held until the measuring ends.
 */
async function timed(call) {
  const warm = performance.now() + 200;
  do call();
  while (performance.now() < warm);
  const { avg, p50, p99 } = await measure(call, { min_cpu_time: 3e8, inner_gc: false });
  return { avg, p50, p99 };
}

/** Each call is another question; what nobody looked at would be optimised away where it is cheap. */
function inTurn(list, ask) {
  let at = 0;
  return () => {
    at = at + 1 === list.length ? 0 : at + 1;
    do_not_optimize(ask(list[at]));
  };
}

function agree(name, requests, expected, ask) {
  requests.forEach((request, at) => {
    if (ask(request, at) !== expected[at]) throw new Error(`${name} disagrees on ${JSON.stringify(request)}`);
  });
}

function once(build) {
  const start = performance.now();
  const value = build();
  return { value, ms: performance.now() - start };
}

/** The best of some runs, as one load can meet a collection of garbage. */
function best(build, runs) {
  const all = Array.from({ length: runs }, () => once(build));
  return all.reduce((a, b) => (b.ms < a.ms ? b : a));
}

// Before this process keeps the machine's memory busy.
const imported = importTimes();
const rows = [];
const ratios = [];

for (const size of SIZES) {
  const account = accountOf(size);
  const requests = requestsOf();
  const loads = size <= 4000 ? 15 : 3;
  const byHand = best(() => indexByHand(account), loads);
  const compiled = best(() => compile(account), loads);
  const index = byHand.value;
  const pdp = compiled.value;
  const { allows: allowsInterned, interned } = internByHand(account, requests, index);
  const expected = requests.map((request) => allowsByHand(index, request));
  const views = requests.map(({ principal, action, resource, time }) => ({
    view: pdp.forPrincipal(principal),
    action,
    resource,
    time,
  }));
  agree('compile().allows', requests, expected, (request) => pdp.allows(request));
  agree('compile().decide', requests, expected, (request) => pdp.decide(request).allowed);
  agree('forPrincipal().allows', views, expected, ({ view, action, resource, time }) =>
    view.allows(action, resource, time),
  );
  agree('interned', interned, expected, allowsInterned);
  const few = requests.slice(0, size <= 4000 ? 300 : 12);
  agree('decide', few, expected, (request) => decide(account, request).allowed);
  agree('scan by hand', few, expected, (request) => scanByHand(account, request));
  const grants = invertByHand(account);
  const question = { action: requests[1].action, time: TIME };
  const allowedUsers = whoMay(pdp, question).allowed.map(({ request }) => request.principal);
  if (String(allowedUsers) !== String(whoMayByHand(grants, TIME).allowed.map(({ principal }) => principal))) {
    throw new Error('whoMay disagrees with the inverted index by hand');
  }

  const add = async (name, load, call) => {
    const time = await timed(call);
    rows.push({ size, name, load, ...time });
    return time.p50;
  };
  const tInterned = await add('interned typed array, by hand', undefined, inTurn(interned, allowsInterned));
  const tHand = await add(
    'Map and bit mask, by hand',
    byHand.ms,
    inTurn(requests, (request) => allowsByHand(index, request)),
  );
  const tAllows = await add(
    '`compile().allows`',
    compiled.ms,
    inTurn(requests, (request) => pdp.allows(request)),
  );
  const tView = await add(
    '`forPrincipal().allows`',
    undefined,
    inTurn(views, ({ view, action, resource, time }) => view.allows(action, resource, time)),
  );
  const tDecide = await add(
    '`compile().decide`, explained',
    undefined,
    inTurn(requests, (request) => pdp.decide(request)),
  );
  await add(
    '`decide`, not compiled',
    undefined,
    inTurn(few, (request) => decide(account, request)),
  );
  await add(
    'scan, by hand',
    undefined,
    inTurn(few, (request) => scanByHand(account, request)),
  );
  const ratio = (what, value, wanted) => ratios.push({ size, what, value, wanted });
  ratio('`allows` to the Map and bit mask by hand', tAllows / tHand, 'at most 1.5');
  ratio('`forPrincipal().allows` to the interned typed array', tView / tInterned, 'at most 3');
  ratio('`decide` to the Map and bit mask by hand', tDecide / tHand, size === 4000 ? 'at most 10' : '');
  ratio('`compile` to building the index by hand', compiled.ms / byHand.ms, size === 4000 ? 'at most 4' : '');
  if (size <= MOST_FOR_PEERS) {
    for (const peer of [casl, accessControl, cedarWasm]) {
      const { value, ms } = once(() => peer(account, index, TIME));
      const prepared = requests.map((request) => value.prepare(request));
      agree(value.name, prepared, expected, (ask) => ask());
      const time = await add(
        value.name,
        ms,
        inTurn(prepared, (ask) => ask()),
      );
      if (peer === casl) ratio('`@casl/ability` to `allows`', time / tAllows, 'at least 4');
      if (peer === cedarWasm) ratio('`cedar-wasm` to `decide`', time / tDecide, 'at least 150');
    }
  }
  const tInverted = await add('who may, inverted index by hand', undefined, () => whoMayByHand(grants, TIME));
  const tWho = await add('`whoMay`', undefined, () => whoMay(pdp, question));
  const open = compile(withApiKeyCreation(account, 'NOT_RESTRICTED'));
  const tPreview = await add('`compareAccess`, turning the setting on', undefined, () =>
    compareAccess(open, pdp, { time: TIME }),
  );
  ratio('`whoMay` to the inverted index by hand', tWho / tInverted, 'at most 3');
  ratio('the preview of the setting to `whoMay`', tPreview / tWho, 'at most 10');
  if (size <= 4000) {
    // What a script pays that asks once: the account is compiled and its policies are read on the way.
    await add('`whoMay`, not compiled', undefined, () => whoMay(account, question));
    await add('the preview, not compiled', undefined, () =>
      compareAccess(withApiKeyCreation(account, 'NOT_RESTRICTED'), account, { time: TIME }),
    );
    await add('`audit`', undefined, () => audit(account, { time: TIME }));
    await add('`remedies`', undefined, () => remedies(pdp, requests[1]));
  }
  const edited = withPolicy(account, { ...account.policies[size >> 1], roles: [] });
  const moved = best(() => pdp.withAccount(edited), loads);
  rows.push({ size, name: '`withAccount`, one policy changed', load: moved.ms });
  ratio('`withAccount` to `compile`', moved.ms / compiled.ms, '');
  rows.push({ size, name: 'memory of the compiled form', bytes: bytesPerPolicy(account) });
}

/** Bytes that a compiled account holds beside the account, once every user has asked. */
function bytesPerPolicy(account) {
  const requests = requestsOf(6000);
  globalThis.gc?.();
  const before = process.memoryUsage().heapUsed;
  const pdp = compile(account);
  for (const request of requests) pdp.allows(request);
  globalThis.gc?.();
  const after = process.memoryUsage().heapUsed;
  if (!pdp.account) throw new Error('unreachable');
  return (after - before) / account.policies.length;
}

const number = (value, digits = 1) =>
  value >= 1000 ? Math.round(value).toLocaleString('en-US') : value.toFixed(digits);
const cell = (value, digits) => (value === undefined ? '–' : number(value, digits));
const timings = rows.map(({ size, name, load, avg, p50, p99, bytes }) =>
  bytes === undefined
    ? `| ${size.toLocaleString('en-US')} | ${name} | ${cell(avg)} | ${cell(p50)} | ${cell(p99)} | ${cell(load, 2)} |`
    : `| ${size.toLocaleString('en-US')} | ${name} | ${number(bytes)} bytes per policy | | | |`,
);
const compared = ratios.map(
  ({ size, what, value, wanted }) => `| ${size.toLocaleString('en-US')} | ${what} | ${value.toFixed(2)} | ${wanted} |`,
);
const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
const page = `# Benchmark

\`npm run bench\` writes this page: everything in one run, after every engine gave the same ${requestsOf().length} answers.
Version ${version}, ${new Date().toISOString().slice(0, 10)}, Node ${process.versions.node}, ${cpus().length} × ${cpus()[0]?.model}.

Accounts are seeded: 1,000 users, 100 access groups, 50 service IDs, a tenth of the policies on IAM Identity, one in
twenty under a time condition; a third each of the questions is about the setting, user API keys, and API keys for
service IDs. Peers get the grants as they hold at that time, and no conditions. Noise reaches a factor of two.

To import the core where it is installed takes ${imported.core.toFixed(1)} ms in a fresh process (median; aim: under 5),
of which ${imported.empty.toFixed(1)} ms are what an empty package takes.

## Ratios

| policies | what | ratio | aim |
|--:|---|--:|---|
${compared.join('\n')}

## Times

Nanoseconds of one call: average, median, 99th percentile; milliseconds to load, where there is something to load.

| policies | what | average | p50 | p99 | load |
|--:|---|--:|--:|--:|--:|
${timings.join('\n')}
`;
console.log(page);
if (process.env.RECORD !== 'no') writeFileSync(new URL('../../docs/records/benchmark.md', import.meta.url), page);
