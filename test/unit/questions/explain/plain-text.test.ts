import { explain } from 'apikey-policy';
import { describe, expect, it } from 'vitest';
import { ask } from '../../../support/answers.ts';
import * as given from '../../../support/given.ts';
import { CREATE_USER_API_KEY } from '../../../support/names.ts';

/** How the principal of a request stands in an explanation. */
function shown(id: string, name?: string): string {
  const known = { ...given.user(id), ...(name !== undefined && { name }) };
  const of = given.account({ apiKeyCreation: 'NOT_SET', principals: [known] });
  return explain(ask(of, CREATE_USER_API_KEY, { principal: id }), { account: of }).split(' can create')[0] ?? '';
}

describe('explain is plain text', () => {
  it.each([
    ['line breaks', 'a\r\n\u2028\u2029b', 'a b'],
    ['control characters', 'a\u0000\u001b[31mb\u0085', 'a [31mb'],
    ['marks that turn the writing direction', '\u202ea\u2066b\u200f', 'a b'],
    ['backticks', '`a`b', 'a b'],
    ['half a character', 'a\ud800', 'a'],
    ['nothing that can be read', '\n', '(unprintable)'],
  ])('without %s', (_, id, expected) => {
    expect(shown(id)).toBe(expected);
    expect(shown('IBMid-1', id)).toBe(`${expected} (IBMid-1)`);
  });

  it('with an id of IBM as it is, and a longer one cut in the middle', () => {
    const longest = `${'a'.repeat(36)}${'b'.repeat(36)}`;
    expect(shown(longest)).toBe(longest);
    expect(shown(`${'a'.repeat(10_000)}${'b'.repeat(10_000)}`)).toBe(`${'a'.repeat(40)}…${'b'.repeat(31)}`);
  });

  it('with an id once, where the name says the same', () => {
    expect(shown('IBMid-1', 'IBMid-1')).toBe('IBMid-1');
    expect(shown('IBMid-1', '')).toBe('IBMid-1');
  });
});
