// The engine has loops of its own: to copy a list, to search it, to call a function for each entry. `workOf` counts none
// of them, nor each call of a function that became part of its caller. So other loops, which count, take their place.

const { indexOf } = Array.prototype;

/** Methods that call a function for each entry. */
const CALLING = ['every', 'filter', 'find', 'findIndex', 'flatMap', 'forEach', 'map', 'reduce', 'some'];
/** Methods that copy entries. */
const COPYING = ['concat', 'flat', 'slice', 'toReversed', 'toSorted'];
/** Methods that search an entry. */
const SEARCHING = ['includes', 'indexOf'];
/** What `for`, `...` and `new Set` go through. */
const ITERATORS: readonly object[] = [[].values(), new Map().values(), new Set().values()].map(prototypeOf);

/** How many entries loops went through, by the kind of loop. */
type Steps = Readonly<Record<string, number>>;
type Method = (...args: readonly unknown[]) => unknown;
type Counting = (this: readonly unknown[], ...args: readonly unknown[]) => unknown;

let counts: Record<string, number> = {};

function count(loop: string, entries: number): void {
  counts[loop] = (counts[loop] ?? 0) + entries;
}

/** Counts the entries that the engine's own loops go through in a call, each kind of loop by itself. */
export function stepsOf(run: () => unknown, shares = 1): Steps {
  const putBack = [
    ...CALLING.map((name) => replace(Array.prototype, name, calling)),
    ...COPYING.map((name) => replace(Array.prototype, name, copying)),
    ...SEARCHING.map((name) => replace(Array.prototype, name, searching)),
    ...ITERATORS.map((iterator) => replace(iterator, 'next', stepping)),
  ];
  counts = {};
  try {
    run();
  } finally {
    for (let at = 0; at < putBack.length; at++) putBack[at]?.();
  }
  return Object.fromEntries(Object.entries(counts).map(([loop, entries]) => [loop, entries / shares]));
}

/** The largest exponent by which a kind of loop grows, between four and sixteen times of a size. */
export function exponentOfSteps(steps: (size: number) => Steps, size: number): number {
  const [few, many] = [steps(4 * size), steps(16 * size)];
  const exponents = Object.entries(many).map(
    ([loop, entries]) => Math.log2(atLeastOne(entries) / atLeastOne(few[loop])) / 2,
  );
  return Math.max(...exponents);
}

function atLeastOne(entries = 0): number {
  return Math.max(1, entries);
}

/** Puts another method in the place of one. @returns what puts the old one back */
function replace(holder: object, name: string, make: (method: Method, loop: string) => Counting): () => void {
  const method: Method = Reflect.get(holder, name);
  const put = (value: unknown): void => {
    Object.defineProperty(holder, name, { value, configurable: true, enumerable: false, writable: true });
  };
  put(make(method, `${Reflect.get(holder, Symbol.toStringTag) ?? 'Array'} ${name}`));
  return () => put(method);
}

function calling(method: Method, loop: string): Counting {
  return function (call, ...others) {
    if (typeof call !== 'function') return Reflect.apply(method, this, [call, ...others]);
    const counting: Method = (...args) => {
      count(loop, 1);
      return Reflect.apply(call, undefined, args);
    };
    return Reflect.apply(method, this, [counting, ...others]);
  };
}

function copying(method: Method, loop: string): Counting {
  return function (...args) {
    const copy = Reflect.apply(method, this, args);
    if (Array.isArray(copy)) count(loop, copy.length);
    return copy;
  };
}

function searching(method: Method, loop: string): Counting {
  return function (...args) {
    const place: number = Reflect.apply(indexOf, this, args);
    count(loop, place === -1 ? this.length : place + 1);
    return Reflect.apply(method, this, args);
  };
}

function stepping(method: Method, loop: string): Counting {
  return function (...args) {
    count(loop, 1);
    return Reflect.apply(method, this, args);
  };
}

function prototypeOf(iterator: object): object {
  return Object.getPrototypeOf(iterator);
}
