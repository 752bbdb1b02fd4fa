// The build under test: what `npm run bench` just built, or the folder that BENCH_DIST names, relative to where npm was called.
import { resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const { BENCH_DIST, INIT_CWD = '.' } = process.env;

export const DIST = BENCH_DIST
  ? resolve(INIT_CWD, BENCH_DIST)
  : fileURLToPath(new URL('../../reports/bench/dist', import.meta.url));

export const { ACTIONS, audit, compareAccess, compile, decide, remedies, whoMay, withApiKeyCreation } = await import(
  pathToFileURL(`${DIST}/index.js`)
);
