import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { WRONG_RULES } from './wrong-rules.ts';

describe('the place at which a rule is turned wrong', () => {
  it.each(WRONG_RULES)('$rule: is in its source exactly once', ({ file, right }) => {
    const source = readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');
    expect(source.split(right)).toHaveLength(2);
  });
});
