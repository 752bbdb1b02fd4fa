// docs/records/mutation.md: one row for each floor.
import { readFileSync, writeFileSync } from 'node:fs';
import { FLOORS } from './floors.mjs';

const PAGE = new URL('../../docs/records/mutation.md', import.meta.url);

/** Of a hundred mutants, how many a test notices. Those that are no mistakes count against it. */
export function scoreOf({ killed, timeout, survived }) {
  const caught = killed + timeout;
  return survived === 0 ? 100 : (100 * caught) / (caught + survived);
}

function rowFor(name, made, counts) {
  const { killed, timeout, survived, explained } = counts;
  const mutants = killed + timeout + survived;
  return `| ${[name, made, mutants, killed, timeout, survived, explained, scoreOf(counts).toFixed(1)].join(' | ')} |`;
}

/** The row of a floor as the page has it. */
export function rowOf(floor) {
  const rows = readFileSync(PAGE, 'utf8').split('\n');
  return rows.find((row) => row.startsWith(`| ${floor} |`)) ?? `| ${floor} | not yet | | | | | | |`;
}

const rowsOnPage = () => Object.keys(FLOORS).map(rowOf);

/** The counts of all floors together. */
export function totalOf(rows = rowsOnPage()) {
  const sums = { killed: 0, timeout: 0, survived: 0, explained: 0 };
  for (const row of rows) {
    const cells = row.split('|').map(Number).slice(4);
    for (const [at, key] of Object.keys(sums).entries()) sums[key] += cells[at];
  }
  return sums;
}

/** Puts one floor into the record, and leaves what it says of others. */
export function record(floor, made, counts) {
  const rows = rowsOnPage().map((row) => (row === rowOf(floor) ? rowFor(floor, made, counts) : row));
  writeFileSync(
    PAGE,
    `# Mutation testing

Stryker makes every change that it knows in the sources, one at a time. A test notices: it fails (killed), or nothing ends
any more (timeout). \`npm run mutation\` makes the rows again whose sources have changed. Each row says the commit that it
was made at.

A mutant is explained if \`test/mutation/equivalent.json\` says why no test can notice it. It counts against the score all
the same.

| floor | made at | mutants | killed | timeout | survived | explained | score |
|---|---|--:|--:|--:|--:|--:|--:|
${rows.join('\n')}
${rowFor('**all**', '', totalOf(rows))}
`,
  );
}
