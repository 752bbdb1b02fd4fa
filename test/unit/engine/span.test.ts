import { expect, it } from 'vitest';
import { ALWAYS, AT_NO_TIME, holdsAt } from '../../../src/engine/span.ts';

/** The seconds of the first and the last time that a request can name. */
const [FIRST, LAST] = [-8.64e12, 8.64e12];

it.each([
  ['always, at no time', ALWAYS, undefined, true],
  ['always, at the first second', ALWAYS, FIRST, true],
  ['always, at the last second', ALWAYS, LAST, true],
  ['at no time, at no time', AT_NO_TIME, undefined, true],
  ['at no time, at the first second', AT_NO_TIME, FIRST, false],
  ['at no time, at the last second', AT_NO_TIME, LAST, false],
  ['from 5 on and before 7, at no time', { from: 5, until: 7 }, undefined, false],
  ['from 5 on and before 7, at 4', { from: 5, until: 7 }, 4, false],
  ['from 5 on and before 7, at 5', { from: 5, until: 7 }, 5, true],
  ['from 5 on and before 7, at 6', { from: 5, until: 7 }, 6, true],
  ['from 5 on and before 7, at 7', { from: 5, until: 7 }, 7, false],
])('what holds %s: %#', (_, span, second, holds) => {
  expect(holdsAt(span, second)).toBe(holds);
});
