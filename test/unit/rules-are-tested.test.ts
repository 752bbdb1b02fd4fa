import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const HERE = new URL('.', import.meta.url);
const RULES = readFileSync(new URL('../../docs/reference/rules.md', HERE), 'utf8');

/** The IDs that stand first in a row of a table, such as `A1`. */
const IDS = [...RULES.matchAll(/^\| ([A-Z]\d+) \|/gm)].map(([, id = '']) => id);

/** The first text of each `describe` and `it`; that of a table of cases stands behind the table. */
function titlesIn(source: string): string[] {
  return [...source.matchAll(/(?:\b(?:describe|it)(?:\.each\(\w+\))?|\])\)?\(\s*(['"`])(.*?)\1/g)].map(
    ([, , title = '']) => title,
  );
}

const TITLES = readdirSync(HERE, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.test.ts'))
  .flatMap((path) => titlesIn(readFileSync(new URL(path, HERE), 'utf8')));

it('finds the rules and the titles', () => {
  expect(IDS).toHaveLength(47);
  expect(new Set(IDS).size).toBe(IDS.length);
  expect(TITLES).toContain('finds the rules and the titles');
});

it.each([...IDS, 'section 9'])('%s is in the title of a test', (rule) => {
  expect(TITLES.filter((title) => new RegExp(`\\b${rule}\\b`).test(title))).not.toEqual([]);
});
