import type { StringTest } from './string-test.ts';
import { FALSE, OPEN, TRUE, type Truth, unknownFor } from './ternary.ts';

/**
 * The possible values of one attribute of a request; `undefined` stands for an absent attribute. There is one value,
 * except where IBM does not document which of several it is (G5). `open`: each request has its own value.
 */
export type PossibleValues = readonly [string | undefined, ...(string | undefined)[]] | 'open';

/** The attributes of a request, by name (G2). */
export type Attributes = (name: string) => PossibleValues;

const UNDOCUMENTED = unknownFor('undocumented-target');

/** True or false if all possible values give the same result, else unknown (G5). */
export function testValues(test: StringTest, values: PossibleValues): Truth {
  if (values === 'open') return OPEN;
  const holds = test(values[0]);
  for (const value of values) if (test(value) !== holds) return UNDOCUMENTED;
  return holds ? TRUE : FALSE;
}
