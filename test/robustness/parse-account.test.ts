import assert from 'node:assert/strict';
import { ACTIONS, type Account, compile, decide, explain, ISSUE_CODES, type Issue, parseAccount } from 'apikey-policy';
import { accounts } from 'apikey-policy/testing';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { anything, mutatedAccounts, mutatedTexts } from './mutated.ts';

const RUNS = 500;
const prototypes = [Object.prototype, Array.prototype].map((prototype) => Reflect.ownKeys(prototype));

afterAll(() => {
  expect([Object.prototype, Array.prototype].map((prototype) => Reflect.ownKeys(prototype))).toEqual(prototypes);
});

/** Reads an input and holds the result to all that is promised of one; says whether it was an account. */
function read(input: unknown): boolean {
  const parsed = parseAccount(input);
  // Node's `assert`, as it is called a hundred thousand times, which `expect` is slow for.
  if (parsed.ok) checkAccount(parsed.value);
  else {
    assert.ok(parsed.issues.length > 0);
    for (const issue of parsed.issues) checkIssue(issue, input);
  }
  return parsed.ok;
}

function checkAccount(account: Account): void {
  assert.deepEqual(parseAccount(account), { ok: true, value: account });
  // A7: plain data, of which nothing is lost on the way through text.
  assert.deepEqual(JSON.parse(JSON.stringify(account)), account);
  const pdp = compile(account);
  const [first = 'IBMid-060001ADMN', ...others] = account.principals.map(({ id }) => id);
  for (const principal of new Set([first, ...others.slice(-1), '__proto__'])) {
    for (const action of ACTIONS) {
      for (const time of [{}, { time: 0 }]) {
        const request = { principal, action, resource: 'ServiceId-9f1a0c1e-0001', ...time };
        const decision = decide(account, request);
        assert.deepEqual(pdp.decide(request), decision);
        assert.equal(pdp.allows(request), decision.allowed);
        assert.notEqual(explain(decision), '');
      }
    }
  }
}

function checkIssue({ code, path, message }: Issue, input: unknown): void {
  assert.ok(Object.hasOwn(ISSUE_CODES, code));
  assert.match(message, /^(the input|`[^`\p{C}]*`) [a-z][^\p{C}]*[^.]$/u);
  let whole: unknown = input;
  path.forEach((key, index) => {
    assert.ok(typeof key === 'string' || (Number.isSafeInteger(key) && key >= 0));
    // It leads to what is there, or to where something is missing, or to a hole.
    const isLast = index === path.length - 1;
    assert.ok(typeof whole === 'object' && whole !== null);
    assert.equal(Array.isArray(whole), typeof key === 'number');
    if (!isLast) assert.ok(Object.hasOwn(whole, key));
    whole = Object.hasOwn(Object(whole), key) ? Reflect.get(Object(whole), key) : undefined;
  });
  if (code === 'empty') assert.equal(whole, '');
  if (code === 'unknown-field') assert.notEqual(whole, undefined);
}

/** Holds for every input, and both outcomes came often enough for that to say something. */
function expectBothOutcomes<T>(inputs: fc.Arbitrary<T>, isAccount: (input: T) => boolean, least = RUNS / 20): void {
  const outcomes: boolean[] = [];
  fc.assert(
    fc.property(inputs, (input) => {
      outcomes.push(isAccount(input));
    }),
    { numRuns: RUNS },
  );
  expect(outcomes.filter((ok) => ok).length).toBeGreaterThan(least);
  expect(outcomes.filter((ok) => !ok).length).toBeGreaterThan(least);
}

describe('parseAccount', () => {
  it('never throws, whatever comes', () => {
    fc.assert(
      fc.property(anything, (input) => {
        expect(read(input)).toBe(false);
      }),
      { numRuns: 2000 },
    );
  });

  it('never throws, whatever the fields are', () => {
    const lists = fc.oneof(fc.constant([]), anything, fc.array(anything));
    const fields = { id: fc.constant('a'), principals: lists, accessGroups: lists, policies: lists };
    const inputs = fc.record(
      { ...fields, enterprise: anything, roles: lists, partial: lists },
      { requiredKeys: ['id'] },
    );
    fc.assert(
      fc.property(inputs, (input) => {
        read(input);
      }),
      { numRuns: 1000 },
    );
  });

  it('takes whatever JSON stands as a condition, an operator or a value', () => {
    const policy = fc.record(
      {
        id: fc.constant('p'),
        subject: fc.constant({ principal: 'IBMid-1' }),
        roles: fc.constant(['crn:v1:bluemix:public:iam::::role:Editor']),
        target: fc.record({
          attributes: fc.array(
            fc.record(
              { key: fc.constantFrom('serviceName', 'accountId'), operator: fc.jsonValue(), value: fc.jsonValue() },
              { requiredKeys: ['key'] },
            ),
          ),
        }),
        condition: fc.jsonValue(),
      },
      { requiredKeys: ['id', 'subject', 'roles', 'target'] },
    );
    fc.assert(
      fc.property(policy, (only) => {
        const principals = [{ kind: 'user', id: 'IBMid-1', state: 'ACTIVE' }];
        expect(read({ id: 'a', principals, accessGroups: [], policies: [only] })).toBe(true);
      }),
      { numRuns: RUNS },
    );
  });

  it('reads generated accounts as they are, but for what stands twice', () => {
    fc.assert(
      fc.property(accounts(), (account) => {
        expect(read(account)).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  it('holds for accounts with changes anywhere', () => {
    expectBothOutcomes(mutatedAccounts, read);
  });

  it('holds for texts of accounts with changes anywhere, JSON or not', () => {
    expectBothOutcomes(mutatedTexts, (text) => {
      let input: unknown = text;
      try {
        input = JSON.parse(text);
      } catch {
        return read(input);
      }
      const parsed = parseAccount(input);
      // What comes from text is plain JSON and as large as it looks; and nothing within the parser has thrown.
      const codes = parsed.ok ? [] : parsed.issues.map(({ code }) => code);
      expect(codes).not.toContain('not-json');
      expect(codes).not.toContain('repeated-too-often');
      return read(input);
    });
  });
});
