import { describe, expect, it } from 'vitest';
import { account, issuesOf, withPolicy } from './given.ts';

const group = { id: 'g', members: [] };

describe('the message of an issue', () => {
  it.each([
    ['the input', 'a plain object: an account', 1],
    ['`id`', 'a non-empty string', account({ id: 1 })],
    ['`apiKeyCreation`', 'a string', account({ apiKeyCreation: 1 })],
    ['`enterprise`', 'a plain object: enterprise settings', account({ enterprise: 1 })],
    ['`enterprise.apiKeyCreation`', 'an array of setting values', account({ enterprise: { apiKeyCreation: 1 } })],
    ['`principals`', 'an array of principals', account({ principals: 1 })],
    ['`principals[0]`', 'a plain object: a principal', account({ principals: [1] })],
    ['`accessGroups`', 'an array of access groups', account({ accessGroups: 1 })],
    ['`accessGroups[0]`', 'a plain object: an access group', account({ accessGroups: [1] })],
    ['`accessGroups[0].members`', 'an array of IAM IDs', account({ accessGroups: [{ ...group, members: 1 }] })],
    ['`accessGroups[0].partial`', 'a boolean', account({ accessGroups: [{ ...group, partial: 1 }] })],
    ['`policies`', 'an array of policies', account({ policies: 1 })],
    ['`policies[0]`', 'a plain object: a policy', account({ policies: [1] })],
    ['`policies[0].subject`', 'a plain object: a subject', withPolicy({ subject: 1 })],
    ['`policies[0].roles`', 'an array of role CRNs', withPolicy({ roles: 1 })],
    ['`policies[0].target`', 'a plain object: a target', withPolicy({ target: 1 })],
    ['`policies[0].target.attributes`', 'an array of matchers', withPolicy({ target: { attributes: 1 } })],
    ['`policies[0].target.attributes[0]`', 'a plain object: a matcher', withPolicy({ target: { attributes: [1] } })],
    ['`roles`', 'an array of roles', account({ roles: 1 })],
    ['`roles[0]`', 'a plain object: a role', account({ roles: [1] })],
    ['`roles[0].actions`', 'an array of action names', account({ roles: [{ crn: 'c', service: 's', actions: 1 }] })],
    ['`partial`', 'an array of list names', account({ partial: 1 })],
    ['`partial[0]`', 'one of `policies`, `accessGroups`, `principals`, `roles`, `owner`', account({ partial: [1] })],
  ])('says that %s must be %s', (place, what, input) => {
    expect(issuesOf(input).map(({ message }) => message)).toEqual([`${place} must be ${what}`]);
  });

  it.each([
    ['a user', account({ principals: [{ kind: 'user', id: 'u', other: 1 }] })],
    ['a service ID', account({ principals: [{ kind: 'service-id', id: 'iam-ServiceId-1', other: 1 }] })],
    ['a trusted profile', account({ principals: [{ kind: 'trusted-profile', id: 'iam-Profile-1', other: 1 }] })],
    ['an access group', account({ accessGroups: [{ ...group, other: 1 }] })],
    ['a subject', withPolicy({ subject: { principal: 'p', other: 1 } })],
    ['a target', withPolicy({ target: { attributes: [], other: 1 } })],
    ['enterprise settings', account({ enterprise: { other: 1 } })],
  ])('says that a field is unknown in %s', (what, input) => {
    const [message] = issuesOf(input).map(({ message }) => message.replace(/^`.*\.other`/, 'it'));
    expect(message).toBe(`it is not a field of ${what}`);
  });

  it('is short and on one line for any key', () => {
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

  it('shortens a long key, and replaces line breaks by spaces', () => {
    const quoted = (key: string) => issuesOf(account({ [key]: 1 }))[0]?.message;
    expect(quoted('x'.repeat(72))).toBe(`\`${'x'.repeat(72)}\` is not a field of an account`);
    expect(quoted('x'.repeat(73))).toBe(`\`${'x'.repeat(40)}…${'x'.repeat(31)}\` is not a field of an account`);
    expect(quoted('two\nlines')).toBe('`two lines` is not a field of an account');
  });

  it('shows the beginning and the end of a long path', () => {
    const deep = Array.from({ length: 50 }).reduce((inner: unknown) => ({ a: inner }), NaN);
    const [issue] = issuesOf(withPolicy({ condition: deep }));
    expect(issue?.path).toEqual(['policies', 0, 'condition', ...Array(50).fill('a')]);
    expect(issue?.message).toBe('`policies[0].condition.a.a.a.a.a….a.a.a.a` must be plain JSON without cycles');
    const nearly = Array.from({ length: 9 }).reduce((inner: unknown) => ({ a: inner }), NaN);
    expect(issuesOf(withPolicy({ condition: nearly }))[0]?.message).toMatch(/^`policies\[0\]\.condition(\.a){9}` must/);
  });
});
