import { Session } from 'node:inspector';

// Time says little on a machine that others use, too. The engine counts how often each block of code ran, which
// depends on nothing but the code, except that code that ran often is optimized and then counts for somewhat less.
// Blocks are only counted in code that is compiled later, so what is measured must be imported after this.
const session = new Session();
session.connect();
session.post('Profiler.enable');
session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });

/** How many blocks of the library's own code a call runs; what the engine does by itself, such as a sort, is none. */
export function workOf(run: () => unknown, files: RegExp = /\/src\//): number {
  blocksRun(files);
  run();
  return blocksRun(files);
}

/** How many blocks ran since they were last asked for. */
function blocksRun(files: RegExp): number {
  let blocks = 0;
  session.post('Profiler.takePreciseCoverage', (error, answer) => {
    if (error !== null) throw error;
    for (const { url, functions } of answer.result) {
      if (!files.test(url)) continue;
      for (const { ranges } of functions) for (const { count } of ranges) blocks += count;
    }
  });
  return blocks;
}

/** The exponent by which work grows from a size to sixteen times of it: 1 is in proportion, 2 is with the square. */
export function exponentOf(work: (size: number) => number, size: number): number {
  // The first run does what is only done once.
  work(size);
  return Math.log2(work(16 * size) / work(size)) / 4;
}

/** How often a call looks at something within a value, whether by itself or through what the engine does for it. */
export function readsOf<T>(value: T, run: (value: T) => unknown): number {
  let reads = 0;
  const watched = new WeakMap<object, object>();
  const watch = <Part>(part: Part): Part => {
    if (typeof part !== 'object' || part === null) return part;
    const known = watched.get(part) ?? new Proxy(part, { get });
    watched.set(part, known);
    return known as Part;
  };
  const get = (target: object, key: PropertyKey, receiver: unknown): unknown => {
    reads++;
    return watch(Reflect.get(target, key, receiver));
  };
  run(watch(value));
  return reads;
}
