import { GATEWAY_ISSUES, type HttpCall, requestFromHttp } from 'apikey-policy/gateway';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exponentOf, workOf } from './work.ts';

const RUNS = 3000;
const ACCOUNT = '1a2b3c4d5e6f40718293a4b5c6d7e8f9';
const CALLER = { principal: 'IBMid-060001ADMN', account: ACCOUNT };
const BODY = '{"iam_id":"IBMid-060001ADMN","restrict_create_service_id":"NOT_RESTRICTED"}';
const GUARDED = ['/v1/apikeys', '/v1/serviceids', `/v1/accounts/${ACCOUNT}/settings/identity`];
const CODES = Object.keys(GATEWAY_ISSUES);

// Pieces of which paths and what is none can be put together.
const piece = fc.constantFrom(
  ...['/', '//', '.', '..', '%', '%2', '%25', '%2f', '%2e', '%ff', '%u002f', ';', '?', '#', '\\', ':', ' ', '\u0000'],
  ...['v1', 'v2', 'apikeys', 'serviceids', 'accounts', ACCOUNT, 'settings', 'identity', '\uD800', '\u2025', 'http:'],
);
const paths = fc.oneof(
  fc.array(piece, { maxLength: 14 }).map((pieces) => pieces.join('')),
  fc.string({ unit: 'binary' }),
  { arbitrary: fc.constantFrom(...GUARDED), weight: 4 },
);
const keys = fc.oneof(
  fc.constantFrom(
    'iam_id',
    'account_id',
    'restrict_create_service_id',
    'IAM_ID',
    '__proto__',
    'constructor',
    'toString',
  ),
  fc.string(),
);
const bodies = fc.oneof(
  fc.constant(BODY),
  fc.constantFrom(undefined, '', '{"__proto__":{"iam_id":"IBMid-1"}}', '{"a":'.repeat(50_000)),
  fc.dictionary(keys, fc.oneof(fc.constant(ACCOUNT), fc.constant(null), fc.json())).map((body) => JSON.stringify(body)),
  fc.json(),
  fc.string({ unit: 'binary' }),
);
const names = fc.oneof(
  fc.constantFrom('content-type', 'Content-Encoding', 'x-http-method', '__proto__', 'constructor', 'hasOwnProperty'),
  fc.string(),
);
const values = fc.oneof(fc.constantFrom('application/json', 'gzip', '', undefined), fc.string(), fc.array(fc.string()));
const headers = fc.oneof(
  { arbitrary: fc.constant(undefined), weight: 3 },
  fc.dictionary(names, values, { maxKeys: 3 }),
  fc.array(fc.tuple(names, fc.string()), { maxLength: 3 }),
);
const calls: fc.Arbitrary<HttpCall> = fc
  .tuple(fc.oneof(fc.constantFrom('POST', 'PUT', 'GET', 'PATCH'), fc.string()), paths, headers, bodies)
  .map(([method, path, given, body]) => ({ method, path, body, ...(given !== undefined && { headers: given }) }));

const UNITS = ['/', '.', '%', '%25', '%2', ';', ' ', '\\', '/..', '.x', '\u0000', '%e2%80', '#', '//x/../'].concat([
  'a',
  '_',
  '/a',
  '%20',
  '%6',
  '%c1%a1',
  '%u',
  '\u00e9',
  '\u0301',
  'settings',
  'apikey',
  'settings/identit/',
]);

describe('whatever comes', () => {
  it('is read without an exception, and what is refused says why', () => {
    const kinds = new Map<string, number>();
    fc.assert(
      fc.property(calls, (call) => {
        const read = requestFromHttp(call, CALLER);
        kinds.set(read.kind, (kinds.get(read.kind) ?? 0) + 1);
        expect(requestFromHttp(call, CALLER)).toEqual(read);
        expect(JSON.parse(JSON.stringify(read))).toEqual(read);
        if (read.kind !== 'invalid') return;
        for (const { code, message } of read.issues) {
          expect(CODES).toContain(code);
          expect(message).toMatch(/^[^\p{C}]+[^.]$/u);
        }
      }),
      { numRuns: RUNS },
    );
    for (const kind of ['decide', 'not-ours', 'invalid']) expect(kinds.get(kind)).toBeGreaterThan(RUNS / 100);
  });

  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])('has nothing from its prototype: %s', (name) => {
    const call = (body: string): HttpCall => ({ method: 'PUT', path: `/v1/accounts/${name}/settings/identity`, body });
    expect(requestFromHttp(call(BODY), { ...CALLER, account: name }).kind).toBe('decide');
    const inherited = `{"${name}":{"restrict_create_service_id":"RESTRICTED","account_id":"other"}}`;
    expect(requestFromHttp(call(inherited), { ...CALLER, account: name }).kind).toBe('not-ours');
    expect(requestFromHttp({ method: name, path: `/${name}` }, CALLER).kind).toBe('not-ours');
  });

  it.each<[string, (size: number) => Partial<HttpCall>]>([
    ['slashes', (size) => ({ path: '/'.repeat(size) })],
    ['dots', (size) => ({ path: `/v1/${'.'.repeat(size)}x` })],
    ['segments up', (size) => ({ path: '/x/..'.repeat(size) })],
    ['percent signs', (size) => ({ path: `/v1/${'%25'.repeat(size)}61pikeys` })],
    ['percent signs of percent signs', (size) => ({ path: `/v1/${'%%32%35'.repeat(size)}` })],
    ['escapes within escapes', (size) => ({ path: `/v1/%6${'%3'.repeat(size)}1pikeys` })],
    ['overlong letters', (size) => ({ path: `/v1/${'%c1%a1'.repeat(size)}` })],
    ['bytes that wait', (size) => ({ path: `/v1/${'%f0%80'.repeat(size)}%` })],
    ['halves of pairs', (size) => ({ path: `/v1/${'%ud835'.repeat(size)}x` })],
    ['letters that unfold', (size) => ({ path: `/v1/${'\ufdfa'.repeat(size)}` })],
    ['bytes that are none', (size) => ({ path: `/v1/${'%ff'.repeat(size)}` })],
    ['parameters', (size) => ({ path: `/v1/apikeys${';a'.repeat(size)}/x` })],
    ['keys', (size) => ({ body: `{${Array.from({ length: size }, (_, key) => `"${key}":1`).join(',')}}` })],
    ['depth', (size) => ({ body: `${'{"a":'.repeat(size)}1${'}'.repeat(size)}` })],
    ['escapes', (size) => ({ body: `{"iam_id":"${'\\"'.repeat(size)}"}` })],
    ['blanks in a content type', (size) => ({ headers: { 'content-type': `application/json${' '.repeat(size)}x` } })],
    [
      'parameters of a content type',
      (size) => ({ headers: { 'content-type': `application/json${';charset '.repeat(size)}` } }),
    ],
    ['headers', (size) => ({ headers: Array.from({ length: size }, (_, name) => [`x-${name}`, ''] as const) })],
  ])('costs in proportion to its size: %s', (_, make) => {
    const read = (size: number): number =>
      workOf(() => requestFromHttp({ method: 'POST', path: '/v1/apikeys', body: BODY, ...make(size) }, CALLER));
    expect(exponentOf(read, 200)).toBeLessThan(1.3);
  });

  it('does not hang on a string of any length', () => {
    for (const unit of UNITS) {
      const long = unit.repeat(Math.ceil(30_000 / unit.length));
      for (const path of [long, `/v1/${long}apikeys`, `/v1/apikeys${long}x`]) {
        expect(requestFromHttp({ method: 'POST', path, body: BODY }, CALLER).kind).toBeTypeOf('string');
      }
      const type = { 'content-type': `application/json${long}x`, 'x-http-method': long };
      const body = `{"a${'"'.repeat(30_000)}`;
      expect(requestFromHttp({ method: 'POST', path: '/v1/apikeys', headers: type, body }, CALLER).kind).toBe(
        'invalid',
      );
    }
  });
});
