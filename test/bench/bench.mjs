// Everything in one run: `npm run bench` in the project's root. Agreement is checked before anything is timed.
//   SIZES=100,4000             only these numbers of policies
//   ROWS=answers,heap          only these rows: import, answers, first-calls, questions, heap, warm, peers
//   BENCH_DIST=/tmp/x/dist     another build of the library
//   RECORD=no                  only print the page; the same goes for a run with one of the options above
import { writeFileSync } from 'node:fs';
import { answers, firstCalls, questions } from './cold.mjs';
import { heap } from './heap.mjs';
import { importTimes } from './importing.mjs';
import { pageOf } from './page.mjs';
import { checkAgreement, LARGEST_COMPARED, problemOf } from './problem.mjs';
import { peers, warm } from './warm.mjs';

const COLD = { answers, 'first-calls': firstCalls, questions, heap };
const WARM = { warm, peers };

const { SIZES, ROWS, BENCH_DIST, RECORD } = process.env;
const sizes = (SIZES ?? '100,4000,100000,1000000').split(',').map(Number);
const rows = ROWS?.split(',');
const isWanted = (row) => rows?.includes(row) ?? true;

// First, before this process keeps the machine's memory busy.
const imported = isWanted('import') ? importTimes() : undefined;

const measurements = [];
const record = (measurement) => measurements.push(measurement);

for (const group of [COLD, WARM]) {
  const wanted = Object.entries(group).filter(([row]) => isWanted(row));
  for (const size of wanted.length > 0 ? sizes : []) {
    const isCompared = size <= LARGEST_COMPARED;
    const measured = isCompared ? wanted : wanted.filter(([row]) => row === 'answers');
    if (measured.length === 0) continue;
    const problem = problemOf(size);
    if (isCompared && group === COLD) checkAgreement(problem);
    for (const [row, measure] of measured) {
      console.error(`${size} policies: ${row}`);
      await measure(problem, record);
    }
  }
}

const page = pageOf(measurements, sizes, imported);
console.log(page);
const isWhole = !SIZES && !ROWS && !BENCH_DIST;
if (isWhole && RECORD !== 'no') writeFileSync(new URL('../../docs/records/benchmark.md', import.meta.url), page);
