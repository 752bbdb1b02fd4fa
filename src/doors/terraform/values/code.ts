import { type Body, fieldOf, isBody } from '../../../ibm-api/body.ts';
import { fieldIn } from './field-in.ts';

/**
 * What the configuration says about a place. `lost`: it is unknown, because the plan has no configuration of the
 * resource, or because no single block of the code is known to be the one that made the place.
 */
export type Code = { readonly kind: 'lost' } | { readonly kind: 'read'; readonly expression: unknown };

export const LOST: Code = { kind: 'lost' };

export function codeAt(code: Code, key: string): Code {
  if (code.kind === 'lost') return LOST;
  return { kind: 'read', expression: fieldIn(code.expression, key) };
}

/** Whether the code sets a place: absent, `{}` and a constant null do not (TF-4). */
export function isSet({ expression }: Extract<Code, { kind: 'read' }>): boolean {
  if (expression === undefined || expression === null) return false;
  if (!isBody(expression)) return true;
  const keys = Object.keys(expression);
  const isNull = keys.length === 1 && constantOf(expression) === null;
  return keys.length > 0 && !isNull;
}

/** What an expression refers to; empty if that is unknown. */
export function referencesIn(code: Code): readonly string[] {
  const references = code.kind === 'read' ? fieldIn(code.expression, 'references') : undefined;
  if (!Array.isArray(references)) return [];
  // A list that cannot be read completely hides references beside those that can.
  return references.every((reference) => typeof reference === 'string') ? references : [];
}

/** The blocks that the code writes at a place, `dynamic` ones not included. */
export function blocksIn(code: Code): readonly Body[] {
  if (code.kind === 'lost') return [];
  const { expression } = code;
  if (isBody(expression)) return [expression];
  return Array.isArray(expression) ? expression.filter(isBody) : [];
}

/** The constant that a block of the code gives an argument. */
export function constantIn(block: Body, key: string): unknown {
  return constantOf(fieldOf(block, key));
}

function constantOf(expression: unknown): unknown {
  return fieldIn(expression, 'constant_value');
}
