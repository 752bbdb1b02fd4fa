import { holdsAt, nextChange, type Schedule } from './schedule.ts';
import { type Attributes, readStringTest, type StringTest, testValues } from './string-test.ts';
import { and, FALSE, or, TRUE, type Truth, truth, unknownFor } from './ternary.ts';
import { readTimeTest } from './time-test.ts';

/** A parsed condition. A node that cannot be read is `unreadable`, with everything below it (C1). */
export type ConditionTest =
  | { readonly kind: 'and' | 'or'; readonly conditions: readonly ConditionTest[] }
  | { readonly kind: 'time'; readonly test: Schedule }
  | { readonly kind: 'attribute'; readonly name: string; readonly test: StringTest }
  | { readonly kind: 'unreadable' };

/** The data that a condition tests. */
export interface Circumstances {
  readonly attributes: Attributes;
  /** Whole seconds since 1970 (C3). */
  readonly second: number | undefined;
}

const DEEPEST = 10;

const UNREADABLE: ConditionTest = { kind: 'unreadable' };
const UNKNOWN_CONDITION = unknownFor('unknown-condition');
const TIME_NEEDED = unknownFor('time-needed');

const ATTRIBUTE_PREFIX = '{{resource.attributes.';
const SUFFIX = '}}';

/** Parses a policy's condition, which may be any JSON (C1). Nodes deeper than ten levels are unreadable. */
export function readCondition(node: unknown, level = 1): ConditionTest {
  if (typeof node !== 'object' || node === null || Array.isArray(node) || level > DEEPEST) return UNREADABLE;
  const { key, operator, value, conditions, ...others } = withoutUndefined(node);
  if (Object.keys(others).length > 0 || typeof operator !== 'string') return UNREADABLE;
  if (conditions === undefined) return typeof key === 'string' ? readLeaf(key, operator, value) : UNREADABLE;
  if (key !== undefined || value !== undefined || (operator !== 'and' && operator !== 'or')) return UNREADABLE;
  // The meaning of an empty group is undocumented.
  if (!Array.isArray(conditions) || conditions.length === 0) return UNREADABLE;
  return { kind: operator, conditions: conditions.map((condition) => readCondition(condition, level + 1)) };
}

/** A node's own properties, without those that are `undefined`. */
function withoutUndefined(node: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(node).filter(([, value]) => value !== undefined));
}

function readLeaf(key: string, operator: string, value: unknown): ConditionTest {
  const name = key.slice(ATTRIBUTE_PREFIX.length, -SUFFIX.length);
  if (name !== '' && key === ATTRIBUTE_PREFIX + name + SUFFIX) {
    const test = readStringTest(operator, value);
    return test ? { kind: 'attribute', name, test } : UNREADABLE;
  }
  const test = readTimeTest(key, operator, value);
  return test ? { kind: 'time', test } : UNREADABLE;
}

/** Whether a condition holds: true, false or unknown (C1). */
export function testCondition(condition: ConditionTest, circumstances: Circumstances): Truth {
  switch (condition.kind) {
    case 'and':
      return condition.conditions.reduce((all, part) => and(all, testCondition(part, circumstances)), TRUE);
    case 'or':
      return condition.conditions.reduce((any, part) => or(any, testCondition(part, circumstances)), FALSE);
    case 'time':
      return circumstances.second === undefined ? TIME_NEEDED : truth(holdsAt(condition.test, circumstances.second));
    case 'attribute':
      return testValues(condition.test, circumstances.attributes(condition.name));
    case 'unreadable':
      return UNKNOWN_CONDITION;
  }
}

/** The first second after the given one at which a readable time condition changes (A5). */
export function nextChangeIn(condition: ConditionTest, second: number): number {
  switch (condition.kind) {
    case 'and':
    case 'or': {
      let first = Infinity;
      for (const part of condition.conditions) first = Math.min(first, nextChangeIn(part, second));
      return first;
    }
    case 'time':
      return nextChange(condition.test, second);
    case 'attribute':
    case 'unreadable':
      return Infinity;
  }
}
