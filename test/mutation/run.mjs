// Breaks the sources in every way that Stryker knows, one at a time, and says what no test noticed.
// `npm run mutation` tries all floors, `npm run mutation -- matching rules` some of them. While tests are written:
//   `-- matching --incremental` keeps what an earlier run found of mutants whose file and tests are as they were, though
//   what these import may be another, and the record says so. `-- matching --only src/matching/schedule.ts` (or
//   `schedule.ts:10-20`) tries one file and records nothing. While explanations are written, `-- --recorded` tries nothing
//   and reads the record again.
// `--concurrency 1` leaves the other processor to others.
import { mkdirSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { Stryker } from '@stryker-mutator/core';
import { madeAt } from '../records/made-at.mjs';
import { entryFor, idleEntries, whyOf } from './explanations.mjs';
import { FLOORS, forgottenFolders, ROOT, sourcesOf, testsOf } from './floors.mjs';
import { readRecord, record, scoreOf, sentenceOf, totalOf } from './record.mjs';
import { readReport } from './report.mjs';

const LEAST_SCORE = 98;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    only: { type: 'string' },
    incremental: { type: 'boolean', default: false },
    recorded: { type: 'boolean', default: false },
    concurrency: { type: 'string', default: '2' },
  },
});
const { only, incremental, recorded, concurrency } = values;
/** Of some lines of a file, what explains nothing may explain other lines. */
const isPart = only?.includes(':') ?? false;

/** Each floor has files of its own, so that two can run at once. */
async function mutate(floor, sources) {
  const name = only === undefined ? floor : `${floor}.only`;
  const report = `reports/mutation/${name}.json`;
  process.env.MUTATION_TESTS = testsOf(floor).join(',');
  process.env.LAW_RUNS = '40';
  const stryker = new Stryker({
    testRunner: 'in-one-process',
    plugins: ['./test/mutation/runner.mjs'],
    ignorePatterns: ['docs/playground', 'test/bench/node_modules', 'reports', 'dist', 'coverage'],
    coverageAnalysis: 'perTest',
    timeoutMS: 10_000,
    reporters: ['progress-append-only', 'json'],
    allowConsoleColors: false,
    mutate: only === undefined ? sources : [only],
    concurrency: Number(concurrency),
    incremental: only === undefined,
    incrementalFile: `reports/mutation/${name}.incremental.json`,
    force: !incremental,
    jsonReporter: { fileName: report },
    tempDirName: `reports/mutation/${name}.tmp`,
  });
  await stryker.runMutationTest();
  const { slow, counts, survivors } = readReport(report, sources);
  // On a machine that has other work the clock stops what would have lived.
  const alive = slow.filter(whyOf);
  const found = {
    counts: { ...counts, timeout: counts.timeout - alive.length, survived: counts.survived + alive.length },
    survivors: [...survivors, ...alive],
  };
  const list = [
    ...found.survivors.map((each) => `${sentenceOf(each)}${whyOf(each) ? ' explained' : ''}\n${entryFor(each)}\n`),
    ...slow.map((each) => `stopped by the clock: ${sentenceOf(each)}\n`),
  ];
  writeFileSync(`reports/mutation/${name}.survivors.txt`, list.join('\n'));
  return found;
}

/** What is wrong with a floor, as lines to read. */
function problemsOf(sources, { survivors }) {
  return [
    ...survivors.filter((each) => !whyOf(each)).map((each) => `nobody noticed, or explains: ${sentenceOf(each)}`),
    ...(isPart ? [] : idleEntries(sources, survivors)).map(
      (entry) => `explains nothing any more: ${JSON.stringify(entry)}`,
    ),
  ];
}

const floors = positionals.length > 0 ? positionals : Object.keys(FLOORS);
for (const floor of floors) if (!Object.hasOwn(FLOORS, floor)) throw new Error(`no floor: ${floor}`);

process.chdir(ROOT);
mkdirSync('reports/mutation', { recursive: true });
const problems = forgottenFolders().map((folder) => `${folder} is on no floor of test/mutation/floors.mjs`);

for (const floor of floors) {
  const made = only === undefined && !recorded ? madeAt() : undefined;
  const sources = sourcesOf(floor).filter((path) => only === undefined || path === only.split(':')[0]);
  const found = recorded ? readRecord()[floor] : await mutate(floor, sources);
  if (found === undefined) {
    problems.push(`${floor}: not recorded`);
    continue;
  }
  if (only === undefined && !recorded) record(floor, { madeAt: made, incremental, ...found });
  console.log(floor, JSON.stringify(found.counts), scoreOf(found.counts).toFixed(2));
  problems.push(...problemsOf(sources, found));
}

const score = scoreOf(totalOf(readRecord()));
if (score < LEAST_SCORE)
  problems.push(`all that is recorded: a score of ${score.toFixed(2)}, which must be ${LEAST_SCORE}`);
for (const problem of problems) console.log(problem);
if (problems.length > 0) process.exitCode = 1;
