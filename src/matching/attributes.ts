import { FALSE, OPEN, TRUE, type Truth, unknownFor } from './ternary.ts';
import type { TextTest } from './text-test.ts';

/**
 * What is known of one attribute of a request: every value it may have, `undefined` for absent. There is one, unless the
 * documentation does not say which of several it is (G5), or each request has its own (`open`).
 */
export type PossibleValues = readonly [string | undefined, ...(string | undefined)[]] | 'open';

/** The attributes of a request, by name (G2). */
export type Attributes = (name: string) => PossibleValues;

const UNDOCUMENTED = unknownFor('undocumented-target');

/** Decided where the test answers all possible values alike (G5). */
export function testValues(test: TextTest, values: PossibleValues): Truth {
  if (values === 'open') return OPEN;
  const holds = test(values[0]);
  for (const value of values) if (test(value) !== holds) return UNDOCUMENTED;
  return holds ? TRUE : FALSE;
}
