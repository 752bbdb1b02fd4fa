import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { ROOT, textOf } from './fences.ts';
import { RETIRED_WORDS, type RetiredWord, UNREAD } from './retired-words.ts';

const files = execFileSync('git', ['ls-files'], { cwd: ROOT, encoding: 'utf8' })
  .split('\n')
  .filter((file) => file !== '' && !UNREAD.some((unread) => unread.test(file)));

const lines = files.flatMap((file) =>
  textOf(file)
    .split('\n')
    .map((line, index) => ({ file, line, place: `${file}:${index + 1}` })),
);

/** The places where a term stands without an exception. */
function uses({ term, exceptions = [] }: RetiredWord): string[] {
  return lines
    .filter(({ line }) => term.test(line))
    .filter(
      ({ file, line }) =>
        !exceptions.some(({ path, line: only }) => file.startsWith(path) && (only?.test(line) ?? true)),
    )
    .map(({ place, line }) => `${place}: ${line.trim()}`);
}

describe('the project says', () => {
  it.each(RETIRED_WORDS)('$instead, not $term', (word) => {
    expect(uses(word)).toEqual([]);
  });

  it('nothing in an exception that no line needs', () => {
    const idle = RETIRED_WORDS.flatMap(({ term, exceptions = [] }) =>
      exceptions.filter(
        ({ path, line: only }) =>
          !lines.some(({ file, line }) => file.startsWith(path) && term.test(line) && (only?.test(line) ?? true)),
      ),
    );
    expect(idle).toEqual([]);
  });
});
