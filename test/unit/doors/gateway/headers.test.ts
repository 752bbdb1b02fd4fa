import { requestFromHttp } from 'apikey-policy/gateway';
import { describe, expect, it } from 'vitest';
import { CALLER, call, outcome } from './given.ts';

const PACKED = { 'Content-Encoding': 'gzip' };

describe('GATE-3: headers', () => {
  it.each([
    ['an object', PACKED],
    ['an object of arrays', { content_encoding: ['gzip'] }],
    ['`Headers`', new Headers(PACKED)],
    ['pairs', Object.entries(PACKED)],
    ['a `Map`', new Map(Object.entries(PACKED))],
    ['an iterator, which gives its pairs once', new Headers(PACKED).entries()],
  ])('are read as %s', (_, headers) => {
    expect(outcome({ headers })).toBe('invalid: content-encoding');
  });

  it('are joined from all pairs with the same name', () => {
    const headers = [
      ['content-type', 'application/json'],
      ['Content-Type', 'application/json'],
    ] as const;
    expect(outcome({ headers })).toBe('invalid: content-type');
  });

  const FORM = '`headers` must be an object of strings, or `[name, value]` pairs, but';
  it.each<[string, unknown, string]>([
    [
      'the flat array of Node',
      ['content-encoding', 'gzip'],
      "is a flat list: pass Node's `headers`, not its `rawHeaders`",
    ],
    ['pairs of three', [['a', 'b', 'c']], "is a flat list: pass Node's `headers`, not its `rawHeaders`"],
    ['a string', 'content-encoding: gzip', 'is a string'],
    ['nothing', null, 'is null'],
    ['numbers', { 'content-length': 7 }, 'has a name or a value that is not a string'],
    ['numbers in an array', { 'content-length': [7] }, 'has a name or a value that is not a string'],
    ['names that are no strings', [[7, 'x']], 'has a name or a value that is not a string'],
  ])('are a TypeError as %s', (_, headers, problem) => {
    const given = call({ headers: headers as never });
    expect(() => requestFromHttp(given, CALLER)).toThrow(new TypeError(`${FORM} ${problem}`));
    // Also where no header matters: a mistake of the program shows with its first call.
    expect(() => requestFromHttp({ ...given, method: 'GET', path: '/' }, CALLER)).toThrow(TypeError);
  });
});
