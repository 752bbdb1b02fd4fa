import { type Forms, matchesForms } from './attributes.ts';
import { type TimeLeaf, timeLeaf } from './time.ts';
import { all, any, type Truth, unknown } from './truth.ts';

// rules.md, section 7, C1 to C5: conditions. The pattern of C6 is no part of an account.

/** A node of a rule as C1 reads it. */
type Node =
  | { readonly is: 'and' | 'or'; readonly parts: readonly unknown[] }
  | { readonly is: 'leaf'; readonly key: string; readonly operator: string; readonly value: unknown }
  | { readonly is: 'unknown' };

const DEEPEST = 10;

function nodeOf(value: unknown, level: number): Node {
  if (level > DEEPEST || typeof value !== 'object' || value === null || Array.isArray(value)) return { is: 'unknown' };
  const fields = new Map<string, unknown>(Object.entries(value).filter(([, field]) => field !== undefined));
  const hasOnly = (...own: string[]) => [...fields.keys()].every((name) => own.includes(name));
  const [key, operator, parts] = [fields.get('key'), fields.get('operator'), fields.get('conditions')];
  if (Array.isArray(parts) && parts.length > 0 && hasOnly('operator', 'conditions')) {
    return operator === 'and' || operator === 'or' ? { is: operator, parts } : { is: 'unknown' };
  }
  if (typeof key === 'string' && typeof operator === 'string' && hasOnly('key', 'operator', 'value')) {
    return { is: 'leaf', key, operator, value: fields.get('value') };
  }
  return { is: 'unknown' };
}

function leafHolds(key: string, operator: string, value: unknown, forms: Forms, time: number | undefined): Truth {
  // C5
  const [, name] = /^\{\{resource\.attributes\.(.+)\}\}$/s.exec(key) ?? [];
  if (name !== undefined) return matchesForms(forms, name, operator, value, 'unknown-condition');
  // C2, C4
  const leaf = timeLeaf(key, operator, value);
  if (leaf === undefined) return unknown('unknown-condition');
  return time === undefined ? unknown('time-needed') : leaf.holdsAt(Math.floor(time / 1000));
}

/** C1: whether a condition holds; level 1 is the rule itself. */
export function holds(condition: unknown, forms: Forms, time: number | undefined, level = 1): Truth {
  const node = nodeOf(condition, level);
  switch (node.is) {
    case 'and':
      return all(node.parts.map((part) => holds(part, forms, time, level + 1)));
    case 'or':
      return any(node.parts.map((part) => holds(part, forms, time, level + 1)));
    case 'leaf':
      return leafHolds(node.key, node.operator, node.value, forms, time);
    case 'unknown':
      return unknown('unknown-condition');
  }
}

/** A5: the time conditions that C1 evaluates, whatever stands beside them. */
export function timeLeavesOf(condition: unknown, level = 1): readonly TimeLeaf[] {
  const node = nodeOf(condition, level);
  switch (node.is) {
    case 'and':
    case 'or':
      return node.parts.flatMap((part) => timeLeavesOf(part, level + 1));
    case 'leaf': {
      const leaf = timeLeaf(node.key, node.operator, node.value);
      return leaf === undefined ? [] : [leaf];
    }
    case 'unknown':
      return [];
  }
}
