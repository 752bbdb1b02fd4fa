// How long it takes to import the core where it is installed, beside a package with nothing in it.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = new URL('../../', import.meta.url);
const RUNS = 21;

/** Milliseconds to import the core and an empty package, each in processes that have nothing loaded yet: the middle. */
export function importTimes() {
  const program = mkdtempSync(join(tmpdir(), 'apikey-policy-'));
  const packages = join(program, 'node_modules');
  for (const part of ['dist', 'package.json']) {
    cpSync(new URL(part, ROOT), join(packages, 'apikey-policy', part), { recursive: true });
  }
  mkdirSync(join(packages, 'empty'));
  writeFileSync(
    join(packages, 'empty', 'package.json'),
    '{ "name": "empty", "type": "module", "exports": "./index.js" }',
  );
  writeFileSync(join(packages, 'empty', 'index.js'), '');
  cpSync(new URL('import.mjs', import.meta.url), join(program, 'import.mjs'));
  const once = (name) => Number(execFileSync(process.execPath, ['import.mjs', name], { cwd: program }));
  // In turn, so that what the machine does meanwhile meets both.
  const runs = Array.from({ length: RUNS }, () => ({ core: once('apikey-policy'), empty: once('empty') }));
  rmSync(program, { recursive: true });
  return { core: middle(runs.map(({ core }) => core)), empty: middle(runs.map(({ empty }) => empty)) };
}

const middle = (times) => times.toSorted((a, b) => a - b)[times.length >> 1];
