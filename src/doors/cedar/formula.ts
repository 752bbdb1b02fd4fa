import { balanced, type Term } from './term.ts';

/** What is left of a condition once all that needs no clock is decided. */
export type Formula =
  | { readonly kind: 'test'; readonly term: Term }
  | { readonly kind: 'and' | 'or'; readonly parts: readonly Formula[] };

/** All of nothing. */
export const ALWAYS: Formula = { kind: 'and', parts: [] };
/** Any of nothing. */
export const NEVER: Formula = { kind: 'or', parts: [] };

/** Whether it is decided: every group that is not has a part, as parts that decide nothing are left out. */
export function isDecided(formula: Formula): boolean {
  return formula.kind !== 'test' && formula.parts.length === 0;
}

/** Whether it never holds. */
export function isNever(formula: Formula): boolean {
  return formula.kind === 'or' && formula.parts.length === 0;
}

/** All of several parts, or any of them, without those that are decided. */
export function join(kind: 'and' | 'or', parts: readonly Formula[]): Formula {
  const flat = parts.flatMap((part) => (part.kind === kind ? part.parts : [part]));
  const [first, ...others] = flat;
  const group: Formula = { kind, parts: flat };
  return flat.find(isDecided) ?? (others.length === 0 ? (first ?? group) : group);
}

/** A formula as Cedar writes it; nothing for one that always holds. */
export function termOf(formula: Formula): readonly Term[] {
  if (formula.kind === 'test') return [formula.term];
  return balanced(formula.kind === 'and' ? '&&' : '||', formula.parts.flatMap(termOf));
}
