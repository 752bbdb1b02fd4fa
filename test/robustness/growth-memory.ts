import { setTimeout } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { AXES, OPERATOR } from './growth-accounts.ts';
import { askEverybody } from './growth-calls.ts';

setFlagsFromString('--expose-gc');
const collect: () => void = runInNewContext('gc');

/** What is measured. */
export const MEMORY = {
  axes: ['policies on IAM Identity', 'users with a policy each', 'groups of a user each', 'users', 'service IDs'],
  /** The smaller of two sizes. The larger is sixteen times as large. */
  size: 500,
  runs: 5,
} as const;

/** How the heap grows that a compiled account keeps. */
export interface MemoryGrowth {
  readonly exponent: number;
  /** For each entry, at the larger size. */
  readonly bytes: number;
}

export async function memoryOf(axis: (typeof MEMORY.axes)[number]): Promise<MemoryGrowth> {
  const large = 16 * MEMORY.size;
  const [few, many] = [await keptAt(axis, MEMORY.size), await keptAt(axis, large)];
  return { exponent: Math.log2(many / few) / 4, bytes: Math.round(many / large) };
}

async function keptAt(axis: string, size: number): Promise<number> {
  const account = AXES[axis]?.(size, OPERATOR);
  if (account === undefined) throw new Error(`there is no axis ${axis}`);
  const kept: number[] = [];
  // What stays for good, such as compiled code, counts in the first run alone.
  for (let run = 0; run <= MEMORY.runs; run++) {
    const before = await heapUsed();
    const held = [askEverybody(account)];
    const after = await heapUsed();
    if (held.pop() !== undefined && run > 0) kept.push(after - before);
  }
  return kept.sort((a, b) => a - b)[MEMORY.runs >> 1] ?? Number.NaN;
}

async function heapUsed(): Promise<number> {
  // Compilations in the background keep what they saw alive until they end.
  await setTimeout(100);
  collect();
  collect();
  return process.memoryUsage().heapUsed;
}
