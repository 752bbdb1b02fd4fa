import { readFileSync, writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { madeAt } from '../records/made-at.mjs';
import { compared, seenThrough } from './gateway-spellings.ts';
import { TRICKS } from './gateway-tricks.ts';

const RECORD = new URL('../../docs/records/gateway-spellings.md', import.meta.url);
const grouped = (value: number): string => value.toLocaleString('en-US');

const versionOf = (name: string): string => {
  const file = new URL(`../../node_modules/${name}/package.json`, import.meta.url);
  return `${name} ${JSON.parse(readFileSync(file, 'utf8')).version}`;
};

it('records which spellings of guarded paths servers serve, and what the gateway makes of these', async () => {
  const made = madeAt();
  const { spellings, counts } = await compared({ two: 'everywhere', three: 1 });
  const seen = seenThrough();
  const names = Object.keys(TRICKS);
  const rows = counts.map(
    ({ server, decided, refused, bypasses }) =>
      `| ${[server, ...[decided + refused + bypasses.length, decided, refused, bypasses.length].map(grouped)].join(' | ')} |`,
  );
  writeFileSync(
    RECORD,
    `# Other spellings of guarded paths

Made at ${made}, with Node ${process.versions.node}, ${['express', 'fastify', 'hono', '@hono/node-server'].map(versionOf).join(', ')}.
\`npm run record -- test/robustness/gateway-routers\` writes this page.

Each guarded path is spelled with up to three of ${names.length} tricks: one or two tricks at every place, and every combination of three
at one place each. This gives ${grouped(spellings)} spellings. Each is shown to \`requestFromHttp\` and to the servers below:
routers in their most lenient form, and models of how three other servers normalise a path.

| server | serves as guarded | of these decided | of these refused | of these forwarded without a decision |
|---|--:|--:|--:|--:|
${rows.join('\n')}

${seen.size} of the tricks are enough alone for one of these servers. These are not:
${names.filter((name) => !seen.has(name)).join(', ')}.
`,
  );
  expect(counts.flatMap(({ server, bypasses }) => bypasses.slice(0, 10).map((path) => [server, path]))).toEqual([]);
});
