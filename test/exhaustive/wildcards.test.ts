import { ACTIONS, type Account, decide, type Policy } from 'apikey-policy';
import { describe, expect, it } from 'vitest';
import { matchesPattern } from '../reference/wildcard.ts';
import { listsOf } from './cases.ts';

const PRINCIPAL = 'IBMid-060001ADMN';
const ROLE = 'crn:v1:bluemix:public:iam::::role:Administrator';

/** One policy for each pattern: the account's id is the text that they are matched with (G2). */
function policiesOf(patterns: readonly string[]): readonly Policy[] {
  return patterns.map((pattern, position) => ({
    id: `policy-${position}`,
    subject: { principal: PRINCIPAL },
    roles: [ROLE],
    target: {
      attributes: [
        { key: 'serviceName', value: 'iam-identity' },
        { key: 'accountId', operator: 'stringMatch', value: pattern },
      ],
    },
  }));
}

/** Which of the patterns the library finds to match the text: the policies that grant. */
function matchesIn(text: string, patterns: readonly string[], policies: readonly Policy[]): ReadonlySet<string> {
  const principals: Account['principals'] = [{ kind: 'user', id: PRINCIPAL, state: 'ACTIVE' }];
  const account: Account = { id: text, principals, accessGroups: [], policies };
  const { grants } = decide(account, { principal: PRINCIPAL, action: ACTIONS[0] });
  return new Set(grants.map(({ policy }) => patterns[Number(policy.slice('policy-'.length))] ?? ''));
}

/** The same as a regular expression: a third opinion. */
function asExpression(pattern: string): RegExp {
  const parts = pattern.replace(/\{\{[*?]\}\}|./gsu, (token) => {
    if (token === '*') return '.*';
    if (token === '?') return '.';
    const literal = token.codePointAt(token.length === '{{*}}'.length ? 2 : 0) ?? 0;
    return `\\u{${literal.toString(16)}}`;
  });
  return new RegExp(`^${parts}$`, 'su');
}

const KEY = '\u{1f511}';
const [HIGH, LOW] = ['\ud83d', '\udd11'];

describe('G4: a wildcard matches what the reference and a regular expression say', () => {
  it.each([
    // No attribute of a request is empty, so the strings are not.
    { of: 'a, b, * and ?', tokens: ['a', 'b', '*', '?'], longest: 5, points: ['a', 'b'], longestText: 5 },
    {
      of: 'literal wildcards, braces and an astral letter',
      tokens: ['a', '*', '?', '{{*}}', '{{?}}', '{', '}', KEY],
      longest: 3,
      points: ['a', '*', '?', '{', '}', KEY],
      longestText: 3,
    },
    { of: 'nested braces', tokens: ['{', '}', '*', '?'], longest: 5, points: ['{', '}', '*'], longestText: 4 },
    // The two halves of a pair are one code point beside each other, and each is one alone.
    {
      of: 'halves of a pair',
      tokens: ['a', '*', '?', HIGH, LOW],
      longest: 4,
      points: ['a', HIGH, LOW],
      longestText: 4,
    },
  ])('for every pattern and text of $of', ({ tokens, longest, points, longestText }) => {
    const patterns = [...new Set(listsOf(tokens, longest).map((list) => list.join('')))];
    const texts = [...new Set(listsOf(points, longestText).map((list) => list.join('')))].filter((text) => text !== '');
    const policies = policiesOf(patterns);
    const expressions = patterns.map((pattern) => ({ pattern, expression: asExpression(pattern) }));
    const wrong: string[] = [];
    let matched = 0;
    for (const text of texts) {
      const found = matchesIn(text, patterns, policies);
      matched += found.size;
      for (const { pattern, expression } of expressions) {
        const [byTable, byExpression] = [matchesPattern(pattern, text), expression.test(text)];
        if (found.has(pattern) !== byTable || byTable !== byExpression) {
          wrong.push(JSON.stringify({ pattern, text, library: found.has(pattern), byTable, byExpression }));
        }
      }
    }
    expect(wrong.slice(0, 10)).toEqual([]);
    // Neither everything nor nothing matches.
    expect(matched).toBeGreaterThan(texts.length);
    expect(matched).toBeLessThan((texts.length * patterns.length) / 2);
  });
});
