import type { UnknownReason } from 'apikey-policy';

/** Kleene's three values; the third says why it is not one of the others. */
export type Truth = boolean | Unknown;

export interface Unknown {
  readonly because: readonly UnknownReason[];
}

export function unknown(...because: readonly UnknownReason[]): Unknown {
  return { because };
}

export function isUnknown(truth: Truth): truth is Unknown {
  return typeof truth === 'object';
}

function doubts(truths: readonly Truth[]): Unknown {
  return unknown(...truths.filter(isUnknown).flatMap(({ because }) => because));
}

/** C1, G8: false if any is false, else unknown if any is unknown. */
export function all(truths: readonly Truth[]): Truth {
  if (truths.includes(false)) return false;
  return truths.some(isUnknown) ? doubts(truths) : true;
}

/** C1: true if any is true, else unknown if any is unknown. */
export function any(truths: readonly Truth[]): Truth {
  if (truths.includes(true)) return true;
  return truths.some(isUnknown) ? doubts(truths) : false;
}
