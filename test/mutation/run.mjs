// Breaks the sources in every way that Stryker knows, one at a time, and says what no test noticed.
// `npm run mutation` tries the floors that have changed since they were recorded, `npm run mutation -- matching rules` those
// two. `-- src/matching/schedule.ts` (or `schedule.ts:10-20`) tries one file and records nothing.
import { Stryker } from '@stryker-mutator/core';
import { changesSince, madeAt } from '../records/made-at.mjs';
import { entryFor, idleEntries, isExplained } from './explanations.mjs';
import { FLOORS, floorOf, ROOT, sourcesOf, testsOf } from './floors.mjs';
import { record, rowOf, scoreOf, totalOf } from './record.mjs';
import { readReport } from './report.mjs';

const LEAST_SCORE = 98;

/** The tests of a floor against every change of some of its files. */
async function mutate(floor, files) {
  const report = 'reports/mutation/report.json';
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
    mutate: files,
    jsonReporter: { fileName: report },
    tempDirName: 'reports/mutation/tmp',
  });
  await stryker.runMutationTest();
  return readReport(report);
}

function isStale(floor) {
  const changes = changesSince(rowOf(floor));
  return changes.length === 0 || changes.some(({ files }) => files.some((file) => floorOf(file) === floor));
}

process.chdir(ROOT);
const asked = process.argv.slice(2);
const problems = sourcesOf(undefined).map((file) => `${file} is on no floor of test/mutation/floors.mjs`);

async function tryFloor(floor) {
  const made = madeAt();
  const sources = sourcesOf(floor);
  const { counts, survivors } = await mutate(floor, sources);
  record(floor, made, counts);
  console.log(floor, JSON.stringify(counts), scoreOf(counts).toFixed(2));
  report(survivors);
  for (const entry of idleEntries(sources, survivors)) {
    problems.push(`explains nothing any more: ${JSON.stringify(entry)}`);
  }
}

function report(survivors) {
  for (const survivor of survivors.filter((each) => !isExplained(each))) {
    problems.push(`${survivor.file}:${survivor.at}: nobody noticed, or explains: ${entryFor(survivor)}`);
  }
}

const files = asked.filter((each) => each.startsWith('src/'));
for (const file of files) report((await mutate(floorOf(file.split(':')[0]), [file])).survivors);

const floors = asked.length > 0 ? asked.filter((each) => !files.includes(each)) : Object.keys(FLOORS).filter(isStale);
for (const floor of floors) await tryFloor(floor);

const score = scoreOf(totalOf());
if (score < LEAST_SCORE) problems.push(`all floors: a score of ${score.toFixed(2)}, which must be ${LEAST_SCORE}`);
for (const problem of problems) console.log(problem);
process.exitCode = problems.length > 0 ? 1 : 0;
