import type { CedarExpression, CedarOperands } from './formats.ts';

/** An expression in both of Cedar's forms (CED-1). */
export interface Term {
  readonly json: CedarExpression;
  readonly text: string;
  /** The precedence in the text form: a term of lower strength gets parentheses. */
  readonly strength: number;
  /** The number of operators above the innermost test. */
  readonly depth: number;
}

type Operator = '||' | '&&' | '==' | '<' | '>=' | '+' | '*';

/** The JSON form and the precedence of an operator. */
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

/** Two terms joined by an operator. */
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
 * Joins terms by an operator, in as few levels as possible.
 *
 * The shallowest terms are joined first. So `n` tests under ten levels of conditions are about `log2(n) + 20` levels deep.
 * Engines accept about 55 levels, which no condition that fits into memory reaches (CED-4).
 */
export function balanced(operator: '&&' | '||', terms: readonly Term[], depth = 0): readonly Term[] {
  return terms.length < 2 ? terms : balanced(operator, paired(operator, terms, depth), depth + 1);
}

/** Joins pairs of terms up to a depth. One term may be left for the next level. */
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
