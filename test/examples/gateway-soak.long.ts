import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { madeAt } from '../records/made-at.mjs';
import { drive, KINDS, type Soaked, sample, slopeOf, startSoaked } from './gateway-soak.ts';
import { ACCOUNT, FRAMEWORKS, startUpstream } from './gateways.ts';
import { REPLACEMENTS, snapshot } from './replacements.ts';

const RECORD = new URL('../../docs/records/gateway-soak.md', import.meta.url);
const MINUTES = Number(process.env.SOAK_MINUTES ?? 10);
const SECONDS_OF_CALLS = 9;
/** For each gateway. */
const CLIENTS = 10;
/** The engine keeps something for each place in the code that it runs often, until all of these are known. */
const CALLS_BEFORE = 20_000;
const ALL = Object.keys(KINDS);
const QUICK = ALL.filter((kind) => kind !== 'slow' && !kind.startsWith('a huge body'));
/** Less than any object takes that a call could leave behind. */
const BYTES_OF_A_CALL = 50;

const grouped = (value: number): string => Math.round(value).toLocaleString('en-US');
const megabytes = (value: number): string => (value / 2 ** 20).toFixed(1);

/** Replaces the snapshot in every way in turn, and waits between any two steps. Returns how often it did. */
async function replace(file: string, goesOn: () => boolean): Promise<number> {
  const kinds = Object.values(REPLACEMENTS);
  let version = 1;
  while (goesOn()) {
    version += 1;
    for (const step of kinds[version % kinds.length]?.(file, JSON.stringify(snapshot(version))) ?? []) {
      step();
      await sleep(10);
    }
    await sleep(50);
  }
  return version - 1;
}

it('records the memory of gateways that work for long', async () => {
  const made = madeAt();
  const folder = mkdtempSync(join(tmpdir(), 'soak-'));
  const file = join(folder, 'snapshot.json');
  writeFileSync(file, JSON.stringify(snapshot(1)));
  const upstream = await startUpstream(ACCOUNT);
  const gateways = await Promise.all(FRAMEWORKS.map((framework) => startSoaked(framework, file, upstream.url)));
  let received = 0;
  const drivenBy = (names: readonly string[], pause: number, goesOn: (gateway: Soaked) => boolean) =>
    Promise.all(
      gateways.flatMap((gateway) =>
        Array.from({ length: CLIENTS }, () => drive(gateway, names, pause, () => goesOn(gateway))),
      ),
    );
  /** The stand-in remembers all that it received. */
  const forget = (): void => {
    received += upstream.received.splice(0).filter(({ path }) => path === '/v1/apikeys').length;
  };
  async function callUntil(end: number): Promise<void> {
    while (Date.now() < end) {
      const pause = Date.now() + SECONDS_OF_CALLS * 1000;
      await drivenBy(ALL, 10, () => Date.now() < pause);
      // What is under way is no growth.
      await sleep(2000);
      for (const gateway of gateways) await sample(gateway);
      forget();
    }
  }

  let ends = false;
  const replacing = replace(file, () => !ends);
  for (let calls = 0; calls < CALLS_BEFORE; calls += 1000) {
    await drivenBy(QUICK, 0, (gateway) => gateway.calls < calls + 1000);
    forget();
  }
  await callUntil(Date.now() + MINUTES * 60_000);
  ends = true;
  const replacements = await replacing;
  for (const gateway of gateways) gateway.child.disconnect();
  await upstream.close();
  rmSync(folder, { recursive: true });

  const measured = gateways.map(({ framework, samples, calls, refused, wrong }) => {
    const half = samples.slice(samples.length >> 1);
    const growth = slopeOf(half.map(({ heap }) => heap)) * half.length;
    const ofHalf = (half.at(-1)?.calls ?? 0) - (half[0]?.calls ?? 0);
    return { framework, samples, half, calls, refused, wrong, growth, bytes: growth / ofHalf };
  });
  const created = gateways.reduce((sum, gateway) => sum + gateway.created, 0);
  const rows = measured.map(({ framework, samples, calls, refused, growth, bytes }) => {
    const at = [0, samples.length >> 1, samples.length - 1].map((index) => samples[index]);
    const cells = [
      ...at.map((memory) => megabytes(memory?.heap ?? 0)),
      ...at.map((memory) => megabytes(memory?.rss ?? 0)),
    ];
    return `| ${[framework, grouped(calls), grouped(refused), ...cells, grouped(growth / 1024), bytes.toFixed(1)].join(' | ')} |`;
  });
  writeFileSync(
    RECORD,
    `# Gateways that work for long

Made at ${made}, with Node ${process.versions.node}. \`npm run record -- test/examples/gateway-soak\` writes this page.

The four example gateways, each in a process of its own, for ${MINUTES} minutes. The snapshot was replaced ${grouped(replacements)} times, in
${Object.keys(REPLACEMENTS).length} ways: ${Object.keys(REPLACEMENTS).join(', ')}. Each gateway had ${CLIENTS} clients, who sent these calls in turn:

${Object.keys(KINDS)
  .map((kind) => `- ${kind}`)
  .join('\n')}

Before that, each answered ${grouped(CALLS_BEFORE)} of the quick ones among these, which are counted, too.

Memory is in MB, with no call under way and garbage collected: near the start, in the middle and at the end. The growth of the
heap is that of the line through all ${measured[0]?.half.length} samples of the second half. A call is one connection, and four calls where they are pipelined.

| gateway | calls | answers 503 | heap: start | middle | end | resident: start | middle | end | growth in the second half, kB | for each call, bytes |
|---|${'--:|'.repeat(10)}
${rows.join('\n')}

Every answer was the one of its call, or 503 while the snapshot was not complete: ${grouped(measured.flatMap(({ wrong }) => wrong).length)} were not. The server behind
received ${grouped(received)} calls for keys; the gateways answered ${grouped(created)} calls with a key.
`,
  );
  expect(measured.flatMap(({ framework, wrong }) => wrong.map((answer) => `${framework}: ${answer}`))).toEqual([]);
  expect(received).toBe(created);
  expect(measured.filter(({ bytes }) => bytes >= BYTES_OF_A_CALL)).toEqual([]);
});
