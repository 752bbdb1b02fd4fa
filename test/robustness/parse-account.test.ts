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
  if (parsed.ok) expectAccount(parsed.value);
  else {
    expect(parsed.issues.length).toBeGreaterThan(0);
    for (const issue of parsed.issues) expectIssue(issue, input);
  }
  return parsed.ok;
}

function expectAccount(account: Account): void {
  expect(parseAccount(account)).toEqual({ ok: true, value: account });
  // A7: plain data, of which nothing is lost on the way through text.
  expect(JSON.parse(JSON.stringify(account))).toEqual(account);
  const pdp = compile(account);
  const [first = 'IBMid-060001ADMN', ...others] = account.principals.map(({ id }) => id);
  for (const principal of new Set([first, ...others.slice(-1), '__proto__'])) {
    for (const action of ACTIONS) {
      for (const time of [{}, { time: 0 }]) {
        const request = { principal, action, resource: 'ServiceId-9f1a0c1e-0001', ...time };
        const decision = decide(account, request);
        expect(pdp.decide(request)).toEqual(decision);
        expect(pdp.allows(request)).toBe(decision.allowed);
        expect(explain(decision)).not.toBe('');
      }
    }
  }
}

function expectIssue({ code, path, message }: Issue, input: unknown): void {
  expect(Object.keys(ISSUE_CODES)).toContain(code);
  expect(message).toMatch(/^(the input|`[^`\p{C}]*`) [a-z][^\p{C}]*[^.]$/u);
  let whole: unknown = input;
  path.forEach((key, index) => {
    expect(typeof key === 'string' || (Number.isSafeInteger(key) && key >= 0)).toBe(true);
    // It leads to what is there, or to where something is missing, or to a hole.
    const isLast = index === path.length - 1;
    expect(typeof whole === 'object' && whole !== null).toBe(true);
    expect(Array.isArray(whole)).toBe(typeof key === 'number');
    if (!isLast) expect(Object.hasOwn(Object(whole), key)).toBe(true);
    whole = Object.hasOwn(Object(whole), key) ? Reflect.get(Object(whole), key) : undefined;
  });
  if (code === 'empty') expect(whole).toBe('');
  if (code === 'unknown-field') expect(whole).toBeDefined();
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

describe('parseAccount', { timeout: 120_000 }, () => {
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
