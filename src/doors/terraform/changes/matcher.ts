import type { Condition, Matcher } from 'apikey-policy';

/** A matcher or a rule as far as it is known: without a value, or without a key, it is held and unknown (TF-6). */
export interface Held {
  readonly key?: string;
  readonly operator?: string;
  readonly value?: unknown;
  readonly conditions?: readonly Held[];
}

/** What is held may lack what the types ask for, as the rules expect (rules.md G4, C1). */
export function asMatcher(held: Held & { readonly key: string }): Matcher {
  return held as Matcher;
}

export function asCondition(held: Held): Condition {
  return held as Condition;
}
