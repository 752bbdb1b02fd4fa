import type {
  Account,
  Caveat,
  Decision,
  Effect,
  Grant,
  NearMiss,
  ReasonCode,
  Request,
  Requirement,
} from 'apikey-policy';

/** The decision that a vector expects. Without `nearMisses`, `requires` or `validUntil`, it expects none. */
export interface Expected {
  readonly effect: Effect;
  readonly reason: ReasonCode;
  /** In the order of section 9 of the rules. */
  readonly unknowns: readonly ReasonCode[];
  /** A set. */
  readonly grants: readonly Grant[];
  /** A set. */
  readonly caveats: readonly Caveat[];
  /** A set. */
  readonly nearMisses?: readonly NearMiss[] | undefined;
  /** The roles are in the order of rule A4. */
  readonly requires?: Requirement | undefined;
  /** In epoch milliseconds. */
  readonly validUntil?: number | undefined;
}

/** A request about an account with the expected decision, as JSON for any language. */
export interface Vector {
  /** It never changes. */
  readonly id: string;
  /** The rules that it shows, such as `S5`. */
  readonly rules: readonly string[];
  readonly sentence: string;
  readonly account: Account;
  readonly request: Request;
  readonly expected: Expected;
}

/** A file of `apikey-policy/vectors/`. */
export interface VectorFile {
  readonly vectors: readonly Vector[];
}

/** The part of a decision that vectors contain. */
export function expectedOf(decision: Decision): Expected {
  const { effect, reason, unknowns, grants, caveats, nearMisses, requires, validUntil } = decision;
  return {
    effect,
    reason,
    unknowns,
    grants,
    caveats,
    ...(nearMisses.length > 0 && { nearMisses }),
    ...(requires && { requires }),
    ...(validUntil !== undefined && { validUntil }),
  };
}

/** The expectation with its sets sorted, so that equal expectations are equal data. */
export function inOrder(expected: Expected): Expected {
  const { grants, caveats, nearMisses } = expected;
  return {
    ...expected,
    grants: sorted(grants),
    caveats: sorted(caveats),
    ...(nearMisses && { nearMisses: sorted(nearMisses) }),
  };
}

function sorted<Entry>(entries: readonly Entry[]): readonly Entry[] {
  return [...entries].sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
}

function nameOf(entry: unknown): string {
  // The fields may come in any order.
  return JSON.stringify(entry, Object.keys(Object(entry)).sort());
}
