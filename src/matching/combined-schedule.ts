import type { Schedule } from './schedule.ts';

/** The schedule that holds when all (`and`) or any (`or`) of some repeating schedules hold. */
export function combinedSchedule(kind: 'and' | 'or', schedules: readonly Schedule[]): Schedule {
  const period = schedules.reduce((longest, schedule) => Math.max(longest, schedule.period), 1);
  const needed = kind === 'and' ? schedules.length : 1;
  let holding = schedules.filter(({ holdsFirst }) => holdsFirst).length;
  const holdsFirst = holding >= needed;
  const changes: number[] = [];
  for (const { second, step } of stepsOf(schedules, period)) {
    const held = holding >= needed;
    holding += step;
    if (holding >= needed === held) continue;
    // If one schedule ends when another begins, the two changes cancel each other.
    if (changes.at(-1) === second) changes.pop();
    else changes.push(second);
  }
  return { period, changes, holdsFirst };
}

interface Step {
  readonly second: number;
  /** 1 if one more schedule holds from this second on, -1 if one fewer holds. */
  readonly step: 1 | -1;
}

/** The changes of all schedules in ascending order. Shorter periods divide this one, so they repeat within it. */
function stepsOf(schedules: readonly Schedule[], period: number): readonly Step[] {
  const steps: Step[] = [];
  for (const schedule of schedules) {
    for (const [place, change] of schedule.changes.entries()) {
      const step = (place % 2 === 0) === schedule.holdsFirst ? -1 : 1;
      for (let later = 0; later < period; later += schedule.period) steps.push({ second: change + later, step });
    }
  }
  return steps.sort((a, b) => a.second - b.second);
}
