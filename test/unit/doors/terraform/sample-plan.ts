import { readFileSync } from 'node:fs';

/** One of the sample plans, by the name of its file. */
export function samplePlan(name: 'locks-out' | 'keeps-in'): unknown {
  return JSON.parse(readFileSync(new URL(`../../../../docs/examples/plans/${name}.json`, import.meta.url), 'utf8'));
}
