import type { Account, Decision, Effect, PolicyDecisionPoint, Request } from 'apikey-policy';
import type fc from 'fast-check';
import { isSame } from '../equality.ts';

/** What the laws are about: this library, or anything else that answers in its words. */
export interface Core {
  /** The whole decision on one question about one account. */
  decide(account: Account, request: Request): Decision;
  /** Something that answers many questions about one account, as `decide` would. */
  compile(account: Account): Pick<PolicyDecisionPoint, 'account' | 'decide' | 'allows'>;
}

/** Something that holds for every account and every request. */
export interface Law {
  readonly name: string;
  /** The rules that it follows from. */
  readonly rules: readonly string[];
  readonly sentence: string;
  /** For `fc.assert`, on any test runner: fails by a false or by an error that says what differs. */
  readonly property: (core: Core) => fc.IRawProperty<unknown, false>;
}

const EFFECTS: readonly Effect[] = ['deny', 'indeterminate', 'allow'];

/** How far an answer is from a deny. */
export function rank({ effect }: Decision): number {
  return EFFECTS.indexOf(effect);
}

/** The rank of an answer that is neither certain nor an allow. */
export const UNCERTAIN: number = EFFECTS.indexOf('indeterminate');

/** Fails with both, unless they are the same plain data. */
export function agree(actual: unknown, expected: unknown): void {
  if (isSame(actual, expected)) return;
  throw new Error(`expected ${JSON.stringify(expected)}, got ${JSON.stringify(actual)}`);
}

/** A decision without some of its fields. */
export function without(decision: Decision, ...fields: (keyof Decision)[]): object {
  return Object.fromEntries(Object.entries(decision).filter(([field]) => !fields.some((name) => name === field)));
}

/** A decision whose grants and near misses are sets (A8). */
export function asSets(decision: Decision): object {
  const asSet = (entries: readonly object[]): string[] =>
    [...new Set(entries.map((entry) => JSON.stringify(Object.entries(entry).sort())))].sort();
  return { ...decision, grants: asSet(decision.grants), nearMisses: asSet(decision.nearMisses) };
}
