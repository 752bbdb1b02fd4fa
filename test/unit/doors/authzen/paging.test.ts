import { type AuthzenOptions, createAuthzenPdp } from 'apikey-policy/authzen';
import { describe, expect, it } from 'vitest';
import { SCENARIO } from './scenario.ts';
import { checked } from './schemas.ts';

const NAMES = ['a', 'b', 'c', 'd', 'e'];
const QUERY = { subject: { type: 'user', id: 'alice' }, resource: { type: 'record', id: 'record-1' } };

/** A decision point that finds these actions, whoever asks. */
function finding(names: readonly string[], options?: AuthzenOptions) {
  const searchActions = () => ({ results: names.map((name) => ({ name })), context: { from: 'a cache' } });
  return checked(createAuthzenPdp({ ...SCENARIO, searchActions }, options));
}

const pdp = finding(NAMES);

/** One page, as its names and where it stands. */
function page(request: unknown, query: object = QUERY, of = pdp) {
  const response = of.actionSearch({ ...query, page: request });
  if (response.status !== 200) throw new Error(response.body);
  const { page: { next_token: token = '', ...counts } = {}, results } = response.body;
  return { names: results.map(({ name }) => name).join(''), token, ...counts };
}

const STALE = '`page.token` must come from the same query and limit, and the results must not have changed';

describe('c-4-5: pages of a search', () => {
  it('are cut by a limit, counted, and end with an empty token', () => {
    const first = page({ limit: 2 });
    expect(first).toEqual({ names: 'ab', token: expect.stringMatching(/./), count: 2, total: 5 });
    const second = page({ limit: 2, token: first.token });
    expect(second).toEqual({ names: 'cd', token: expect.stringMatching(/./), count: 2, total: 5 });
    expect(page({ limit: 2, token: second.token })).toEqual({ names: 'e', token: '', count: 1, total: 5 });
    expect(page({ limit: 5 })).toEqual({ names: 'abcde', token: '', count: 5, total: 5 });
    expect(page({ limit: Number.MAX_SAFE_INTEGER }).token).toBe('');
  });

  it('c-4-5-2: a token alone goes on with the limit of the pages before', () => {
    const { token } = page({ limit: 3 });
    expect(page({ token })).toEqual({ names: 'de', token: '', count: 2, total: 5 });
    const one = page({ limit: 1 });
    expect(page({ token: one.token }).names).toBe('b');
  });

  it('go on from any position, and with any limit', () => {
    const names = Array.from({ length: 100 }, (_, index) => String.fromCharCode(0x4e00 + index));
    const many = finding(names);
    const first = page({ limit: 40 }, QUERY, many);
    const second = page({ token: first.token }, QUERY, many);
    expect(second.names).toBe(names.slice(40, 80).join(''));
    expect(page({ token: second.token }, QUERY, many).names).toBe(names.slice(80).join(''));
  });

  it('c-4-5-4: without `page` everything comes, and no page; an empty one is one', () => {
    const everything = { context: { from: 'a cache' }, results: NAMES.map((name) => ({ name })) };
    expect(pdp.actionSearch(QUERY).body).toEqual(everything);
    expect(pdp.actionSearch({ ...QUERY, page: {} }).body).toEqual({
      page: { next_token: '', count: 5, total: 5 },
      ...everything,
    });
    expect(page({ properties: { sort: 'name' }, token: '', more: 1 }).names).toBe('abcde');
  });

  it('has `page` as its first key', () => {
    expect(Object.keys(pdp.actionSearch({ ...QUERY, page: { limit: 1 } }).body)).toEqual([
      'page',
      'context',
      'results',
    ]);
  });

  it('AZ-2: a limit of 0 has no results and stays where it is', () => {
    const nothing = page({ limit: 0 });
    expect(nothing).toEqual({ names: '', token: expect.stringMatching(/./), count: 0, total: 5 });
    expect(page({ limit: 0, token: nothing.token })).toEqual(nothing);
    expect(page({ token: nothing.token }).names).toBe('abcde');
    expect(page({ limit: 4, token: nothing.token }).names).toBe('abcd');
    const { token } = page({ limit: 2 });
    expect(page({ limit: 0, token })).toEqual({ names: '', token, count: 0, total: 5 });
    expect(page({ limit: 0 }, QUERY, finding([]))).toEqual({ names: '', token: '', count: 0, total: 0 });
  });

  it('a page is never larger than `pageSize`, asked for or not', () => {
    const small = finding(NAMES, { pageSize: 2 });
    const first = page(undefined, QUERY, small);
    expect(first).toEqual({ names: 'ab', token: expect.stringMatching(/./), count: 2, total: 5 });
    expect(page({ token: first.token }, QUERY, small).names).toBe('cd');
    const large = page({ limit: 3 }, QUERY, small);
    expect(large.names).toBe('ab');
    expect(page({ limit: 3, token: large.token }, QUERY, small).names).toBe('cd');
    for (const pageSize of [0, -1, 1.5, Number.NaN]) {
      expect(() => finding(NAMES, { pageSize })).toThrow(new TypeError('`pageSize` must be a positive integer'));
    }
    expect(page(undefined, QUERY, finding(NAMES, { pageSize: 5 })).names).toBe('abcde');
  });

  it('a token belongs to its query, in whatever order its keys stand', () => {
    const subject = { type: 'user', id: 'alice', properties: { a: 1, b: [{ c: null }, 'x'] } };
    const query = { ...QUERY, subject, context: { time: '1' } };
    const { token } = page({ limit: 2 }, query);
    const { type, id, properties } = subject;
    const reordered = {
      context: query.context,
      resource: QUERY.resource,
      subject: { properties: { b: properties.b, a: 1 }, id, type },
    };
    expect(page({ token }, reordered).names).toBe('cd');
    expect(page({ token }, { ...query, unread: 1 }).names).toBe('cd');
    const others = [
      QUERY,
      { ...query, context: { time: '2' } },
      { ...query, subject: { ...subject, id: 'bob' } },
      { ...query, subject: { ...subject, properties: { a: 1, b: [{ c: null }] } } },
      { ...query, subject: { ...subject, properties: { a: '1', b: properties.b } } },
      { ...query, resource: { type: 'record', id: 'record-2' } },
      { ...query, resource: { ...QUERY.resource, properties: {} } },
    ];
    for (const other of others) expect(() => page({ token }, other)).toThrow(STALE);
  });

  it('a token belongs to its limit, its results and its search', () => {
    const { token } = page({ limit: 2 });
    expect(() => page({ limit: 3, token })).toThrow(STALE);
    expect(() => page({ token }, QUERY, finding(['a', 'c', 'd', 'e', 'f']))).toThrow(STALE);
    expect(() => page({ token }, QUERY, finding([]))).toThrow(STALE);
    expect(page({ token }, QUERY, finding(NAMES)).names).toBe('cd');
    const subjects = { ...QUERY, action: { name: 'read' }, page: { token } };
    expect(pdp.subjectSearch(subjects)).toEqual({ status: 400, body: STALE });
  });

  it('refuses a string that is not a token', () => {
    const { token } = page({ limit: 2 });
    const rest = token.slice(token.indexOf('.'));
    const odd = [
      'x',
      '.',
      '..',
      '0',
      `5${rest}`,
      `-1${rest}`,
      `02${rest}`,
      `${token} `,
      ` ${token}`,
      `${token}.`,
      `NaN${rest}`,
    ];
    for (const text of [...odd, `${'z'.repeat(400)}${rest}`, token.toUpperCase(), '__proto__', 'x'.repeat(100_000)]) {
      expect(pdp.actionSearch({ ...QUERY, page: { token: text } })).toEqual({ status: 400, body: STALE });
    }
  });

  it('what is wrong with a page is said', () => {
    const refusals: [unknown, string][] = [
      [{ limit: -1 }, '`page.limit` must be an integer of at least 0'],
      [{ limit: 1.5 }, '`page.limit` must be an integer of at least 0'],
      [{ limit: '2' }, '`page.limit` must be an integer of at least 0'],
      [{ limit: null }, '`page.limit` must be an integer of at least 0'],
      [{ limit: 2 ** 53 }, '`page.limit` must be an integer of at least 0'],
      [{ token: 1 }, '`page.token` must be a string'],
      [{ token: null, limit: [] }, '`page.token` must be a string; `page.limit` must be an integer of at least 0'],
      ['2', '`page` must be an object'],
      [null, '`page` must be an object'],
    ];
    for (const [request, message] of refusals) {
      expect(pdp.actionSearch({ ...QUERY, page: request })).toEqual({ status: 400, body: message });
    }
  });
});
