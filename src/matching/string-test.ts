import { FALSE, OPEN, TRUE, type Truth, unknownFor } from './ternary.ts';
import { readWildcard } from './wildcard.ts';

/** A test of an attribute's value; `undefined` stands for an absent attribute. */
export type StringTest = (value: string | undefined) => boolean;

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

/** Makes the test of a matcher (G4); `undefined` if its operator is unknown or cannot take the value. */
export function readStringTest(operator: unknown, value: unknown): StringTest | undefined {
  switch (operator) {
    case 'stringEquals':
      return mapString(value, (expected) => (text) => text === expected);
    case 'stringEqualsAnyOf':
      return mapStrings(value, (expected) => {
        const set = new Set<string | undefined>(expected);
        return (text) => set.has(text);
      });
    case 'stringMatch':
      return mapString(value, readMatch);
    case 'stringMatchAnyOf':
      return mapStrings(value, (patterns) => {
        const tests = patterns.map(readMatch);
        return tests.every((test) => test !== undefined) ? (text) => tests.some((test) => test(text)) : undefined;
      });
    case 'stringExists':
      return mapString(value, (expected) => {
        if (expected === 'true') return (text) => text !== undefined;
        return expected === 'false' ? (text) => text === undefined : undefined;
      });
    default:
      return undefined;
  }
}

function readMatch(pattern: string): StringTest | undefined {
  const matches = readWildcard(pattern);
  return matches && ((text) => text !== undefined && matches(text));
}

/** The string that a value is compared as: for numbers and booleans, their string in ECMAScript (G4). */
function asString(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
}

function mapString(value: unknown, read: (text: string) => StringTest | undefined): StringTest | undefined {
  const text = asString(value);
  return text === undefined ? undefined : read(text);
}

function mapStrings(
  value: unknown,
  read: (strings: readonly string[]) => StringTest | undefined,
): StringTest | undefined {
  if (!Array.isArray(value)) return undefined;
  const strings = value.map(asString);
  return strings.every((text) => text !== undefined) ? read(strings) : undefined;
}
