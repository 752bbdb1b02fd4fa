import { describe, expect, it } from 'vitest';
import { testValues } from '../../../src/matching/string-test.ts';
import { FALSE, TRUE, unknownFor } from '../../../src/matching/ternary.ts';

const isA = (text: string | undefined): boolean => text === 'a';
const isAny = (text: string | undefined): boolean => text !== undefined;

describe('G5: a test of an attribute that may have one of several values', () => {
  it.each([
    [isA, ['a'], TRUE],
    [isA, ['b'], FALSE],
    [isA, [undefined], FALSE],
    [isAny, ['a', 'b'], TRUE],
    [isA, ['b', undefined], FALSE],
    [isA, ['a', undefined], unknownFor('undocumented-target')],
    [isA, [undefined, 'a'], unknownFor('undocumented-target')],
    [isA, ['b', 'b', 'a'], unknownFor('undocumented-target')],
  ] as const)('%o of %j', (test, values, truth) => {
    expect(testValues(test, values)).toBe(truth);
  });
});
