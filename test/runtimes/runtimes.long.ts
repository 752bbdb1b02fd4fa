import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ENTRIES, ROOT } from '../package/packed.ts';
import { madeAt } from '../records/made-at.mjs';
import { ABSENT, reasonOf } from './failures.ts';
import { type Folder, prepare } from './folder.ts';
import { type Report, RUNTIMES } from './runtimes.ts';

let folder: Folder;
const rows: string[][] = [];

beforeAll(() => {
  folder = prepare();
});

describe('every vector, and every entry point', () => {
  /** What the first runtime answered, which all others must answer too. */
  let answers: Report['answers'] | undefined;

  it.each(RUNTIMES)('$name', async ({ name, run }) => {
    const { version, reports } = await run(folder).catch((error) => {
      const reason = reasonOf(error).replaceAll('|', '/');
      rows.push([name, '', '', '', `**${reason.includes(ABSENT) ? 'not run' : 'failed'}**: ${reason}`]);
      throw error;
    });
    const row = [name, version, Object.keys(reports).join(', ')];
    rows.push([...row, '', '**failed**: other answers']);
    for (const { vectors, wrong, answers: others } of Object.values(reports)) {
      expect([vectors, wrong]).toEqual([folder.vectors, []]);
      expect(Object.keys(others).sort()).toEqual(ENTRIES);
      answers ??= others;
      expect(others).toEqual(answers);
    }
    const count = Object.values(answers ?? {}).reduce((sum, { count }) => sum + count, 0);
    rows.splice(-1, 1, [...row, String(folder.vectors), `the same ${count} answers`]);
  });
});

/** Only a run of all of them is recorded. */
afterAll(() => {
  rmSync(folder.path, { recursive: true, force: true });
  for (const [name, ...cells] of rows) console.log(`${name}: ${cells.filter((cell) => cell !== '').join(' · ')}`);
  if (rows.length < RUNTIMES.length) return;
  const page = `# Runtimes

The packed package on each runtime: all vectors, and the answers of every entry point, which must be the same everywhere.
The entry points: ${ENTRIES.map((entry) => `\`${entry}\``).join(', ')}.
The package is loaded as ES modules (esm), as CommonJS (cjs), with every second function from
one of these copies and the rest from the other, in one process (mixed), or from one script that holds all (bundle).
Time zone and locale are far from UTC and English; the SES compartment has no clock and no randomness.
\`npm run record -- test/runtimes\` writes this page. Made at ${madeAt()}.

| runtime | version | loaded as | vectors | result |
|---|---|---|--:|---|
${rows.map((row) => `| ${row.join(' | ')} |`).join('\n')}
`;
  mkdirSync(join(ROOT, 'docs/records'), { recursive: true });
  writeFileSync(join(ROOT, 'docs/records/runtimes.md'), page);
});
