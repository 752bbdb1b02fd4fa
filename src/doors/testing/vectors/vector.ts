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

/** What a vector expects of a decision; of `nearMisses`, `requires` and `validUntil`, what is left out is not there. */
export interface Expected {
  readonly effect: Effect;
  readonly reason: ReasonCode;
  /** In the order of section 9. */
  readonly unknowns: readonly ReasonCode[];
  /** A set. */
  readonly grants: readonly Grant[];
  /** A set. */
  readonly caveats: readonly Caveat[];
  /** A set. */
  readonly nearMisses?: readonly NearMiss[] | undefined;
  /** Its roles in the order of A4. */
  readonly requires?: Requirement | undefined;
  /** In epoch milliseconds. */
  readonly validUntil?: number | undefined;
}

/** One question about one account, with its answer, as any language can read it. */
export interface Vector {
  /** Stable. */
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

/** All that a vector says of a decision. */
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

/** The same with its sets in one order, so that equal expectations are equal data. */
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

/** Its fields in the order of their names. */
function nameOf(entry: unknown): string {
  return JSON.stringify(entry, Object.keys(Object(entry)).sort());
}
