import { writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { madeAt } from '../records/made-at.mjs';
import { BUNDLES, damage, UNTOLD } from './damage.ts';

const RECORD = new URL('../../docs/records/damage.md', import.meta.url);
const grouped = (value: number): string => value.toLocaleString('en-US');

it('records what damage to bodies does to answers', () => {
  const measured = BUNDLES.map(([name, bundle]) => [name, damage(bundle)] as const);
  const tables = measured.map(
    ([name, outcomes]) => `## Of ${name}

| each part in turn | bundles refused | answers as before | answers uncertain | other answers |
|---|---|---|---|---|
${outcomes
  .map(
    ({ what, refused, same, uncertain, changed }) =>
      `| ${[what, ...[refused, same, uncertain, changed].map(grouped)].join(' | ')} |`,
  )
  .join('\n')}
`,
  );
  const others = [...new Set(measured.flatMap(([, all]) => all.flatMap(({ places }) => [...places])))].sort();
  writeFileSync(
    RECORD,
    `# What damage to bodies does to answers

Made at ${madeAt()}, with Node ${process.versions.node}. \`npm run record -- test/robustness/damage\` writes this page.

Each part of a bundle of bodies is damaged in each way, one at a time: every page, row and field. Then every principal of
the whole bundle asks every question. An answer must be as before or uncertain, or the bundle must be refused.

${tables.join('\n')}
## Where other answers come from

Here the damaged bundle says something else, and nothing in it is odd. A \`#\` stands for the place in a list.

${others.map((place) => `- ${place}`).join('\n')}
`,
  );
  expect(others.filter((place) => !UNTOLD.some((pattern) => pattern.test(place)))).toEqual([]);
});
