import type { CedarExpression, CedarOperands } from './formats.ts';

/** An expression in both of Cedar's forms (CED-1). */
export interface Term {
  readonly json: CedarExpression;
  readonly text: string;
  /** How strongly it holds together in text: the weaker goes into parentheses. */
  readonly strength: number;
  /** How many operators stand above the innermost of its tests. */
  readonly depth: number;
}

type Operator = '||' | '&&' | '==' | '<' | '>=' | '+' | '*';

/** How an operator is written in JSON, and how strongly it holds together in text. */
interface Writing {
  readonly strength: number;
  readonly json: (operands: CedarOperands) => CedarExpression;
}

const OPERATORS: Readonly<Record<Operator, Writing>> = {
  '||': { strength: 0, json: (operands) => ({ '||': operands }) },
  '&&': { strength: 1, json: (operands) => ({ '&&': operands }) },
  '==': { strength: 2, json: (operands) => ({ '==': operands }) },
  '<': { strength: 2, json: (operands) => ({ '<': operands }) },
  '>=': { strength: 2, json: (operands) => ({ '>=': operands }) },
  '+': { strength: 3, json: (operands) => ({ '+': operands }) },
  '*': { strength: 4, json: (operands) => ({ '*': operands }) },
};

const ATOM = 5;

/** Two terms and what stands between them. */
export function binary(left: Term, operator: Operator, right: Term): Term {
  const { strength, json } = OPERATORS[operator];
  const [before, after] = [inside(left, strength), inside(right, strength + 1)];
  return {
    json: json({ left: left.json, right: right.json }),
    text: `${before} ${operator} ${after}`,
    strength,
    depth: Math.max(left.depth, right.depth) + 1,
  };
}

function inside({ text, strength }: Term, least: number): string {
  return strength < least ? `(${text})` : text;
}

export function variable(name: 'principal' | 'resource' | 'context'): Term {
  return { json: { Var: name }, text: name, strength: ATOM, depth: 0 };
}

export function long(value: number): Term {
  return { json: { Value: value }, text: `${value}`, strength: ATOM, depth: 0 };
}

export function attribute(of: Term, attr: string): Term {
  return { json: { '.': { left: of.json, attr } }, text: `${of.text}.${attr}`, strength: ATOM, depth: of.depth + 1 };
}

export function has(of: Term, attr: string): Term {
  const { strength } = OPERATORS['=='];
  return { json: { has: { left: of.json, attr } }, text: `${of.text} has ${attr}`, strength, depth: of.depth + 1 };
}

/**
 * All of several terms, or any of them, in as few levels as there can be; nothing for none of them.
 *
 * The two shallowest are joined first. So `n` tests under ten levels of conditions stand some `log2(n) + 20` levels
 * deep, and no condition that fits into memory is as deep as engines go, which is about 55 (CED-4).
 */
export function balanced(operator: '&&' | '||', terms: readonly Term[], depth = 0): readonly Term[] {
  return terms.length < 2 ? terms : balanced(operator, paired(operator, terms, depth), depth + 1);
}

/** Joins neighbours among the terms that are no deeper than this; one may be left over, for the next level. */
function paired(operator: '&&' | '||', terms: readonly Term[], depth: number): readonly Term[] {
  const joined: Term[] = [];
  let waiting: Term | undefined;
  for (const term of terms) {
    if (term.depth > depth) joined.push(term);
    else if (waiting === undefined) waiting = term;
    else {
      joined.push(binary(waiting, operator, term));
      waiting = undefined;
    }
  }
  return waiting === undefined ? joined : [...joined, waiting];
}
