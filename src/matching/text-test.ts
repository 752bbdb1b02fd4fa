import { readWildcard } from './wildcard.ts';

/** A test of an attribute's value; `undefined` stands for an attribute that is absent. */
export type TextTest = (text: string | undefined) => boolean;

/** Reads a matcher's operator and value (G4); `undefined` where the operator is unknown or cannot take the value. */
export function readTextTest(operator: unknown, value: unknown): TextTest | undefined {
  switch (operator) {
    case 'stringEquals':
      return mapText(value, (expected) => (text) => text === expected);
    case 'stringEqualsAnyOf':
      return mapTexts(value, (expected) => {
        const set = new Set<string | undefined>(expected);
        return (text) => set.has(text);
      });
    case 'stringMatch':
      return mapText(value, readMatch);
    case 'stringMatchAnyOf':
      return mapTexts(value, (patterns) => {
        const tests = patterns.map(readMatch);
        return tests.every((test) => test !== undefined) ? (text) => tests.some((test) => test(text)) : undefined;
      });
    case 'stringExists':
      return mapText(value, (expected) => {
        if (expected === 'true') return (text) => text !== undefined;
        return expected === 'false' ? (text) => text === undefined : undefined;
      });
    default:
      return undefined;
  }
}

function readMatch(pattern: string): TextTest | undefined {
  const matches = readWildcard(pattern);
  return matches && ((text) => text !== undefined && matches(text));
}

/** A value as the text it compares as: numbers and booleans as their string in ECMAScript (G4). */
function asText(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
}

function mapText(value: unknown, read: (text: string) => TextTest | undefined): TextTest | undefined {
  const text = asText(value);
  return text === undefined ? undefined : read(text);
}

function mapTexts(value: unknown, read: (texts: readonly string[]) => TextTest | undefined): TextTest | undefined {
  if (!Array.isArray(value)) return undefined;
  const texts = value.map(asText);
  return texts.every((text) => text !== undefined) ? read(texts) : undefined;
}
