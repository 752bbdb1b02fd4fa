// The two ways to take a time: whole runs from nothing, and single calls in a warm loop.
import { do_not_optimize, measure } from 'mitata';

/**
 * The milliseconds of several runs of each contestant. They take turns, so that what else the machine does meets all of
 * them. Each run gets a new account, made and moved out of the way of the garbage collector before the clock starts.
 */
export function race(runs, fresh, contestants) {
  const times = Object.fromEntries(Object.keys(contestants).map((name) => [name, []]));
  for (let run = 0; run < runs; run++) {
    for (const [name, { work, check }] of Object.entries(contestants)) {
      const account = fresh();
      globalThis.gc();
      const start = performance.now();
      const result = work(account);
      times[name].push(performance.now() - start);
      check?.(result);
    }
  }
  return times;
}

/** Many runs where one is short, few where one takes seconds. */
export function runsAt(size) {
  if (size <= 100) return 31;
  if (size <= 4000) return 9;
  return size <= 100_000 ? 5 : 1;
}

/** Nanoseconds of one call after a warm-up of 200 ms, in which the engine learns which results live for a short time. */
export async function timed(call) {
  const warm = performance.now() + 200;
  do call();
  while (performance.now() < warm);
  const { avg, p50, p99 } = await measure(call, { min_cpu_time: 3e8, min_samples: 5, inner_gc: false });
  return { avg, p50, p99 };
}

/** Each call asks the next item of the list; the compiler cannot drop an answer that nobody reads. */
export function inTurn(list, ask) {
  let at = 0;
  return () => {
    at = at + 1 === list.length ? 0 : at + 1;
    do_not_optimize(ask(list[at]));
  };
}

export const sorted = (values) => values.toSorted((a, b) => a - b);
export const median = (values) => sorted(values)[values.length >> 1];
