// How long it takes to import the core from its installed package, compared with an empty package.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { median } from './clock.mjs';
import { DIST } from './library.mjs';

const RUNS = 21;

/** Median milliseconds to import the core and an empty package, each in processes that have loaded nothing yet. */
export function importTimes() {
  const program = mkdtempSync(join(tmpdir(), 'apikey-policy-'));
  const packages = join(program, 'node_modules');
  cpSync(DIST, join(packages, 'apikey-policy', 'dist'), { recursive: true });
  cpSync(new URL('../../package.json', import.meta.url), join(packages, 'apikey-policy', 'package.json'));
  mkdirSync(join(packages, 'empty'));
  writeFileSync(
    join(packages, 'empty', 'package.json'),
    '{ "name": "empty", "type": "module", "exports": "./index.js" }',
  );
  writeFileSync(join(packages, 'empty', 'index.js'), '');
  cpSync(new URL('import.mjs', import.meta.url), join(program, 'import.mjs'));
  const once = (name) => Number(execFileSync(process.execPath, ['import.mjs', name], { cwd: program }));
  // In turns, so that what else the machine does meets both.
  const runs = Array.from({ length: RUNS }, () => ({ core: once('apikey-policy'), empty: once('empty') }));
  rmSync(program, { recursive: true });
  return { core: median(runs.map(({ core }) => core)), empty: median(runs.map(({ empty }) => empty)) };
}
