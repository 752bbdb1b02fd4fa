import { it } from 'vitest';
import { assertArrives } from './plans.ts';

/** How many plans are drawn; `RUNS` asks for another number. */
const RUNS = Number(process.env.RUNS ?? 10_000);

it(`${RUNS} plans lead to the accounts that they were written for`, () => assertArrives(RUNS));
