import { describe, expect, it } from 'vitest';
import { readWildcard } from '../../../src/matching/wildcard.ts';

const KEY = '\u{1F511}';

describe('G4: wildcards', () => {
  it.each([
    // The whole text, case-sensitive.
    ['abc', 'abc', true],
    ['abc', 'abcd', false],
    ['abc', 'zabc', false],
    ['abc', 'ab', false],
    ['abc', 'ABC', false],
    ['', '', true],
    ['', 'a', false],
    // `*` is any sequence, an empty one and line breaks, too.
    ['*', '', true],
    ['*', 'a\nb', true],
    ['a*', 'a', true],
    ['a*', 'abc', true],
    ['a*', 'ba', false],
    ['*c', 'abc', true],
    ['*c', 'cb', false],
    ['a*c', 'ac', true],
    ['a*c', 'abbc', true],
    ['a*c', 'abcb', false],
    ['a*a', 'a', false],
    // What stands between two stars is looked for behind what was found before it.
    ['*ab*ba*', 'aba', false],
    ['*ab*ba*', 'abba', true],
    ['a*a', 'aa', true],
    ['**', '', true],
    ['a**b', 'ab', true],
    ['*ab*', 'xaabx', true],
    ['*ab*', 'axb', false],
    ['*a*b*', 'xbxa', false],
    ['*a*b*', 'xaxbx', true],
    ['*aab*', 'aaab', true],
    ['*abc*', 'abbc', false],
    ['*abcabd*', 'abcabcabd', true],
    ['*abab*abc', 'ababcabc', true],
    ['*abab*abc', 'ababc', false],
    ['a*bc*c', 'abcbc', true],
    ['a*bc*bc', 'abc', false],
    // `?` is exactly one code point.
    ['?', '', false],
    ['?', 'a', true],
    ['?', 'ab', false],
    ['?', '\n', true],
    ['?', KEY, true],
    ['??', KEY, false],
    ['??', `${KEY}${KEY}`, true],
    ['a?c', 'abc', true],
    ['a?c', `a${KEY}c`, true],
    ['a?c', 'ac', false],
    ['a?c', 'abbc', false],
    ['?', 'e\u0301', false],
    ['??', 'e\u0301', true],
    ['*?', '', false],
    ['*?', 'a', true],
    ['?*?', 'a', false],
    ['?*?', 'ab', true],
    ['*?b*', 'b', false],
    ['*?b*', 'ab', true],
    ['ab*?b*', 'abxx', false],
    ['*??b*', 'abb', true],
    ['*a?*', 'xa', false],
    ['*a?*', 'xab', true],
    ['*a?b*', 'aabab', true],
    ['*a?b*', 'ab', false],
    ['*a?b*a?b', 'axbb', false],
    ['*a?b*b*', 'axb', false],
    ['*a?*b*', 'ab', false],
    ['*a?b*b', 'zaxb', false],
    ['*a?b*b', 'zaxbb', true],
    ['*a?*c', 'zac', false],
    [`${KEY}*${KEY}`, KEY, false],
    ['*??*', KEY, false],
    [`*${KEY}*`, `a${KEY}b`, true],
    // `{{*}}` and `{{?}}` are literal.
    ['{{*}}', '*', true],
    ['{{*}}', 'a', false],
    ['{{*}}', '{{*}}', false],
    ['{{?}}', '?', true],
    ['{{?}}', 'a', false],
    ['a{{*}}b', 'a*b', true],
    ['a{{*}}b', 'axb', false],
    ['*{{?}}', 'what?', true],
    ['*{{?}}', 'what', false],
    ['*{{*}}*', 'a*b', true],
    ['*{{*}}*', 'ab', false],
    // Braces of any other form are braces.
    ['{{a}}', '{{a}}', true],
    ['{*}', '{x}', true],
    ['{?}', '{x}', true],
    ['{?}', '{{?}', false],
    ['{{*}', '{{x}', true],
    ['{{**}}', '{{x}}', true],
    ['{{}}', '{{}}', true],
    // Nothing else is special.
    ['a.c', 'abc', false],
    ['[ab]', 'a', false],
    ['a+', 'aa', false],
    ['\\*', '\\x', true],
    ['%', 'a', false],
  ])('%j on %j: %s', (pattern, text, matches) => {
    expect(readWildcard(pattern)?.(text)).toBe(matches);
  });

  describe('a stretch with ? inside between two stars', () => {
    const stretch = (length: number) => `a?${'a'.repeat(length - 2)}`;

    it('of 1000 code points is looked for', () => {
      const matches = readWildcard(`*${stretch(1000)}*`);
      expect(matches?.(`xxab${'a'.repeat(998)}x`)).toBe(true);
      expect(matches?.(`xxab${'a'.repeat(997)}x`)).toBe(false);
    });

    it('of 1001 is a value that the operator cannot take', () => {
      expect(readWildcard(`*${stretch(1001)}*`)).toBeUndefined();
      expect(readWildcard(`*b*${stretch(1001)}*`)).toBeUndefined();
    });

    it('is of any length where it stands at an end, or has no ? but at its own ends', () => {
      const text = `ab${'a'.repeat(1999)}`;
      expect(readWildcard(`${stretch(2001)}*`)?.(text)).toBe(true);
      expect(readWildcard(`*${stretch(2001)}`)?.(text)).toBe(true);
      expect(readWildcard(stretch(2001))?.(text)).toBe(true);
      expect(readWildcard(`*?${'a'.repeat(1500)}?*`)?.(text)).toBe(true);
      expect(readWildcard(`*?${'c'.repeat(1500)}?*`)?.(text)).toBe(false);
      expect(readWildcard(`*${'?'.repeat(2001)}*`)?.(text)).toBe(true);
      expect(readWildcard(`*${'?'.repeat(2002)}*`)?.(text)).toBe(false);
    });
  });
});
