import { decide } from 'apikey-policy';
import { describe, expect, it } from 'vitest';
import { account, complete, found, objectsIn, parsed, withPolicy } from './given.ts';

function frozen<T>(value: T): T {
  for (const part of objectsIn(value)) Object.freeze(part);
  return value;
}

describe('a parsed account', () => {
  it('is equal to the input and shares no object with it', () => {
    const input = structuredClone(complete);
    const value = parsed(input);
    expect(value).toEqual(complete);
    const before = objectsIn(input);
    const after = objectsIn(value);
    expect(before.size).toBeGreaterThan(20);
    expect([...after].filter((part) => before.has(part))).toEqual([]);
  });

  it('shares no object between its own parts', () => {
    const shared = { key: 'k', value: ['v'] };
    const target = { attributes: [shared, shared], tags: [shared] };
    const value = parsed(withPolicy({ target, condition: [shared, shared] }));
    // The account and its three lists, the policy, its subject, roles and target with two lists, the condition, and
    // five matchers with a list each.
    expect(objectsIn(value).size).toBe(11 + 5 * 2);
  });

  it('leaves the input unchanged', () => {
    const input = frozen(structuredClone(complete));
    expect(parsed(input)).toEqual(complete);
    const wrong = frozen({ ...structuredClone(complete), id: '', polices: [{}], partial: [1] });
    expect(found(wrong)).toEqual(['empty id', 'wrong-type partial.0', 'unknown-field polices']);
  });

  it('has only own fields, and none that is undefined (A7)', () => {
    const input = account({ roles: undefined, partial: undefined, enterprise: { apiKeyCreation: undefined } });
    expect(Object.keys(parsed(input))).toEqual(['id', 'principals', 'accessGroups', 'policies', 'enterprise']);
    expect(Object.keys(parsed(input).enterprise ?? {})).toEqual([]);
    expect(parsed(withPolicy({ condition: { a: undefined } })).policies[0]).toHaveProperty('condition', {});
  });

  it('is equal to its JSON (A7), which has one zero', () => {
    const input = withPolicy({ condition: { value: [-0, 0, -1] }, target: { attributes: [{ key: 'k', value: -0 }] } });
    expect(parsed(input)).toEqual(JSON.parse(JSON.stringify(input)));
    expect(parsed(input)).toEqual(JSON.parse(JSON.stringify(parsed(input))));
  });

  it('consists of plain objects, for an input of any realm or prototype', () => {
    const bare = Object.assign(Object.create(null), account({ enterprise: Object.create(null) }));
    const plain = [...objectsIn(parsed(bare))].map((part) => Object.getPrototypeOf(part));
    expect(new Set(plain)).toEqual(new Set([Object.prototype, Array.prototype]));
  });

  it('does not read fields of a prototype', () => {
    expect(found(Object.create(account()))).toEqual(['wrong-type']);
    const heir = Object.create({ id: 'a', isPrototypeOf: undefined });
    expect(found(Object.assign(heir, account({ id: undefined })))).toEqual(['missing id']);
  });

  it('reads what JSON has: no symbols, no hidden fields, no fields of arrays', () => {
    const input = { ...account(), [Symbol('s')]: 1, policies: Object.assign([], { other: 1 }) };
    Object.defineProperty(input, 'hidden', { value: 1, enumerable: false });
    expect(parsed(input)).toEqual(account());
  });

  it('calls a getter once', () => {
    let reads = 0;
    const input = {
      ...account(),
      get id() {
        reads++;
        return `account-${reads}`;
      },
    };
    expect(parsed(input).id).toBe('account-1');
    expect(reads).toBe(1);
  });
});

describe('names that every object has', () => {
  const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf'];

  it.each(names)('%s: is accepted as any id, key, member, group, role or string', (name) => {
    const input = {
      id: name,
      ownerId: name,
      apiKeyCreation: name,
      principals: [{ kind: 'user', id: name, state: name }],
      accessGroups: [{ id: name, members: [name] }],
      policies: [
        {
          id: name,
          subject: { accessGroup: name },
          roles: [name],
          target: { attributes: [{ key: name, operator: name, value: name }] },
          condition: JSON.parse(`{ "${name}": { "${name}": "${name}" } }`),
        },
      ],
      roles: [{ crn: name, service: name, actions: [name] }],
    };
    const value = parsed(input);
    expect(value).toEqual(input);
    expect(JSON.stringify(value)).toBe(JSON.stringify(input));
    expect(decide(value, { principal: name, action: 'iam-identity.account.update' }).effect).toBe('deny');
  });

  it.each(names)('%s: is an unknown field everywhere, and changes no prototype', (name) => {
    const before = Reflect.ownKeys(Object.prototype);
    const text = JSON.stringify(complete).replaceAll('"name"', `"${name}"`);
    const issues = found(JSON.parse(text));
    expect(issues).toHaveLength(7);
    expect(issues.every((issue) => issue.startsWith('unknown-field ') && issue.endsWith(`.${name}`))).toBe(true);
    expect(Reflect.ownKeys(Object.prototype)).toEqual(before);
    expect(Object.getPrototypeOf(parsed(account()))).toBe(Object.prototype);
  });

  it('does not replace a required field', () => {
    expect(found(JSON.parse(`{ "__proto__": ${JSON.stringify(account())} }`))).toEqual([
      'unknown-field __proto__',
      'missing id',
      'missing principals',
      'missing accessGroups',
      'missing policies',
    ]);
  });
});
