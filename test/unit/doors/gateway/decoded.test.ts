import { describe, expect, it } from 'vitest';
import { decoded } from '../../../../src/doors/gateway/decoded.ts';
import { outcome } from './given.ts';

describe('GATE-2: a path, decoded until nothing changes', () => {
  it.each([
    // Other letters, and what stands between them without being seen.
    'APIKeys',
    'api\u212Aeys',
    'apikey\u017F',
    'ａｐｉｋｅｙｓ',
    'ap\u0131keys',
    'ap\u0130keys',
    'a\u0301pikeys',
    '\u00e1pikeys',
    'api\u200bkeys',
    'api\u00adkeys',
    'api\ufe0fkeys',
    'api keys',
    'api\u3000keys',
    'api\u3164keys',
    'api\u0000keys',
    'api\ue000keys',
    'api\ud800keys',
    '\u{1d41a}pikeys',
    // Percent-encoded, once and more often.
    '%61pikeys',
    '%61%70%69%6B%65%79%73',
    '%2561pikeys',
    `%${'25'.repeat(500)}61pikeys`,
    `%6${'%3'.repeat(500)}1pikeys`,
    '%%36%31pikeys',
    '%\uff16\uff11pikeys',
    '\uff0561pikeys',
    '%6\u200b1pikeys',
    'api%00keys',
    'api%E2%80%8Bkeys',
    '%EF%BD%81pikeys',
    // As UTF-16, and as UTF-8 that is longer than it has to be, broken, or handed over byte by byte.
    '%u0061pikeys',
    '%U0061pikeys',
    '%u00%361pikeys',
    '%uFF41pikeys',
    '%ud835%udc1apikeys',
    '%ED%A0%B5%ED%B0%9Apikeys',
    '%c1%a1pikeys',
    '%e0%81%a1pikeys',
    '%f0%80%81%a1pikeys',
    '%C0%A561pikeys',
    '%c1%25a1pikeys',
    '%c1%ff%a1pikeys',
    'api%ffkeys',
    'api%c1keys',
    'api%a1keys',
    'api%f4%90%80%80keys',
    'api%ud800keys',
    '%6%ff1pikeys',
    '%6%ud8001pikeys',
    '\u00c1\u00a1pikeys',
    '\u00ef\u00bd\u0081pikeys',
    '\u00c1%a1pikeys',
  ])('holds the name of a guarded path: %j', (segment) => {
    expect(outcome({ path: `/v1/${segment}` })).toBe('invalid: path');
    expect(outcome({ path: `/v1/${segment}/x` })).toBe('invalid: path');
  });

  it.each([
    '%6pikeys',
    '%6gpikeys',
    '%u061pikeys',
    'p%c1%21ikeys',
    '%c2%a1pikeys',
    '%e1%81%a1pikeys',
    '\u0430pikeys',
    'api%2fkeys',
    'api_keys',
    'settings',
    'identity-settings',
  ])('does not hold it: %j', (segment) => {
    expect(outcome({ path: `/v1/${segment}` })).toBe('not-ours');
  });

  it('is what was encoded, and nothing more can be decoded in it', () => {
    expect(decoded('/%C3%A9t%C3%A9/%F0%9F%94%91%20%E2%82%AC%f3%a0%80%80')).toBe('/ete/\u{1f511}\u20ac');
    expect(decoded('%u20ac%ud83d%udd11')).toBe('\u20ac\u{1f511}');
    expect(decoded('100%/%zz%2')).toBe('100%/%zz%2');
  });

  it('folds every character to characters that stay as they are', () => {
    const changed: string[] = [];
    for (let code = 0; code < 0x20000; code += 64) {
      const some = Array.from({ length: 64 }, (_, at) => String.fromCodePoint(code + at));
      const once = some.map((character) => decoded(character)).join('/');
      if (decoded(once) !== once) changed.push(code.toString(16));
    }
    expect(changed).toEqual([]);
  });
});
