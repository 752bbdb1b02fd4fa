import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { pages, ROOT, textOf } from './fences.ts';
import { RULES } from './rules.ts';

const sources = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => join('src', file));

/** The rules that a page or source cites: IDs of several letters anywhere, those of one letter in brackets. */
function citedIn(text: string): string[] {
  const long = [...text.matchAll(/\b(?:WHO|CMP|EDIT|REM|AUD|GATE|AZ|CED)-\d+\b/g)].map(([id]) => id);
  const lists = [...text.matchAll(/\(((?:[A-Z]+-?\d+(?:, (?:and )?| to | and )?)+)\)/g)];
  const short = lists.flatMap(([, list = '']) => [...list.matchAll(/\b[A-Z]\d+\b/g)].map(([id]) => id));
  return [...long, ...short];
}

describe('every rule that is cited', () => {
  it('is looked for', () => {
    expect(RULES.size).toBeGreaterThan(80);
    expect(citedIn('It stands (S6, P4 and P6) there, as REM-1 says.')).toEqual(['REM-1', 'S6', 'P4', 'P6']);
  });

  it.each([...pages(), ...sources])('stands in the reference: %s', (file) => {
    expect(citedIn(textOf(file)).filter((id) => !RULES.has(id))).toEqual([]);
  });
});
