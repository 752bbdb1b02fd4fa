import assert from 'node:assert/strict';
import { parseAccount } from 'apikey-policy';
import { accountFromIbmCloud, PAYLOAD_DIAGNOSTICS, PAYLOAD_ISSUES } from 'apikey-policy/ibm-cloud';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { payload, samplePayloads } from '../support/sample.ts';
import { payloads } from '../unit/doors/ibm-cloud/given.ts';
import { anything } from './mutated.ts';

const RUNS = 400;

/** Bodies of every field that the input has: a small account, and the sample. */
const bundles: readonly object[] = [
  payloads({
    groupServiceIds: { 's-1': [{ serviceids: [] }] },
    serviceIdGroups: { serviceid_groups: [{ id: 's-1' }] },
  }),
  payloads({
    failures: [{ list: 'users', page: 1, status: 403 }],
    reading: true,
    partial: ['roles'],
    ownerPolicy: true,
  }),
  {
    ...samplePayloads(),
    account: payload('account'),
    effectiveSettings: payload('effective-settings-template-restricts'),
    serviceIdGroups: payload('service-id-groups-none'),
  },
];

/** Reads an input and holds the result to all that is promised of one; says whether it was an account. */
function read(input: unknown): boolean {
  const result = accountFromIbmCloud(input as never);
  // Node's `assert`, as it is called a hundred thousand times, which `expect` is slow for.
  if (result.ok) {
    assert.deepEqual(parseAccount(result.account), { ok: true, value: result.account });
    // A7: plain data, of which nothing is lost on the way through text.
    assert.deepEqual(JSON.parse(JSON.stringify(result)), result);
    for (const { code } of result.diagnostics) assert.ok(Object.hasOwn(PAYLOAD_DIAGNOSTICS, code));
  } else {
    assert.ok(result.issues.length > 0);
    for (const { code } of result.issues) assert.ok(Object.hasOwn(PAYLOAD_ISSUES, code));
  }
  for (const { path, message } of result.ok ? result.diagnostics : result.issues) {
    assert.ok(path.every((key) => typeof key === 'string' || Number.isSafeInteger(key)));
    assert.match(message, /^(the input|`[^`\p{C}]*`) [a-z][^\p{C}]*[^.]$/u);
  }
  return result.ok;
}

function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null) {
    Object.freeze(value);
    for (const part of Object.values(value)) frozen(part);
  }
  return value;
}

/** A copy of JSON with another value in one of its places, which is drawn among all; an own property each. */
function replaced(value: unknown, place: number, other: (part: unknown) => unknown): unknown {
  let left = place % places(value);
  return copy(value);

  function copy(part: unknown): unknown {
    if (left-- === 0) return other(part);
    if (Array.isArray(part)) return part.flatMap((item) => dropped(copy(item)));
    if (typeof part !== 'object' || part === null) return part;
    return Object.fromEntries(
      Object.entries(part).flatMap(([key, item]) => dropped(copy(item)).map((kept) => [key, kept])),
    );
  }
}

const DROPPED = Symbol('dropped');

function dropped(value: unknown): unknown[] {
  return value === DROPPED ? [] : [value];
}

function places(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 1;
  return Object.values(value).reduce((sum: number, part) => sum + places(part), 1);
}

// What is likely to be nearly right, beside whatever there is; or nothing, or the same twice.
const changes: fc.Arbitrary<(part: unknown) => unknown> = fc.oneof(
  anything.map((value) => () => value),
  fc
    .constantFrom<unknown>(
      undefined,
      null,
      '',
      0,
      [],
      {},
      [{}],
      true,
      'IBMid-1',
      'iam-ServiceId-1',
      'account-owner',
      DROPPED,
    )
    .map((value) => () => value),
  fc.constant((part: unknown) => (Array.isArray(part) ? [...part, ...part] : [part])),
  fc
    .constantFrom('__proto__', 'constructor', 'toString', 'accountId', 'iam_id', '')
    .map(
      (key) => (part: unknown) =>
        typeof part === 'string'
          ? key
          : Object.defineProperty({ ...Object(part) }, key, { value: part, enumerable: true }),
    ),
);

const mutated: fc.Arbitrary<unknown> = fc
  .tuple(fc.constantFrom(...bundles), fc.array(fc.tuple(fc.nat(), changes), { minLength: 1, maxLength: 3 }))
  .map(([bundle, edits]) => {
    // What one change puts in may be no JSON, and then it is not copied again.
    const [[first, change] = [0, () => undefined], ...others] = edits;
    const jsonish = others.reduce((whole: unknown, [place]) => replaced(whole, place, () => null), bundle);
    return replaced(jsonish, first, change);
  });

const mutatedTexts: fc.Arbitrary<string> = fc
  .tuple(
    fc.constantFrom(...bundles),
    fc.array(
      fc.record({
        place: fc.nat(),
        length: fc.nat({ max: 3 }),
        insert: fc.oneof(
          fc.constantFrom(
            '',
            '"',
            '0',
            '-',
            ',',
            ':',
            '[',
            ']',
            '{',
            '}',
            'null',
            '[]',
            'a',
            '\\u0000',
            '"__proto__":{},',
          ),
          fc.string({ maxLength: 3, unit: 'binary' }),
        ),
      }),
      { minLength: 1, maxLength: 3 },
    ),
  )
  .map(([bundle, splices]) =>
    splices.reduce((text, { place, length, insert }) => {
      const at = place % (text.length + 1);
      return text.slice(0, at) + insert + text.slice(at + length);
    }, JSON.stringify(bundle)),
  );

describe('accountFromIbmCloud', () => {
  it('B11: never throws, whatever comes', () => {
    fc.assert(
      fc.property(anything, (input) => {
        expect(read(input)).toBe(false);
      }),
      { numRuns: 1000 },
    );
  });

  it('B11: never throws, whatever the fields are', () => {
    const bodies = fc.oneof(anything, fc.array(anything));
    const fields = Object.keys(Object.assign({}, ...bundles)).map((field) => [field, bodies] as const);
    fc.assert(
      fc.property(fc.record(Object.fromEntries(fields), { requiredKeys: [] }), (input) => {
        read({ ...payloads(), ...input });
      }),
      { numRuns: RUNS },
    );
  });

  it('B10, B11: bodies with changes anywhere are an account that parses, or issues', () => {
    const outcomes: boolean[] = [];
    fc.assert(
      fc.property(mutated, (input) => {
        outcomes.push(read(input));
      }),
      { numRuns: RUNS },
    );
    expect(outcomes.filter((ok) => ok).length).toBeGreaterThan(RUNS / 20);
    expect(outcomes.filter((ok) => !ok).length).toBeGreaterThan(RUNS / 20);
  });

  it('B10, B11: so are texts with changes anywhere, if they still are JSON', () => {
    const outcomes: boolean[] = [];
    fc.assert(
      fc.property(mutatedTexts, (text) => {
        let input: unknown;
        try {
          input = JSON.parse(text);
        } catch {
          return;
        }
        outcomes.push(read(input));
        const result = accountFromIbmCloud(input as never);
        // Nothing that comes from text throws within the adapter, or is larger than it looks.
        const codes = result.ok ? [] : result.issues.map(({ code }) => code);
        expect(codes).not.toContain('not-json');
        expect(codes).not.toContain('repeated-too-often');
      }),
      { numRuns: 3 * RUNS },
    );
    expect(outcomes.filter((ok) => ok).length).toBeGreaterThan(RUNS / 20);
    expect(outcomes.filter((ok) => !ok).length).toBeGreaterThan(RUNS / 20);
  });

  it('A6: changes nothing of its input, and keeps nothing of it', () => {
    fc.assert(
      fc.property(fc.constantFrom(...bundles), fc.nat(), (bundle, place) => {
        const text = JSON.stringify(replaced(bundle, place, () => []));
        const result = accountFromIbmCloud(JSON.parse(text));
        const input = frozen(JSON.parse(text));
        expect(accountFromIbmCloud(input)).toEqual(result);
        expect(JSON.stringify(input)).toBe(text);
        const own = new Set(reachable(input));
        expect(reachable(accountFromIbmCloud(input)).filter((part) => own.has(part))).toEqual([]);
      }),
      { numRuns: RUNS / 8 },
    );
  });

  it('leaves the prototypes of the language as they are', () => {
    const names = () => [Object.prototype, Array.prototype].map((prototype) => Reflect.ownKeys(prototype));
    const before = names();
    const text = JSON.stringify(bundles).replaceAll('"id":', '"__proto__":{"polluted":1},"id":');
    for (const bundle of JSON.parse(text)) read(bundle);
    expect(names()).toEqual(before);
  });
});

/** Every object within a value. */
function reachable(value: unknown): object[] {
  if (typeof value !== 'object' || value === null) return [];
  return [value, ...Object.values(value).flatMap(reachable)];
}
