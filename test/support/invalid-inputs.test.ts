import { type Account, decide, ISSUE_CODES, type IssueCode, parseAccount } from 'apikey-policy';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { invalidAccounts } from './invalid-accounts.ts';
import { invalidRequests } from './invalid-requests.ts';

const ACCOUNT: Account = {
  id: 'account-1',
  principals: [{ kind: 'service-id', id: 'iam-ServiceId-ROBOT' }],
  accessGroups: [],
  policies: [],
};

function drawn<T>(arbitrary: fc.Arbitrary<T>): readonly T[] {
  return fc.sample(arbitrary, { numRuns: 1000, seed: 20260302 });
}

describe('invalid accounts', () => {
  const inputs = drawn(invalidAccounts());
  const codes = new Set(inputs.map(({ code }) => code));

  it('have the stated issue', () => {
    for (const { input, code } of inputs) {
      const parsed = parseAccount(input);
      const found: readonly IssueCode[] = parsed.ok ? [] : parsed.issues.map((issue) => issue.code as IssueCode);
      expect(found, JSON.stringify(input)).toContain(code);
    }
  });

  it('have each issue that is possible in a small input', () => {
    const all = new Set(Object.keys(ISSUE_CODES));
    all.delete('repeated-too-often');
    expect(codes).toEqual(all);
  });
});

describe('invalid requests', () => {
  const requests = drawn(invalidRequests(ACCOUNT));

  it('are refused with an error that names the field', () => {
    for (const { request, field } of requests) {
      const ask = (): unknown => Reflect.apply(decide, undefined, [ACCOUNT, request]);
      expect(ask).toThrow(TypeError);
      expect(ask).toThrow(field === 'request' ? '`request` must be a request' : `\`${field}\` of a request`);
    }
  });

  it('have a mistake in each field', () => {
    const fields = new Set(requests.map(({ field }) => field));
    expect(fields).toEqual(new Set(['request', 'principal', 'action', 'resource', 'time']));
  });
});
