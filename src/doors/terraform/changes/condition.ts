import type { Condition } from 'apikey-policy';
import { readString } from '../values/attribute.ts';
import { setOfBlocks } from '../values/blocks.ts';
import { at, type Place } from '../values/place.ts';
import type { Reading } from './context.ts';
import { asCondition, type Held } from './matcher.ts';
import { noteUnknown, resolvedStrings } from './resolved.ts';
import { knownBlocks } from './target.ts';

/** The rule of a policy, as the provider makes it of `rule_conditions` (TF-9); `unknown` where a block is. */
export function readCondition(state: Place, reading: Reading): Condition | 'none' | 'unknown' {
  const place = at(state, 'rule_conditions');
  const blocks = knownBlocks(setOfBlocks(place, 'key'), place, reading);
  if (blocks === 'unknown') return 'unknown';
  const [first, ...others] = blocks;
  if (first === undefined) return 'none';
  if (others.length === 0) return alone(first, reading);
  const conditions = blocks.map((block) => entry(block, reading));
  if (!conditions.every((condition) => condition !== undefined)) return 'unknown';
  const operatorPlace = at(state, 'rule_operator');
  const operator = readString(operatorPlace);
  if (operator.kind === 'unknown') noteUnknown(operatorPlace, reading);
  // Without its operator, a group is unknown (rules.md C1).
  return asCondition(operator.kind === 'known' ? { operator: operator.value, conditions } : { conditions });
}

/** One entry alone is the rule itself, and loses its inner conditions in the provider. */
function alone(block: Place, reading: Reading): Condition | 'unknown' {
  const held = entry(block, reading);
  if (held === undefined) return 'unknown';
  if (held.conditions === undefined) return asCondition(held);
  reading.note('conditions-lost', block.path, 'has one rule condition with inner conditions, which the provider drops');
  return asCondition(held.operator === undefined ? {} : { operator: held.operator });
}

/** A test, or a group of tests; none where the key, the operator or a block is unknown. */
function entry(block: Place, reading: Reading): Held | undefined {
  const inner = at(block, 'conditions');
  const blocks = knownBlocks(setOfBlocks(inner, 'key'), inner, reading);
  if (blocks === 'unknown') return undefined;
  if (blocks.length === 0) return test(block, reading);
  const operator = partOf(block, 'operator', reading);
  const conditions = blocks.map((part) => test(part, reading));
  if (operator === UNKNOWN || !conditions.every((condition) => condition !== undefined)) return undefined;
  return { ...(operator !== undefined && { operator }), conditions };
}

function test(block: Place, reading: Reading): Held | undefined {
  const key = partOf(block, 'key', reading);
  const operator = partOf(block, 'operator', reading);
  if (key === UNKNOWN || operator === UNKNOWN) return undefined;
  const value = testedValue(at(block, 'value'), operator, reading);
  return { ...(key !== undefined && { key }), ...(operator !== undefined && { operator }), ...value };
}

/** A part of a test that is a string; none where it is not set. */
function partOf(block: Place, name: 'key' | 'operator', reading: Reading): string | undefined | null {
  const place = at(block, name);
  const read = readString(place);
  if (read.kind === 'unknown') noteUnknown(place, reading);
  if (read.kind === 'known') return read.value;
  return read.kind === 'unknown' ? UNKNOWN : undefined;
}

/** A part of a test that is known only after the apply. */
const UNKNOWN = null;

/** One value is sent bare, several as a list, and with `stringExists` one is a boolean. */
function testedValue(place: Place, operator: string | undefined, reading: Reading): { readonly value?: unknown } {
  const { values, isComplete } = resolvedStrings(place, reading);
  const [first, ...others] = values;
  if (first === undefined || !isComplete) return {};
  if (others.length > 0) return { value: values };
  const isBoolean = operator === 'stringExists' && (first === 'true' || first === 'false');
  return { value: isBoolean ? first === 'true' : first };
}
