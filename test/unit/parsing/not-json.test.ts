import { afterAll, describe, expect, it } from 'vitest';
import { account, found, freely, issuesOf, parsed, withPolicy } from './given.ts';

const polluted = Reflect.ownKeys(Object.prototype);

afterAll(() => {
  expect(Reflect.ownKeys(Object.prototype)).toEqual(polluted);
});

class Plausible {
  id = 'account-1';
  principals = [];
  accessGroups = [];
  policies = [];
}

describe('a value that is not JSON is an issue', () => {
  it.each([
    ['NaN', Number.NaN],
    ['Infinity', Infinity],
    ['BigInt', 1n],
    ['symbol', Symbol('s')],
    ['function', () => 1],
    ['class', Plausible],
    ['instance', new Plausible()],
    ['Date', new Date(0)],
    ['Map', new Map([['key', 'k']])],
    ['RegExp', /x/],
    ['boxed text', Object('x')],
    ['typed list', new Uint8Array(2)],
    ['Promise', Promise.resolve()],
    ['Error', new Error('x')],
  ])('%s', (_, value) => {
    for (const input of [...freely(value), ...freely([value]), ...freely({ a: { b: value } })]) {
      expect(issuesOf(input).map(({ code }) => code)).toEqual(['not-json']);
    }
    for (const input of [value, account({ enterprise: value }), account({ policies: [value] })]) {
      expect(issuesOf(input).map(({ code }) => code)).toEqual(['wrong-type']);
    }
    expect(issuesOf(account({ policies: value, roles: value })).map(({ code }) => code)).toEqual([
      'wrong-type',
      'wrong-type',
    ]);
  });

  it('`undefined` or a hole in an array of any JSON', () => {
    for (const list of [[undefined], Array(1), [1, undefined], [[undefined]]]) {
      for (const input of freely(list)) expect(issuesOf(input).map(({ code }) => code)).toEqual(['not-json']);
    }
  });
});

describe('an input that contains itself', () => {
  it('is an issue where it is met again', () => {
    const condition = { operator: 'and', conditions: [{}] };
    condition.conditions = [condition];
    expect(found(withPolicy({ condition }))).toEqual(['not-json policies.0.condition.conditions.0']);
    const whole = { ...withPolicy({}) };
    const policy = { id: 'p', subject: { principal: 'x' }, roles: [], target: { attributes: [] }, condition: whole };
    Object.assign(whole, { policies: [policy] });
    expect(found(whole)).toEqual(['not-json policies.0.condition.policies.0.condition']);
  });

  it('is an issue like any other in a place of another type', () => {
    const whole = { ...account() };
    Object.assign(whole, { enterprise: whole, principals: [whole], roles: [[whole]] });
    expect(found(whole)).toContain('wrong-type roles.0');
    const list: unknown[] = [];
    list.push(list);
    expect(found(account({ policies: list, partial: list }))).toEqual([
      'wrong-type policies.0',
      'wrong-type partial.0',
    ]);
  });

  it('has no issue if the same object is there twice, side by side', () => {
    const leaf = { key: 'k' };
    expect(found(withPolicy({ condition: { conditions: [leaf, leaf, [leaf]] } }))).toEqual([]);
  });
});

describe('an input that runs code', () => {
  const fail = (): never => {
    throw new Error('no');
  };
  const failing = (trap: keyof ProxyHandler<object>, target: object = {}) => new Proxy(target, { [trap]: fail });
  const revoked = (target: object) => {
    const { proxy, revoke } = Proxy.revocable(target, {});
    revoke();
    return proxy;
  };
  const unreadable = {
    code: 'not-json',
    path: [],
    message: 'the input must be plain JSON, but reading it failed',
  };

  it.each([
    ['a getter', Object.defineProperty({}, 'id', { get: fail, enumerable: true })],
    ['a getter of an entry', Object.defineProperty([], 0, { get: fail, enumerable: true })],
    ['a revoked proxy', revoked({})],
    ['a revoked proxy of a list', revoked([])],
    ['a prototype', failing('getPrototypeOf')],
    ['the keys', failing('ownKeys')],
    ['a descriptor', failing('getOwnPropertyDescriptor', { id: 1 })],
    ['a field', failing('get', { id: 1 })],
    ['an entry', failing('get', [1])],
  ])('is an issue where %s throws, at any place', (_, value) => {
    for (const input of [...freely(value), ...freely([{ a: value }])]) expect(issuesOf(input)).toEqual([unreadable]);
    for (const input of [value, account({ enterprise: value }), account({ principals: value, roles: [value] })]) {
      expect(issuesOf(input).length).toBeGreaterThan(0);
    }
  });

  it('is an issue where looking for a field throws', () => {
    expect(issuesOf(account({ principals: [failing('has')] }))).toEqual([unreadable]);
  });

  it('keeps the issues that were found before something threw', () => {
    const input = account({ id: '', policies: failing('get', []) });
    expect(issuesOf(input).map(({ code }) => code)).toEqual(['empty', 'not-json']);
  });

  it('is read like any other if it does not throw', () => {
    const transparent = (value: object): object =>
      new Proxy(value, {
        get: (target, key, receiver) => {
          const part: unknown = Reflect.get(target, key, receiver);
          return typeof part === 'object' && part !== null ? transparent(part) : part;
        },
      });
    const input = withPolicy({ condition: { operator: 'and', conditions: [{ key: 'k', value: [1] }] } });
    expect(parsed(transparent(input))).toEqual(input);
  });
});
