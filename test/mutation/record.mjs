import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { whyOf } from './explanations.mjs';
import { FLOORS, ROOT } from './floors.mjs';

const JSON_FILE = join(ROOT, 'docs/records/mutation.json');
const PAGE = join(ROOT, 'docs/records/mutation.md');

/** Of the mutants that run at all, how many of a hundred a test notices. Those that are no mistakes count against it. */
export function scoreOf({ killed, timeout, survived, noCoverage }) {
  const caught = killed + timeout;
  const all = caught + survived + noCoverage;
  return all === 0 ? 100 : (100 * caught) / all;
}

function code(text) {
  const short = text.length > 160 ? `${text.slice(0, 160)} …` : text;
  return short.includes('`') ? `\`\` ${short} \`\`` : `\`${short}\``;
}

export function sentenceOf({ file, at, original, replacement, mutator }) {
  const put = replacement === '' ? 'nothing' : code(replacement);
  return `${code(`${file}:${at}`)}: ${code(original)} → ${put} (${mutator})`;
}

const row = (name, { killed, timeout, survived, noCoverage, errors }, score) =>
  `| ${name} | ${killed + timeout + survived + noCoverage + errors} | ${killed} | ${timeout} | ${survived} | ${noCoverage} | ${errors} | ${score} |`;

/** The counts of all floors together. */
export function totalOf(floors) {
  const total = {};
  for (const { counts } of Object.values(floors))
    for (const key in counts) total[key] = (total[key] ?? 0) + counts[key];
  return total;
}

function pageOf(floors) {
  const entries = Object.entries(floors);
  const total = totalOf(floors);
  const rows = entries.map(([name, { counts, incremental }]) =>
    row(incremental ? `${name} *` : name, counts, scoreOf(counts).toFixed(1)),
  );
  const lists = entries
    .filter(([, { survivors }]) => survivors.length > 0)
    .map(([name, { survivors }]) => {
      const lines = survivors.map((each) => `- ${sentenceOf(each)}\n  ${whyOf(each) ?? '**Not explained.**'}`);
      return `### ${name}\n\n${lines.join('\n')}\n`;
    });
  return `# Mutation testing

Every change that Stryker knows, made in the sources one at a time, and whether a test notices: by a failure (killed), or
because nothing ends any more (timeout). Errors are mutants that cannot even be loaded; they do not count for the score.
\`npm run mutation\` writes this page, floor by floor.
Of a floor with a star, mutants whose file and tests had not changed since an earlier run were not tried once more
(\`--incremental\`).

| floor | mutants | killed | timeout | survived | not covered | errors | score |
|---|--:|--:|--:|--:|--:|--:|--:|
${rows.join('\n')}
${row('**all**', total, scoreOf(total).toFixed(2))}

## What no test can notice

Each of these leaves every answer what it is; they count against the score all the same.

${lists.join('\n')}`;
}

export function readRecord() {
  return existsSync(JSON_FILE) ? JSON.parse(readFileSync(JSON_FILE, 'utf8')).floors : {};
}

/** Puts one floor into the record, and leaves what it says of others. */
export function record(floor, entry) {
  const all = { ...readRecord(), [floor]: entry };
  const floors = Object.fromEntries(Object.keys(FLOORS).flatMap((name) => (name in all ? [[name, all[name]]] : [])));
  writeFileSync(JSON_FILE, `${JSON.stringify({ floors }, null, 2)}\n`);
  writeFileSync(PAGE, pageOf(floors));
}
