// The page of one run: first the ratios with their aims, then the times that they come from.

import { cpus } from 'node:os';
import { madeAt } from '../records/made-at.mjs';
import { short, spread, table, time, whole } from './format.mjs';
import { NAMES } from './names.mjs';
import { LARGEST_COMPARED } from './problem.mjs';
import { AIMED_SIZES, COLD_RATIOS, WARM_RATIOS } from './ratios.mjs';

export function pageOf(measurements, sizes, imported) {
  const figureOf = (key, size) => measurements.find((one) => one.key === key && one.size === size)?.figure;
  const ratioAt = ({ over, under }, size) => figureOf(over, size) / figureOf(under, size);
  const compared = sizes.filter((size) => size <= LARGEST_COMPARED);

  const ratioRow = (ratio) => {
    const values = compared.map((size) => ratioAt(ratio, size));
    if (values.every(Number.isNaN)) return [];
    return [[ratio.means, ratio.what, ...values.map(short), aimOf(ratio), isMet(ratio)]];
  };
  const isMet = (ratio) => {
    const { most = Number.POSITIVE_INFINITY, least = 0 } = ratio;
    const aimed = AIMED_SIZES.filter((size) => !Number.isNaN(ratioAt(ratio, size)));
    if (aimOf(ratio) === '' || aimed.length === 0) return '';
    const missed = aimed.filter((size) => ratioAt(ratio, size) > most || ratioAt(ratio, size) < least);
    return missed.length === 0 ? 'yes' : `**no** at ${missed.map(whole).join(' and ')}`;
  };
  const ratioTable = (ratios) =>
    table(
      ['where it matters', 'what is compared', ...compared.map((size) => `-${whole(size)}`), '-aim', 'met'],
      ratios.flatMap(ratioRow),
    );

  const growth = sizes
    .map((size) => ({ size, byHand: figureOf('answers.byHand', size), here: figureOf('answers.here', size) }))
    .filter(({ here }) => here !== undefined)
    .map(({ size, byHand, here }) => [whole(size), time(byHand), time(here), short(here / byHand), time(here / size)]);

  const timesOf = (kind, columns) =>
    measurements.filter((one) => one.kind === kind).map((one) => [whole(one.size), NAMES[one.key], ...columns(one)]);

  return `# Benchmark

\`npm run bench\` writes this page. Everything is measured in one run, after every engine gave the same answers.
Made at ${madeAt()}, ${new Date().toISOString().slice(0, 10)}, Node ${process.versions.node}, ${cpus().length} × ${cpus()[0]?.model}.

The accounts are seeded: 1,000 users, 100 access groups, 50 service IDs. A tenth of the policies is on IAM Identity, one
in twenty has a time condition. A third each of the 3,072 requests is about the setting, user API keys, and API keys for
service IDs. The hand-written index is a Map with a bit mask for each user; it knows this one kind of account and
explains nothing. Read a difference of a factor of two as noise.

## First answers

Each run starts with a new account, parsed from JSON, that no engine has read before. The columns are numbers of policies.

${ratioTable(COLD_RATIOS)}

Aims apply at ${AIMED_SIZES.map(whole).join(' and ')} policies. \`@casl/ability\` gets groups and time conditions resolved by hand.

### Growth

Compiling and asking 3,072 requests once. IBM Cloud allows 4,020 policies in an account.

${table(['-policies', '-hand-written index', '-here', '-ratio', '-here, for each policy'], growth)}

## Repeated answers

The account is compiled and every request was asked before. Other engines are loaded with what each user may do at the
time of the requests.

${ratioTable(WARM_RATIOS)}

## Import

${importSentence(imported)}

## Times of first answers

Ratios use the best run; for the first \`allows\` of a user, the median of the runs, which includes the few dozen
nanoseconds of reading the clock.

${table(
  ['-policies', 'what', '-best', '-median', '-slowest'],
  timesOf('cold', ({ samples }) => spread(samples, time)),
)}

## Heap

Bytes for each policy between two forced collections. Ratios use the median.

${table(
  ['-policies', 'what', '-least', '-median', '-most'],
  timesOf('heap', ({ samples }) => spread(samples, (bytes) => whole(Math.round(bytes)))),
)}

## Times of repeated answers

One call. Ratios use the median. Loading is what another engine needs before its first answer.

${table(
  ['-policies', 'what', '-median', '-average', '-99th percentile', '-loading'],
  timesOf('warm', ({ figure, avg, p99, load }) => [figure, avg, p99, load].map(time)),
)}
`;
}

function importSentence(imported) {
  if (imported === undefined) return 'Not measured in this run.';
  return `A fresh process takes ${imported.core.toFixed(1)} ms to import the core from its installed package (median; aim: under 5 ms).
An empty package takes ${imported.empty.toFixed(1)} ms of these.`;
}

function aimOf({ most, least }) {
  if (most !== undefined) return `≤ ${most}`;
  return least === undefined ? '' : `≥ ${least}`;
}
