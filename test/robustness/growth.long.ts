import { writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { madeAt } from '../records/made-at.mjs';
import { CASES, NEARLY_LINEAR } from './growth-cases.ts';
import { MEMORY, type MemoryGrowth, memoryOf } from './growth-memory.ts';

const RECORD = new URL('../../docs/records/growth.md', import.meta.url);
const grouped = (value: number): string => value.toLocaleString('en-US');

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [row(head), `|${'---|'.repeat(head.length)}`, ...rows.map(row)].join('\n');
}

const unique = (names: readonly string[]): string[] => [...new Set(names)];

const sizes = (size: number): string => `${grouped(size)} and ${grouped(16 * size)}`;

it('records how work and memory grow', async () => {
  const made = madeAt();
  const measured = CASES.map((one) => ({ ...one, exponent: one.exponent() }));
  const memory: (readonly [axis: string, growth: MemoryGrowth])[] = [];
  for (const axis of MEMORY.axes) memory.push([axis, await memoryOf(axis)]);

  const calls = unique(CASES.map(({ call }) => call));
  const cell = (axis: string, call: string): string =>
    measured.find((one) => one.axis === axis && one.call === call)?.exponent.toFixed(2) ?? '–';
  const page = `# How work and memory grow

Made at ${made}, with Node ${process.versions.node}. \`npm run record -- test/robustness/growth\` writes this page.

## Work

A number is the exponent by which the work of a call grows with one part of an account, while all other parts stay small:
1.00 is in proportion, 2.00 is with the square. Nothing is timed. Two counts are taken, and the larger exponent stands
here: how many blocks of the library's code run, and how many entries of lists, maps and sets the engine's own loops go
through, each kind of loop by itself, the latter from a quarter of the larger size on.

${table(
  ['grows with', 'sizes', ...calls],
  unique(CASES.map(({ axis }) => axis)).map((axis) => [
    axis,
    sizes(CASES.find((one) => one.axis === axis)?.size ?? 0),
    ...calls.map((call) => cell(axis, call)),
  ]),
)}

\`remedies, for each\` is the work of the call, divided by the number of remedies that it finds: the whole grows with their
number times the size of the account.

## Memory

The heap that a compiled account keeps beside the account when all its principals have asked. A number is the median of
${MEMORY.runs} runs, each between two forced collections of garbage.

${table(
  ['grows with', 'sizes', 'exponent', 'bytes for each, at the larger size'],
  memory.map(([axis, { exponent, bytes }]) => [axis, sizes(MEMORY.size), exponent.toFixed(2), grouped(bytes)]),
)}
`;
  writeFileSync(RECORD, page);
  expect(measured.filter(({ exponent }) => exponent >= NEARLY_LINEAR)).toEqual([]);
  expect(memory.filter(([, { exponent }]) => exponent >= NEARLY_LINEAR)).toEqual([]);
});
