import type { Account } from 'apikey-policy';
import { accounts } from 'apikey-policy/testing';
import fc from 'fast-check';

/** Whatever JavaScript has: fast-check draws dates, boxed values, holes, typed lists and bare prototypes, too. */
export const anything: fc.Arbitrary<unknown> = fc.anything({
  withBigInt: true,
  withBoxedValues: true,
  withDate: true,
  withMap: true,
  withSet: true,
  withNullPrototype: true,
  withObjectString: true,
  withSparseArray: true,
  withTypedArray: true,
});

/** One change somewhere in a value: the place is drawn as a number among all places that there are. */
interface Edit {
  readonly kind: 'delete' | 'replace' | 'duplicate' | 'rename' | 'move';
  readonly place: number;
  readonly other: number;
  readonly value: unknown;
  readonly key: string;
}

interface Place {
  readonly whole: object;
  readonly key: string;
}

function placesIn(value: unknown, outer: ReadonlySet<object> = new Set()): readonly Place[] {
  if (typeof value !== 'object' || value === null || outer.has(value)) return [];
  const around = new Set([...outer, value]);
  return Object.entries(value).flatMap(([key, part]) => [{ whole: value, key }, ...placesIn(part, around)]);
}

function set(whole: object, key: string, value: unknown): void {
  Object.defineProperty(whole, key, { value, writable: true, enumerable: true, configurable: true });
}

function apply(root: unknown, { kind, place, other, value, key }: Edit): void {
  // What was put in before can be huge, or within itself; a place among the first is place enough.
  const places = placesIn(root).slice(0, 5000);
  const here = places[place % places.length];
  const there = places[other % places.length];
  if (here === undefined || there === undefined || Object.isFrozen(here.whole)) return;
  const part: unknown = Reflect.get(here.whole, here.key);
  switch (kind) {
    case 'delete':
      if (Array.isArray(here.whole)) here.whole.splice(Number(here.key), 1);
      else Reflect.deleteProperty(here.whole, here.key);
      return;
    case 'replace':
      set(here.whole, here.key, value);
      return;
    case 'duplicate':
      if (Array.isArray(here.whole)) here.whole.push(other % 2 === 0 ? part : structuredCopy(part));
      else set(here.whole, key, part);
      return;
    case 'rename':
      Reflect.deleteProperty(here.whole, here.key);
      set(here.whole, key, part);
      return;
    case 'move':
      // Another part of the same value, which may hold this one.
      set(here.whole, here.key, Reflect.get(there.whole, there.key));
  }
}

function structuredCopy(part: unknown): unknown {
  const text = JSON.stringify(part);
  return text === undefined ? part : JSON.parse(text);
}

// Keys of an account, keys that nearly are one, and names that every object has.
const keys = fc.oneof(
  fc.constantFrom('id', 'name', 'email', 'principal', 'accessGroup', 'condition', 'conditions', 'members', 'partial'),
  fc.constantFrom('__proto__', 'constructor', 'toString', 'hasOwnProperty', 'length', 'conditon', 'Roles', ''),
  fc.string(),
);

// What is likely to be right, or nearly so, beside whatever there is.
const values = fc.oneof(
  anything,
  fc.constantFrom<unknown>(
    undefined,
    null,
    '',
    [],
    {},
    'IBMid-060001ADMN',
    'iam-ServiceId-9f1a0c1e-0001',
    'roles',
    true,
  ),
);

const edits: fc.Arbitrary<Edit> = fc.record({
  kind: fc.constantFrom('delete', 'replace', 'duplicate', 'rename', 'move'),
  place: fc.nat(),
  other: fc.nat(),
  value: values,
  key: keys,
});

/** Accounts with some changes anywhere, so that many parse and many do not. */
export const mutatedAccounts: fc.Arbitrary<unknown> = fc
  .tuple(accounts(), fc.array(edits, { minLength: 1, maxLength: 4 }))
  .map(([account, changes]) => {
    const copy: unknown = structuredCopy(account);
    for (const change of changes) {
      try {
        apply(copy, change);
      } catch {
        // A bigint within has no JSON to copy, and a list takes no such length: this change is none.
      }
    }
    return copy;
  });

/** One change of a string: some characters from a position on are replaced. */
interface Splice {
  readonly place: number;
  readonly length: number;
  readonly insert: string;
}

const splices: fc.Arbitrary<Splice> = fc.record({
  place: fc.nat(),
  length: fc.nat({ max: 3 }),
  insert: fc.oneof(
    fc.constantFrom('', '', '"', '\\', '0', '9', '-', 'e', '.', ',', ':', '[', ']', '{', '}', ' ', 'null', '[]', '{}'),
    fc.constantFrom('a', 'Z', '\u0000', '\ud800', '"__proto__":{},', '"id":"x",', '\\u0000'),
    fc.string({ maxLength: 3, unit: 'binary' }),
  ),
});

function spliced(text: string, { place, length, insert }: Splice): string {
  const at = place % (text.length + 1);
  return text.slice(0, at) + insert + text.slice(at + length);
}

/** JSON texts of accounts with some characters changed; many still are JSON. */
export const mutatedTexts: fc.Arbitrary<string> = fc
  .tuple(accounts(), fc.array(splices, { minLength: 1, maxLength: 3 }))
  .map(([account, changes]: [Account, Splice[]]) => changes.reduce(spliced, JSON.stringify(account)));
