import type { Account, Decision, Effect, PolicyDecisionPoint, Request } from 'apikey-policy';
import type fc from 'fast-check';
import { isSame } from '../../src/doors/testing/equality.ts';

/** The functions that the laws check: the library's, or broken ones. */
export interface Core {
  decide(account: Account, request: Request): Decision;
  compile(account: Account): Pick<PolicyDecisionPoint, 'account' | 'decide' | 'allows'>;
}

/** A property that holds for every account and every request. */
export interface Law {
  readonly name: string;
  /** The rules from which it follows. */
  readonly rules: readonly string[];
  readonly sentence: string;
  /** For `fc.assert`: it fails with false, or with an error that shows the difference. */
  readonly property: (core: Core) => fc.IRawProperty<unknown, false>;
}

const EFFECTS: readonly Effect[] = ['deny', 'indeterminate', 'allow'];

/** 0 for a deny, 1 for an indeterminate, 2 for an allow. */
export function rank({ effect }: Decision): number {
  return EFFECTS.indexOf(effect);
}

/** The rank of an indeterminate. */
export const UNCERTAIN: number = EFFECTS.indexOf('indeterminate');

/** Throws unless both are the same plain data. */
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
