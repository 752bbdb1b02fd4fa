import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { madeAt } from '../records/made-at.mjs';
import { WRONG_RULES } from './wrong-rules.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Layers of tests that know the rules independently of each other. */
const LAYERS = {
  unit: 'test/unit/rules',
  vectors: 'test/conformance/vectors.test.ts',
  answers: 'test/conformance/worked-answers.test.ts',
  laws: 'test/property/laws.test.ts',
  reference: 'test/differential/decisions.test.ts',
  exhaustive: 'test/exhaustive',
  cedar: 'test/differential/cedar.test.ts',
} as const;

type Layer = keyof typeof LAYERS;

const layers = Object.keys(LAYERS) as Layer[];

/** The tracked files in a folder of their own, so that nothing wrong ever stands in the project itself. */
function copyProject(): string {
  const copy = mkdtempSync(join(tmpdir(), 'wrong-rules-'));
  const files = execFileSync('git', ['ls-files'], { cwd: ROOT, encoding: 'utf8' }).trim().split('\n');
  for (const file of files) {
    mkdirSync(dirname(join(copy, file)), { recursive: true });
    cpSync(join(ROOT, file), join(copy, file));
  }
  symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'));
  return copy;
}

function notices(layer: Layer, copy: string): boolean {
  const run = ['vitest', 'run', '--config', 'test/vitest.config.ts', '--bail', '1', LAYERS[layer]];
  return spawnSync('npx', run, { cwd: copy, stdio: 'ignore' }).status !== 0;
}

it('each rule turned wrong is noticed by at least two layers of tests', () => {
  const copy = copyProject();
  expect(layers.filter((layer) => notices(layer, copy))).toEqual([]);
  const rows = WRONG_RULES.map(({ rule, mistake, file, right, wrong }) => {
    const path = join(copy, file);
    const source = readFileSync(path, 'utf8');
    expect(source.split(right).length, `${rule}: \`${right}\` must stand exactly once in ${file}`).toBe(2);
    writeFileSync(
      path,
      source.replace(right, () => wrong),
    );
    const noticed = layers.filter((layer) => notices(layer, copy));
    writeFileSync(path, source);
    return { rule, mistake, noticed };
  });
  rmSync(copy, { recursive: true });
  const table = rows.map(
    ({ rule, mistake, noticed }) =>
      `| ${rule} | ${mistake} | ${layers.map((layer) => (noticed.includes(layer) ? 'red' : 'green')).join(' | ')} |`,
  );
  const page = `# Rules turned wrong

One mistake in one rule each, put into a copy of the sources, and the layers of tests that went red over it.
\`npm run record -- test/wrong-rules\` writes this page. Made at ${madeAt()}.

| rule | mistake | ${layers.join(' | ')} |
|---|---|${layers.map(() => '---').join('|')}|
${table.join('\n')}
`;
  writeFileSync(join(ROOT, 'docs/records/wrong-rules.md'), page);
  expect(rows.filter(({ noticed }) => noticed.length < 2)).toEqual([]);
});
