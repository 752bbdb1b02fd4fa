import { describe, expect, it } from 'vitest';
import { account, issuesOf, withPolicy } from './given.ts';

describe('the message of an issue', () => {
  it('is short and on one line, whatever the keys are', () => {
    const keys = ['x'.repeat(100_000), 'two\nlines\u2028and\u001b[31mmore', 'back`tick', '\ud800', '😀'.repeat(40), ''];
    for (const key of keys) {
      const inputs = [account({ [key]: 1 }), withPolicy({ condition: { [key]: { [key]: NaN } } })];
      for (const issue of inputs.flatMap(issuesOf)) {
        expect(issue.path).toContain(key);
        expect(issue.message.length).toBeLessThan(300);
        expect(issue.message).toMatch(/^`[^`\p{C}\p{Zl}\p{Zp}]*` [a-z][^`\p{C}]*$/u);
      }
    }
  });

  it('quotes a long key by its beginning, and what would break a line as a space', () => {
    const quoted = (key: string) => issuesOf(account({ [key]: 1 }))[0]?.message;
    expect(quoted('x'.repeat(60))).toBe(`\`${'x'.repeat(60)}\` is not a field of an account`);
    expect(quoted('x'.repeat(61))).toBe(`\`${'x'.repeat(59)}…\` is not a field of an account`);
    expect(quoted('two\nlines')).toBe('`two lines` is not a field of an account');
  });

  it('says where a deep issue stands by the beginning and the end', () => {
    const deep = Array.from({ length: 50 }).reduce((inner: unknown) => ({ a: inner }), NaN);
    const [issue] = issuesOf(withPolicy({ condition: deep }));
    expect(issue?.path).toEqual(['policies', 0, 'condition', ...Array(50).fill('a')]);
    expect(issue?.message).toBe('`policies[0].condition.a.a.a.a.a….a.a.a.a` must be plain JSON, and not within itself');
    const nearly = Array.from({ length: 9 }).reduce((inner: unknown) => ({ a: inner }), NaN);
    expect(issuesOf(withPolicy({ condition: nearly }))[0]?.message).toMatch(/^`policies\[0\]\.condition(\.a){9}` must/);
  });
});
