import { it } from 'vitest';
import { assertArrives } from './plans.ts';

it('a plan leads to the account that it was written for', () => assertArrives(200));
