import { balanced, type Term } from './term.ts';

/** The part of a condition that depends on the time. */
export type Formula =
  | { readonly kind: 'test'; readonly term: Term }
  | { readonly kind: 'and' | 'or'; readonly parts: readonly Formula[] };

/** An empty `and` is true. */
export const ALWAYS: Formula = { kind: 'and', parts: [] };
/** An empty `or` is false. */
export const NEVER: Formula = { kind: 'or', parts: [] };

/** Whether the formula does not depend on the time. `join` leaves out decided parts, so only a decided group is empty. */
export function isDecided(formula: Formula): boolean {
  return formula.kind !== 'test' && formula.parts.length === 0;
}

/** Whether the formula never holds. */
export function isNever(formula: Formula): boolean {
  return formula.kind === 'or' && formula.parts.length === 0;
}

/** Joins parts by `and` or `or`, without the decided ones. */
export function join(kind: 'and' | 'or', parts: readonly Formula[]): Formula {
  const flat = parts.flatMap((part) => (part.kind === kind ? part.parts : [part]));
  const [first, ...others] = flat;
  const group: Formula = { kind, parts: flat };
  return flat.find(isDecided) ?? (others.length === 0 ? (first ?? group) : group);
}

/** The Cedar term of a formula; empty for a formula that always holds. */
export function termOf(formula: Formula): readonly Term[] {
  if (formula.kind === 'test') return [formula.term];
  return balanced(formula.kind === 'and' ? '&&' : '||', formula.parts.flatMap(termOf));
}
